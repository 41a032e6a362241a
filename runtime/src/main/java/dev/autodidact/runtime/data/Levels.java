package dev.autodidact.runtime.data;

import dev.autodidact.api.data.CategoricalColumn;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The dictionary of a column while it is read: a hash table with open addressing that looks a range of characters up
 * without making a string of it.
 */
final class Levels {

    private static final int FREE = -1;

    private final List<String> levels = new ArrayList<>();
    private int[] slots = free(16);

    /** The code of a level, which is new where the level is. */
    int code(char[] text, int from, int to) {
        int hash = 0;
        for (int i = from; i < to; i++) {
            hash = 31 * hash + text[i]; // as strings do
        }
        int slot = slot(hash);
        while (slots[slot] != FREE) {
            if (equals(levels.get(slots[slot]), text, from, to)) {
                return slots[slot];
            }
            slot = (slot + 1) & (slots.length - 1);
        }
        int code = levels.size();
        slots[slot] = code;
        levels.add(new String(text, from, to - from));
        if (levels.size() * 2 > slots.length) {
            rehash();
        }
        return code;
    }

    private int slot(int hash) {
        int mixed = hash * 0x9e3779b9;
        return (mixed ^ (mixed >>> 16)) & (slots.length - 1);
    }

    private static boolean equals(String level, char[] text, int from, int to) {
        if (level.length() != to - from) {
            return false;
        }
        for (int i = from; i < to; i++) {
            if (level.charAt(i - from) != text[i]) {
                return false;
            }
        }
        return true;
    }

    private void rehash() {
        slots = free(slots.length * 2);
        for (int code = 0; code < levels.size(); code++) {
            int slot = slot(levels.get(code).hashCode());
            while (slots[slot] != FREE) {
                slot = (slot + 1) & (slots.length - 1);
            }
            slots[slot] = code;
        }
    }

    private static int[] free(int length) {
        int[] slots = new int[length];
        Arrays.fill(slots, FREE);
        return slots;
    }

    /** A column with the levels sorted; the codes are translated in place and handed over. */
    CategoricalColumn toColumn(String name, int[] codes) {
        int[] order = IntStream.range(0, levels.size())
                .boxed()
                .sorted(Comparator.comparing(levels::get))
                .mapToInt(Integer::intValue)
                .toArray();
        int[] rank = new int[order.length];
        for (int i = 0; i < order.length; i++) {
            rank[order[i]] = i;
        }
        for (int row = 0; row < codes.length; row++) {
            codes[row] = codes[row] < 0 ? CategoricalColumn.MISSING : rank[codes[row]];
        }
        return new CategoricalColumn(
                name, codes, Arrays.stream(order).mapToObj(levels::get).toList());
    }
}
