package dev.autodidact.registry.report;

import dev.autodidact.registry.NewRun;
import dev.autodidact.registry.statistics.Bootstrap;
import dev.autodidact.registry.statistics.Elo;
import dev.autodidact.registry.statistics.Ranks;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A strategy on all tasks. What concerns ranks and regret counts the tasks that every strategy has run on.
 *
 * @param id its id
 * @param meanRank NaN where there is no such task
 * @param lowestRank where the 95 % interval of the mean rank begins
 * @param highestRank where it ends
 * @param elo its rating against the others; empty where there is no such task
 * @param meanRegret the mean over tasks; NaN where there is no such task
 * @param best on how many tasks it is best, alone or with others
 * @param runs how many runs it has
 * @param failedRuns how many of them have no result of their own
 * @param evaluations trials, or gradient evaluations
 * @param failedTrials how many trials failed
 * @param seconds wall-clock seconds of all runs
 * @param cpuSeconds processor seconds of all runs; NaN where unknown
 * @param learningSeconds wall-clock seconds of learning; knowledge that several runs used counts once
 * @param learnedFrom what it learned from, in words, each once
 */
record Standing(
        String id,
        double meanRank,
        double lowestRank,
        double highestRank,
        Optional<Elo> elo,
        double meanRegret,
        int best,
        int runs,
        int failedRuns,
        long evaluations,
        long failedTrials,
        double seconds,
        double cpuSeconds,
        double learningSeconds,
        Set<String> learnedFrom) {

    /** {@return the standings, in the order of the strategies} */
    static List<Standing> of(List<String> strategies, List<Result> results, List<Row> shared, long seed) {
        double[][] losses = Row.losses(strategies, shared);
        double[][] ranks = Arrays.stream(losses).map(Ranks::of).toArray(double[][]::new);
        Elo[] ratings = shared.isEmpty() || strategies.size() < 2 ? new Elo[0] : Elo.of(losses, seed);
        Optional<Bootstrap.Band> band = shared.isEmpty() ? Optional.empty() : Optional.of(Bootstrap.band(ranks, seed));
        List<Standing> standings = new ArrayList<>();
        for (int i = 0; i < strategies.size(); i++) {
            String id = strategies.get(i);
            int place = i;
            List<Result> own =
                    results.stream().filter(run -> run.strategy().equals(id)).toList();
            standings.add(new Standing(
                    id,
                    band.map(b -> b.mean().get(place)).orElse(Double.NaN),
                    band.map(b -> b.lower().get(place)).orElse(Double.NaN),
                    band.map(b -> b.upper().get(place)).orElse(Double.NaN),
                    place < ratings.length ? Optional.of(ratings[place]) : Optional.empty(),
                    shared.stream()
                            .mapToDouble(row -> row.cell(id).regret())
                            .average()
                            .orElse(Double.NaN),
                    (int) shared.stream()
                            .filter(row -> row.cell(id).loss() == row.best())
                            .count(),
                    own.size(),
                    (int) own.stream().filter(Result::failed).count(),
                    own.stream().mapToLong(run -> run.trace().evaluations()).sum(),
                    own.stream().mapToLong(run -> run.trace().failed()).sum(),
                    own.stream().mapToDouble(run -> run.run().seconds()).sum(),
                    own.stream().mapToDouble(run -> run.run().cpuSeconds()).sum(),
                    learningSeconds(own),
                    own.stream()
                            .map(run -> run.run().run().learnedFrom())
                            .filter(words -> !words.isEmpty())
                            .collect(Collectors.toCollection(LinkedHashSet::new))));
        }
        return List.copyOf(standings);
    }

    private static double learningSeconds(List<Result> own) {
        Set<String> counted = new HashSet<>();
        return own.stream()
                .map(result -> result.run().run())
                .filter(run -> run.knowledge().isEmpty() || counted.add(run.knowledge()))
                .mapToDouble(NewRun::learningSeconds)
                .sum();
    }
}
