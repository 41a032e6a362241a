package dev.autodidact.search.model;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/**
 * Finds vectors where the expected improvement is great. Random draws and the best trials so far are the starts; from the
 * greatest of either, local search climbs in shrinking steps, to the best of some neighbours each time (as SMAC does:
 * Hutter, Hoos and Leyton-Brown, 2011, section 4.3, but with a fixed number of evaluations, so that the time a proposal
 * takes is bounded). Not thread-safe.
 */
public final class Acquisition {

    private static final int DRAWS = 200;
    private static final int CLIMBERS = 5;
    private static final int NEIGHBOURS = 8;
    private static final double[] STEPS = {0.2, 0.1, 0.1, 0.05, 0.02};
    private static final int MOVES = 4;
    private static final int CANDIDATES = 50;

    private static final class Candidate {

        private final double[] vector;
        private final double value;

        private Candidate(double[] vector, double value) {
            this.vector = vector;
            this.value = value;
        }

        private double value() {
            return value;
        }
    }

    private final Encoding encoding;
    private final Surrogate surrogate;
    private final double best;
    private final RandomGenerator random;
    private final List<Candidate> evaluated = new ArrayList<>();

    private Acquisition(Encoding encoding, Surrogate surrogate, double best, RandomGenerator random) {
        this.encoding = encoding;
        this.surrogate = surrogate;
        this.best = best;
        this.random = random;
    }

    /**
     * {@return the vectors with the greatest values that were found, greatest first}
     *
     * @param encoding of the space
     * @param surrogate what is expected of a vector
     * @param best the least target so far
     * @param trials the best trials so far
     * @param random where chance comes from
     */
    public static List<double[]> maximise(
            Encoding encoding, Surrogate surrogate, double best, List<Trial> trials, RandomGenerator random) {
        return new Acquisition(encoding, surrogate, best, random).maximise(trials);
    }

    private List<double[]> maximise(List<Trial> trials) {
        List<Candidate> climbers = new ArrayList<>();
        climbers.addAll(greatest(evaluate(trials.stream().map(Trial::vector).toList()), CLIMBERS));
        climbers.addAll(greatest(
                evaluate(Stream.generate(() -> encoding.sample(random))
                        .limit(DRAWS)
                        .toList()),
                CLIMBERS));
        for (double step : STEPS) {
            climb(climbers, step);
        }
        return greatest(evaluated, CANDIDATES).stream()
                .map(candidate -> candidate.vector)
                .toList();
    }

    /** Moves each climber to the best of its neighbours, where that is better. All are evaluated at once. */
    private void climb(List<Candidate> climbers, double step) {
        List<double[]> neighbours = new ArrayList<>();
        int[] end = new int[climbers.size()];
        for (int climber = 0; climber < end.length; climber++) {
            for (int neighbour = 0; neighbour < NEIGHBOURS; neighbour++) {
                double[] vector = encoding.near(climbers.get(climber).vector, step, 1 + random.nextInt(MOVES), random);
                if (encoding.isAllowed(vector)) {
                    neighbours.add(vector);
                }
            }
            end[climber] = neighbours.size();
        }
        List<Candidate> candidates = evaluate(neighbours);
        for (int climber = 0; climber < end.length; climber++) {
            int from = climber == 0 ? 0 : end[climber - 1];
            for (Candidate candidate : candidates.subList(from, end[climber])) {
                if (candidate.value > climbers.get(climber).value) {
                    climbers.set(climber, candidate);
                }
            }
        }
    }

    private List<Candidate> evaluate(List<double[]> vectors) {
        List<Prediction> predictions = vectors.isEmpty() ? List.of() : surrogate.predict(vectors);
        List<Candidate> candidates = new ArrayList<>();
        for (int i = 0; i < vectors.size(); i++) {
            candidates.add(new Candidate(vectors.get(i), ExpectedImprovement.log(predictions.get(i), best)));
        }
        evaluated.addAll(candidates);
        return candidates;
    }

    /** The candidates of greatest value, in order; only they are sorted, since this is done at every proposal. */
    private static List<Candidate> greatest(List<Candidate> candidates, int limit) {
        double[] values =
                candidates.stream().mapToDouble(Candidate::value).sorted().toArray();
        double least = values.length > limit ? values[values.length - limit] : Double.NEGATIVE_INFINITY;
        return candidates.stream()
                .filter(candidate -> candidate.value >= least)
                .sorted(Comparator.comparingDouble(Candidate::value).reversed())
                .limit(limit)
                .toList();
    }
}
