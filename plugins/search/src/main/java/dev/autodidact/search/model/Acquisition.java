package dev.autodidact.search.model;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/**
 * Finds vectors where the expected improvement is great. Random draws and the best trials so far are the starts; from the
 * greatest of either, local search climbs in shrinking steps (as SMAC does: Hutter, Hoos and Leyton-Brown, 2011, section
 * 4.3, but with a fixed number of evaluations, so that the time a proposal takes is bounded). All climb side by side,
 * because several vectors at once are predicted quicker. Not thread-safe.
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
            for (int neighbour = 0; neighbour < NEIGHBOURS; neighbour++) {
                climb(climbers, step);
            }
        }
        return greatest(evaluated, CANDIDATES).stream()
                .map(candidate -> candidate.vector)
                .toList();
    }

    /** One step of every climber, towards a neighbour where that is better. */
    private void climb(List<Candidate> climbers, double step) {
        List<Integer> movers = new ArrayList<>();
        List<double[]> neighbours = new ArrayList<>();
        for (int climber = 0; climber < climbers.size(); climber++) {
            double[] vector = encoding.near(climbers.get(climber).vector, step, 1 + random.nextInt(MOVES), random);
            if (encoding.isAllowed(vector)) {
                movers.add(climber);
                neighbours.add(vector);
            }
        }
        List<Candidate> candidates = evaluate(neighbours);
        for (int i = 0; i < candidates.size(); i++) {
            if (candidates.get(i).value > climbers.get(movers.get(i)).value) {
                climbers.set(movers.get(i), candidates.get(i));
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
