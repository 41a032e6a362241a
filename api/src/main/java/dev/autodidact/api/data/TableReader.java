package dev.autodidact.api.data;

import java.nio.file.Path;

/** Reads tables from files; the host lends one to every plugin. Thread-safe. */
public interface TableReader {

    /**
     * Reads a whole file. The format follows from the name: {@code .arff}, otherwise delimited text; {@code .gz} is
     * unpacked on the way.
     *
     * @param file the file
     * @param options how to read it
     * @return the table
     * @throws dev.autodidact.api.AutodidactException of kind CALLER, naming file, line and column, where the file is
     *     missing, empty or malformed
     */
    Table read(Path file, ReadOptions options);

    /**
     * {@return the table in the file, read with {@link ReadOptions#DEFAULT}}
     *
     * @param file the file
     */
    default Table read(Path file) {
        return read(file, ReadOptions.DEFAULT);
    }
}
