package dev.autodidact.hostile;

import java.util.ArrayList;
import java.util.List;

/** Takes heap until there is none. */
final class Hoard {

    private static final int CHUNK = 1 << 20;

    private final List<byte[]> chunks = new ArrayList<>();

    void grow() {
        while (chunks.size() < Integer.MAX_VALUE) {
            chunks.add(new byte[CHUNK]);
        }
    }
}
