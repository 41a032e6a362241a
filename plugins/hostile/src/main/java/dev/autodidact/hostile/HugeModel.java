package dev.autodidact.hostile;

import dev.autodidact.api.data.TrainingData;
import dev.autodidact.api.learner.FitContext;
import dev.autodidact.api.learner.Model;
import dev.autodidact.api.space.Configuration;
import java.io.IOException;
import java.io.OutputStream;

/** Writes a model of a gigabyte. */
final class HugeModel extends HostileLearner {

    HugeModel() {
        super("huge-model");
    }

    @Override
    public Model fit(Configuration configuration, TrainingData data, FitContext context) {
        return new ConstantModel(id(), data.target()) {
            @Override
            public void write(OutputStream out) throws IOException {
                super.write(out);
                byte[] chunk = new byte[1 << 20];
                for (int i = 0; i < 1 << 10; i++) {
                    out.write(chunk);
                }
            }
        };
    }
}
