package dev.autodidact.registry.report;

import dev.autodidact.registry.statistics.BayesianSignedRank;
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

    private static final double SIGNIFICANT = 0.05;
    private static final double SURE = 0.95;
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
                .map(pair -> pair.a().equals(leader.id()) ? pair : pair.reversed())
                .toList();
        long beaten = pairs.stream().filter(Verdict::ahead).count();
        List<String> sentences = new ArrayList<>();
        sentences.add(leader.id() + " has the best mean rank, " + Numbers.fixed(leader.meanRank(), 2) + " of "
                + analysis.strategies().size() + ", over " + Numbers.count(tasks, "task", "tasks") + "."
                + analysis.friedman()
                        .map(test -> " The Friedman test finds " + (test.p() < SIGNIFICANT ? "a" : "no")
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
        List<String> unbeaten =
                pairs.stream().filter(pair -> !ahead(pair)).map(Pair::b).toList();
        if (beaten > 0) {
            return leader + " leads, but is not clearly ahead of "
                    + (unbeaten.size() > 2 ? unbeaten.size() + " others" : String.join(" and ", unbeaten));
        }
        boolean equal = pairs.stream().allMatch(pair -> pair.bayesian().equal() > SURE);
        return equal ? "The strategies are equal for practical purposes" : "No strategy is clearly ahead";
    }

    private static boolean ahead(Pair pair) {
        return pair.pAdjusted() < SIGNIFICANT && pair.bayesian().firstBetter() > SURE;
    }

    private static String sentence(Pair pair) {
        BayesianSignedRank bayesian = pair.bayesian();
        String better = "Better than " + pair.b() + " with probability " + Numbers.probability(bayesian.firstBetter());
        String probability;
        if (bayesian.equal() > SURE) {
            probability = "Equal to " + pair.b() + " for practical purposes with probability "
                    + Numbers.probability(bayesian.equal());
        } else {
            probability = bayesian.equal() > 1 - SURE
                    ? better + ", equal for practical purposes with " + Numbers.probability(bayesian.equal())
                    : better;
        }
        return probability + " (" + pair.wins() + " wins, " + pair.ties() + " ties, " + pair.losses()
                + " losses; Wilcoxon with Holm's correction, p " + relation(Numbers.p(pair.pAdjusted())) + ").";
    }

    private static String relation(String number) {
        return number.startsWith("<") || number.startsWith(">") ? number : "= " + number;
    }
}
