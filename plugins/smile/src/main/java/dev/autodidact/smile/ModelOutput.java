package dev.autodidact.smile;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** Writes the numbers of a model; {@link ModelInput} is the inverse. Not thread-safe. */
final class ModelOutput {

    private final DataOutputStream out;

    ModelOutput(OutputStream out) {
        this.out = new DataOutputStream(new BufferedOutputStream(out));
    }

    void integer(int value) throws IOException {
        out.writeInt(value);
    }

    void real(double value) throws IOException {
        out.writeDouble(value);
    }

    void text(String value) throws IOException {
        out.writeUTF(value);
    }

    void option(Enum<?> value) throws IOException {
        out.writeUTF(value.name());
    }

    void integers(int[] values) throws IOException {
        for (int value : values) {
            out.writeInt(value);
        }
    }

    void reals(double[] values) throws IOException {
        for (double value : values) {
            out.writeDouble(value);
        }
    }

    void table(double[][] rows) throws IOException {
        for (double[] row : rows) {
            reals(row);
        }
    }

    void flush() throws IOException {
        out.flush();
    }
}
