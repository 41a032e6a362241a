package dev.autodidact.suites.internal.starter;

import dev.autodidact.api.data.Table;
import java.util.Arrays;
import java.util.function.Predicate;

/**
 * The MONK's problems: a hidden rule over six nominal attributes of robots, on all 432 robots there are. These are
 * exactly the three published test sets; 216, 142 and 228 robots belong to the class.
 *
 * <p>The 5 % of class noise of the third problem concern its published training set of 122 robots only, which is not
 * part of this suite: here all three problems are free of noise.
 *
 * <p>Thrun and others, 1991, "The MONK's problems: a performance comparison of different learning algorithms".
 */
final class Monks {

    private static final int[] VALUES = {3, 3, 2, 3, 4, 2};

    private Monks() {}

    /** {@return the first problem: the first two attributes agree, or the fifth is 1} */
    static Table first() {
        return table(robot -> robot[0] == robot[1] || robot[4] == 1);
    }

    /** {@return the second problem: exactly two attributes are 1} */
    static Table second() {
        return table(robot -> Arrays.stream(robot).filter(value -> value == 1).count() == 2);
    }

    /** {@return the third problem: the fifth is 3 and the fourth 1, or the fifth is not 4 and the second not 3} */
    static Table third() {
        return table(robot -> robot[4] == 3 && robot[3] == 1 || robot[4] != 4 && robot[1] != 3);
    }

    private static Table table(Predicate<int[]> member) {
        TableDraft draft = new TableDraft("a1", "a2", "a3", "a4", "a5", "a6");
        int robots = Arrays.stream(VALUES).reduce(1, (product, values) -> product * values);
        for (int number = 0; number < robots; number++) {
            int[] robot = new int[VALUES.length];
            int rest = number;
            for (int i = VALUES.length - 1; i >= 0; i--) {
                robot[i] = 1 + rest % VALUES[i];
                rest /= VALUES[i];
            }
            String[] cells = new String[VALUES.length + 1];
            for (int i = 0; i < VALUES.length; i++) {
                cells[i] = "v" + robot[i];
            }
            cells[VALUES.length] = member.test(robot) ? "1" : "0";
            draft.add((Object[]) cells);
        }
        return draft.table();
    }
}
