package dev.autodidact.search.fidelity;

import java.util.ArrayList;
import java.util.List;

/**
 * How many configurations each bracket tries on each rung (Li, Jamieson, DeSalvo, Rostamizadeh and Talwalkar, 2018,
 * "Hyperband", algorithm 1): bracket s begins s rungs below the top with {@code ceil((S + 1) / (s + 1) eta^s)}
 * configurations, and of those on each rung one in eta goes on.
 */
final class Brackets {

    private Brackets() {}

    /** {@return for each rung the number of trials there in bracket s of a ladder; 0 below the bracket's first} */
    static List<Integer> sizes(int top, int s) {
        int first = (int) Math.ceil((top + 1.0) / (s + 1) * Math.pow(Rungs.ETA, s));
        List<Integer> sizes = new ArrayList<>();
        for (int rung = 0; rung <= top; rung++) {
            int steps = rung - (top - s);
            sizes.add(steps < 0 ? 0 : Math.max(1, (int) (first / Math.pow(Rungs.ETA, steps) + 1e-9)));
        }
        return sizes;
    }

    /** {@return the sizes of the bracket of successive halving: eta^S configurations on the lowest rung} */
    static List<Integer> halving(int top) {
        List<Integer> sizes = new ArrayList<>();
        for (int rung = 0; rung <= top; rung++) {
            sizes.add((int) Math.round(Math.pow(Rungs.ETA, top - rung)));
        }
        return sizes;
    }
}
