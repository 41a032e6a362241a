package dev.autodidact.core.worker;

import dev.autodidact.api.data.CategoricalColumn;
import dev.autodidact.api.data.Column;
import dev.autodidact.api.data.NumericColumn;
import dev.autodidact.api.data.Table;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Tables and arrays as bytes, in bulk, for a process that trusts this one. */
final class TableCodec {

    private TableCodec() {}

    static void write(Table table, DataOutputStream out) throws IOException {
        out.writeInt(table.columns().size());
        for (Column column : table.columns()) {
            text(column.name(), out);
            switch (column) {
                case NumericColumn numeric -> {
                    out.writeByte(0);
                    double[] values = new double[numeric.rows()];
                    for (int row = 0; row < values.length; row++) {
                        values[row] = numeric.value(row);
                    }
                    write(values, out);
                }
                case CategoricalColumn categorical -> {
                    out.writeByte(1);
                    int[] codes = new int[categorical.rows()];
                    for (int row = 0; row < codes.length; row++) {
                        codes[row] = categorical.code(row);
                    }
                    write(codes, out);
                    out.writeInt(categorical.levels().size());
                    for (String level : categorical.levels()) {
                        text(level, out);
                    }
                }
            }
        }
    }

    static Table readTable(DataInputStream in) throws IOException {
        List<Column> columns = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
            String name = text(in);
            columns.add(in.readByte() == 0 ? new NumericColumn(name, readDoubles(in)) : readCategorical(name, in));
        }
        return Table.of(columns);
    }

    private static CategoricalColumn readCategorical(String name, DataInputStream in) throws IOException {
        int[] codes = readInts(in);
        List<String> levels = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
            levels.add(text(in));
        }
        return new CategoricalColumn(name, codes, levels);
    }

    static void write(double[] values, DataOutputStream out) throws IOException {
        out.writeInt(values.length);
        ByteBuffer bytes = ByteBuffer.allocate(values.length * Double.BYTES);
        bytes.asDoubleBuffer().put(values);
        out.write(bytes.array());
    }

    static double[] readDoubles(DataInputStream in) throws IOException {
        double[] values = new double[in.readInt()];
        bytes(in, values.length * Double.BYTES).asDoubleBuffer().get(values);
        return values;
    }

    static void write(int[] values, DataOutputStream out) throws IOException {
        out.writeInt(values.length);
        ByteBuffer bytes = ByteBuffer.allocate(values.length * Integer.BYTES);
        bytes.asIntBuffer().put(values);
        out.write(bytes.array());
    }

    static int[] readInts(DataInputStream in) throws IOException {
        int[] values = new int[in.readInt()];
        bytes(in, values.length * Integer.BYTES).asIntBuffer().get(values);
        return values;
    }

    /** Texts of any length, which {@link DataOutputStream#writeUTF} does not write. */
    static void text(String text, DataOutputStream out) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_16BE);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    static String text(DataInputStream in) throws IOException {
        return new String(bytes(in, in.readInt()).array(), StandardCharsets.UTF_16BE);
    }

    private static ByteBuffer bytes(DataInputStream in, int length) throws IOException {
        byte[] bytes = new byte[length];
        in.readFully(bytes);
        return ByteBuffer.wrap(bytes);
    }
}
