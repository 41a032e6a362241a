package dev.autodidact.registry.report;

import dev.autodidact.registry.statistics.PairedComparison;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What a comparison came to, in words that claim no more than the tests do.
 *
 * @param headline one line
 * @param sentences what it rests on
 */
record Verdict(String headline, List<String> sentences) {

    /** A forecast of more further tasks than this only says that they are many. */
    private static final long MOST_FORECAST = 1000;
    /** Below so many tasks Wilcoxon's test cannot give a p-value below 0.05, whatever the results. */
    private static final int FEWEST_TASKS = 6;

    static Verdict of(Analysis analysis) {
        int tasks = analysis.shared().size();
        if (analysis.strategies().size() < 2) {
            return new Verdict(
                    "One strategy, nothing to compare", List.of("Name two or more strategies to see which is ahead."));
        }
        if (tasks == 0) {
            return new Verdict(
                    "No task has been run by all strategies",
                    List.of("Ranks need at least one task that every strategy can solve and has been run on."));
        }
        Standing leader = analysis.standings().stream()
                .min(Comparator.comparingDouble(Standing::meanRank))
                .orElseThrow();
        List<Pair> pairs = analysis.pairs().stream()
                .filter(pair -> pair.involves(leader.id()))
                .map(pair -> pair.from(leader.id()))
                .toList();
        long beaten = pairs.stream().filter(pair -> pair.test().firstAhead()).count();
        List<String> sentences = new ArrayList<>();
        sentences.add(leader.id() + " has the best mean rank, " + Numbers.fixed(leader.meanRank(), 2) + " of "
                + analysis.strategies().size() + ", over " + Numbers.count(tasks, "task", "tasks") + "."
                + analysis.friedman()
                        .map(test ->
                                " The Friedman test finds " + (test.p() < PairedComparison.SIGNIFICANCE ? "a" : "no")
                                        + " difference among them (p " + relation(Numbers.p(test.p())) + ").")
                        .orElse(""));
        pairs.forEach(pair -> sentences.add(sentence(pair)));
        if (tasks < FEWEST_TASKS) {
            sentences.add("With " + Numbers.count(tasks, "task", "tasks")
                    + " no difference can be significant, however large: read this as a first look.");
        }
        return new Verdict(headline(leader.id(), pairs, beaten), List.copyOf(sentences));
    }

    private static String headline(String leader, List<Pair> pairs, long beaten) {
        if (beaten == pairs.size()) {
            return leader + " is ahead of " + (pairs.size() == 1 ? pairs.get(0).b() : "all others");
        }
        List<String> unbeaten = pairs.stream()
                .filter(pair -> !pair.test().firstAhead())
                .map(Pair::b)
                .toList();
        if (beaten > 0) {
            return leader + " leads, but is not clearly ahead of "
                    + (unbeaten.size() > 2 ? unbeaten.size() + " others" : String.join(" and ", unbeaten));
        }
        boolean equal = pairs.stream().allMatch(pair -> pair.test().equal());
        return equal ? "The strategies are equal for practical purposes" : "No strategy is clearly ahead";
    }

    private static String sentence(Pair pair) {
        PairedComparison test = pair.test();
        double better = test.bayesian().firstBetter();
        double equal = test.bayesian().equal();
        StringBuilder words = new StringBuilder();
        if (test.equal()) {
            words.append(pair.a())
                    .append(" equals ")
                    .append(pair.b())
                    .append(" for practical purposes with probability ");
            words.append(Numbers.probability(equal));
        } else {
            words.append(pair.a()).append(" beats ").append(pair.b()).append(" with probability ");
            words.append(Numbers.probability(better));
            if (equal > 1 - PairedComparison.SURE) {
                words.append(", equals it for practical purposes with ").append(Numbers.probability(equal));
            }
        }
        words.append(" (")
                .append(pair.wins())
                .append(" wins, ")
                .append(pair.ties())
                .append(" ties, ");
        words.append(pair.losses()).append(" losses; Wilcoxon with Holm's correction, p ");
        words.append(relation(Numbers.p(test.pAdjusted()))).append(")");
        pair.moreTasks().ifPresent(more -> words.append("; ").append(forecast(more)));
        return words.append('.').toString();
    }

    private static String forecast(long more) {
        return more > MOST_FORECAST
                ? "more than " + Numbers.count(MOST_FORECAST) + " further tasks like these would be needed to settle it"
                : "about " + Numbers.count(more, "more task", "more tasks") + " like these would settle it";
    }

    private static String relation(String number) {
        return number.startsWith("<") || number.startsWith(">") ? number : "= " + number;
    }
}
