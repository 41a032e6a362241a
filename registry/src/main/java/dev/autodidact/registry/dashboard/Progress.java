package dev.autodidact.registry.dashboard;

import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How much of its budget a run has used, from the budget's words, such as {@code 60s,100trials}. */
final class Progress {

    private static final Pattern TRIALS = Pattern.compile("(\\d+)trials");
    private static final Pattern TIME = Pattern.compile("(\\d+)(ms|s)(?:,|$)");

    private Progress() {}

    /** {@return from 0 to 1: the part that is nearest to its end; empty where the words say nothing} */
    static OptionalDouble of(String budget, int trials, double seconds) {
        double most = -1;
        Matcher limit = TRIALS.matcher(budget);
        if (limit.find()) {
            most = trials / Double.parseDouble(limit.group(1));
        }
        Matcher time = TIME.matcher(budget);
        if (time.find()) {
            double allowed = Double.parseDouble(time.group(1)) / (time.group(2).equals("ms") ? 1000 : 1);
            most = Math.max(most, seconds / allowed);
        }
        return most < 0 ? OptionalDouble.empty() : OptionalDouble.of(Math.min(1, most));
    }
}
