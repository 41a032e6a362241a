package dev.autodidact.core.preprocess;

import dev.autodidact.api.data.CategoricalColumn;
import dev.autodidact.api.data.Column;
import dev.autodidact.api.data.NumericColumn;
import dev.autodidact.api.data.Target;
import dev.autodidact.runtime.preprocess.LabelledTable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Keeps copies of a row, equal in every column and the target, on one side of a split: whoever has seen the copy that trains
 * knows the one that validates by heart. Where fewer than half of the rows are different, as in tables of a few levels, rows
 * are equal by chance, and each goes its own way.
 */
final class Copies {

    /** For each row of the target, or of a part of it, the positions of the row and its copies; the first of them leads. */
    private final List<int[]> groups;

    private Copies(List<int[]> groups) {
        this.groups = groups;
    }

    /**
     * {@return the copies among some rows}
     *
     * @param data the table
     * @param rows row numbers; the splits are of their positions
     */
    static Copies among(LabelledTable data, int[] rows) {
        Map<Long, List<Integer>> alike = new HashMap<>();
        List<List<Integer>> inOrder = new ArrayList<>();
        long[] hashes = hashes(data.table().columns(), rows);
        for (int position = 0; position < rows.length; position++) {
            alike.computeIfAbsent(hashes[position], hash -> {
                        inOrder.add(new ArrayList<>(1));
                        return inOrder.getLast();
                    })
                    .add(position);
        }
        return inOrder.size() < 2 || inOrder.size() * 2L < rows.length
                ? new Copies(IntStream.range(0, rows.length)
                        .mapToObj(position -> new int[] {position})
                        .toList())
                : new Copies(inOrder.stream()
                        .map(group -> group.stream().mapToInt(Integer::intValue).toArray())
                        .toList());
    }

    /**
     * {@return splits of all of the rows}
     *
     * @param target the targets of the rows
     * @param splitter splits targets of which none is a copy
     */
    List<Split> together(Target target, Function<Target, List<Split>> splitter) {
        int[] leaders = groups.stream().mapToInt(group -> group[0]).toArray();
        return splitter.apply(target.take(leaders)).stream()
                .map(split -> new Split(
                        members(split.train()),
                        IntStream.of(members(split.validation())).sorted().toArray()))
                .toList();
    }

    private int[] members(int[] leaders) {
        return IntStream.of(leaders)
                .flatMap(leader -> IntStream.of(groups.get(leader)))
                .toArray();
    }

    /** Of 64 bits: among a million different rows, two have the same with a chance of one in forty million. */
    private static long[] hashes(List<Column> columns, int[] rows) {
        long[] hashes = new long[rows.length];
        for (Column column : columns) {
            for (int position = 0; position < rows.length; position++) {
                hashes[position] = mixed(hashes[position] + bits(column, rows[position]));
            }
        }
        return hashes;
    }

    private static long bits(Column column, int row) {
        return switch (column) {
            case NumericColumn numeric -> Double.doubleToLongBits(numeric.value(row) + 0.0);
            case CategoricalColumn categorical -> categorical.isMissing(row) ? -1 : categorical.code(row);
        };
    }

    /** The finalizer of SplitMix64 (Steele, Lea and Flood, 2014), after a step of its sequence. */
    private static long mixed(long bits) {
        long z = bits + 0x9e3779b97f4a7c15L;
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }
}
