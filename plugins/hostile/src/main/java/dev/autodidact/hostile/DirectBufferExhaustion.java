package dev.autodidact.hostile;

import dev.autodidact.api.data.TrainingData;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** Takes direct buffers until there are none. */
final class DirectBufferExhaustion extends HostileLearner {

    private static final int CHUNK = 16 << 20;

    DirectBufferExhaustion() {
        super("direct-buffer-exhaustion");
    }

    @Override
    void misbehave(TrainingData data) {
        List<ByteBuffer> buffers = new ArrayList<>();
        while (buffers.size() < Integer.MAX_VALUE) {
            ByteBuffer buffer = ByteBuffer.allocateDirect(CHUNK);
            while (buffer.hasRemaining()) {
                buffer.putLong(1);
            }
            buffers.add(buffer);
        }
    }
}
