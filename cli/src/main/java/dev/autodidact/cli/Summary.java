package dev.autodidact.cli;

import dev.autodidact.core.LeaderboardEntry;
import dev.autodidact.core.Result;
import dev.autodidact.runtime.model.Member;
import dev.autodidact.runtime.model.Pool;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What a person reads when a run has ended. */
final class Summary {

    private static final int SHOWN = 10;

    private Summary() {}

    static String of(Result result) {
        StringBuilder text = new StringBuilder();
        text.append(String.format(
                Locale.ROOT,
                "%s: %d trials, %d failed, %.1f s%n",
                result.task().name(),
                result.trials().size(),
                result.failed(),
                result.took().toMillis() / 1000.0));
        List<LeaderboardEntry> leaderboard = result.leaderboard();
        if (!leaderboard.isEmpty()) {
            TextTable table = new TextTable("", result.metric().id(), "learner", "seconds");
            for (int i = 0; i < Math.min(SHOWN, leaderboard.size()); i++) {
                LeaderboardEntry entry = leaderboard.get(i);
                table.add(
                        i + 1,
                        String.format(Locale.ROOT, "%.6g", entry.validation() + 0.0), // -0 is 0
                        entry.learner(),
                        String.format(Locale.ROOT, "%.2f", entry.seconds()));
            }
            text.append(String.format("%n%s%n", table));
        }
        text.append(String.format("%nmodel: %s%n", describe(result)));
        result.outlook()
                .ifPresent(gain -> text.append(String.format(
                        Locale.ROOT,
                        "twice as many trials might gain another %.2g in %s%n",
                        gain,
                        result.metric().id())));
        result.test()
                .forEach((metric, score) -> text.append(String.format(Locale.ROOT, "test %s: %.6g%n", metric, score)));
        return text.toString();
    }

    private static String describe(Result result) {
        List<Member> members = result.model().members();
        return members.isEmpty()
                ? "a constant, because nothing better could be fitted in time"
                : members.stream()
                        .map(member -> String.format(
                                Locale.ROOT,
                                "%.2f %s",
                                member.weight(),
                                member.learner().id()))
                        .collect(Collectors.joining(
                                " + ",
                                result.model().pool() == Pool.LOGARITHMIC ? "stacked, in logarithms: " : "",
                                ""));
    }
}
