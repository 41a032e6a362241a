package dev.autodidact.hostile;

import dev.autodidact.api.data.TrainingData;
import dev.autodidact.api.learner.FitContext;
import dev.autodidact.api.learner.Model;
import dev.autodidact.api.space.Configuration;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;

/** Fits a model that takes a gigabyte of the heap. */
final class GreatModel extends HostileLearner {

    GreatModel() {
        super("great-model");
    }

    @Override
    public Model fit(Configuration configuration, TrainingData data, FitContext context) {
        double[][] weights = new double[1 << 7][1 << 20];
        return new ConstantModel(id(), data.target()) {
            @Override
            public void write(OutputStream out) throws IOException {
                super.write(out);
                for (double[] row : weights) {
                    ByteBuffer bytes = ByteBuffer.allocate(row.length * Double.BYTES);
                    bytes.asDoubleBuffer().put(row);
                    out.write(bytes.array());
                }
            }
        };
    }
}
