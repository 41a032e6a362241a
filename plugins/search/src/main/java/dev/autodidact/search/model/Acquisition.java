package dev.autodidact.search.model;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.random.RandomGenerator;

/**
 * Finds vectors where an acquisition function is great. Random draws and the best trials so far are the starts; from the
 * greatest of either, local search climbs in shrinking steps (as SMAC does: Hutter, Hoos and Leyton-Brown, 2011, section
 * 4.3, but with a fixed number of evaluations, so that the time a proposal takes is bounded). Not thread-safe.
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
    private final ToDoubleFunction<double[]> function;
    private final RandomGenerator random;
    private final List<Candidate> evaluated = new ArrayList<>();

    private Acquisition(Encoding encoding, ToDoubleFunction<double[]> function, RandomGenerator random) {
        this.encoding = encoding;
        this.function = function;
        this.random = random;
    }

    /**
     * {@return the vectors with the greatest values that were found, greatest first}
     *
     * @param encoding of the space
     * @param function the acquisition function, of a vector
     * @param best the best trials so far
     * @param random where chance comes from
     */
    public static List<double[]> maximise(
            Encoding encoding, ToDoubleFunction<double[]> function, List<Trial> best, RandomGenerator random) {
        return new Acquisition(encoding, function, random).maximise(best);
    }

    private List<double[]> maximise(List<Trial> best) {
        List<Candidate> starts = new ArrayList<>();
        best.forEach(trial -> starts.add(evaluate(trial.vector())));
        List<Candidate> draws = new ArrayList<>();
        for (int draw = 0; draw < DRAWS; draw++) {
            draws.add(evaluate(encoding.sample(random)));
        }
        greatest(starts, CLIMBERS).forEach(this::climb);
        greatest(draws, CLIMBERS).forEach(this::climb);
        return greatest(evaluated, CANDIDATES).stream()
                .map(candidate -> candidate.vector)
                .toList();
    }

    private void climb(Candidate start) {
        Candidate at = start;
        for (double step : STEPS) {
            for (int neighbour = 0; neighbour < NEIGHBOURS; neighbour++) {
                double[] vector = encoding.near(at.vector, step, 1 + random.nextInt(MOVES), random);
                if (encoding.isAllowed(vector)) {
                    Candidate candidate = evaluate(vector);
                    at = candidate.value > at.value ? candidate : at;
                }
            }
        }
    }

    private Candidate evaluate(double[] vector) {
        Candidate candidate = new Candidate(vector, function.applyAsDouble(vector));
        evaluated.add(candidate);
        return candidate;
    }

    private static List<Candidate> greatest(Collection<Candidate> candidates, int limit) {
        return candidates.stream()
                .sorted(Comparator.comparingDouble(Candidate::value).reversed())
                .limit(limit)
                .toList();
    }
}
