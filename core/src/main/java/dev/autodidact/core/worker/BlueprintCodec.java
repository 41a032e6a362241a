package dev.autodidact.core.worker;

import dev.autodidact.api.data.Table;
import dev.autodidact.api.task.Metric;
import dev.autodidact.api.task.TaskType;
import dev.autodidact.core.engine.Blueprint;
import dev.autodidact.core.plugin.Catalogue;
import dev.autodidact.core.preprocess.Split;
import dev.autodidact.runtime.preprocess.LabelledTable;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Blueprints as files, for a process that trusts this one and has the same plugins. */
final class BlueprintCodec {

    private BlueprintCodec() {}

    static void write(Blueprint blueprint, Path file) throws IOException {
        try (DataOutputStream out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
            switch (blueprint) {
                case Blueprint.OfTable table -> {
                    out.writeByte(0);
                    TableCodec.write(table.data().table(), out);
                    TableCodec.text(table.data().targetName(), out);
                    out.writeUTF(table.data().type().name());
                    out.writeUTF(table.metric().id());
                    out.writeInt(table.splits().size());
                    for (Split split : table.splits()) {
                        write(split, out);
                    }
                    write(table.outer(), out);
                }
                case Blueprint.OfSuite suite -> {
                    out.writeByte(1);
                    TableCodec.text(suite.suite(), out);
                    TableCodec.text(suite.task(), out);
                }
            }
        }
    }

    static Blueprint read(Path file, Catalogue catalogue) throws IOException {
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
            if (in.readByte() == 1) {
                return new Blueprint.OfSuite(TableCodec.text(in), TableCodec.text(in));
            }
            Table table = TableCodec.readTable(in);
            String target = TableCodec.text(in);
            LabelledTable data = LabelledTable.of(table, target, TaskType.valueOf(in.readUTF()));
            Metric metric = catalogue.metric(in.readUTF());
            List<Split> splits = new ArrayList<>();
            for (int left = in.readInt(); left > 0; left--) {
                splits.add(readSplit(in));
            }
            return new Blueprint.OfTable(data, metric, splits, readSplit(in));
        }
    }

    private static void write(Split split, DataOutputStream out) throws IOException {
        TableCodec.write(split.train(), out);
        TableCodec.write(split.validation(), out);
    }

    private static Split readSplit(DataInputStream in) throws IOException {
        return new Split(TableCodec.readInts(in), TableCodec.readInts(in));
    }
}
