package dev.autodidact.learnedoptimizer.search;

import dev.autodidact.api.Seeds;
import dev.autodidact.api.execution.Cost;
import dev.autodidact.api.execution.Outcome;
import dev.autodidact.api.execution.Proposal;
import dev.autodidact.api.experience.Knowledge;
import dev.autodidact.api.space.Configuration;
import dev.autodidact.api.space.Domain;
import dev.autodidact.api.space.Draws;
import dev.autodidact.api.space.SearchSpace;
import dev.autodidact.api.strategy.Budget;
import dev.autodidact.api.strategy.Observation;
import dev.autodidact.api.strategy.Search;
import dev.autodidact.api.strategy.SearchProblem;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Map;
import java.util.Queue;
import java.util.function.IntFunction;
import java.util.function.ToDoubleFunction;
import java.util.random.RandomGenerator;
import java.util.random.RandomGenerator.SplittableGenerator;
import java.util.stream.Stream;
import org.apache.commons.statistics.inference.PValueMethod;
import org.apache.commons.statistics.inference.WilcoxonSignedRankTest;

/**
 * Prints how {@code lstm-search} does against random search: on draws of a Gaussian process that no training saw, and on
 * Branin, Hartmann 3 and Hartmann 6 (200 pairs of searches each; the two of a pair have different seeds).
 */
final class SearchBenchmark {

    private static final int PAIRS = 200;
    private static final Cost COST = new Cost(0, Double.NaN);

    private SearchBenchmark() {}

    /** A function on the unit cube and its least value. */
    private record Problem(int dimensions, ToDoubleFunction<float[]> function, double least) {}

    /** The regret after the last trial and the mean time of a proposal, its observation included. */
    private record Result(double regret, double milliseconds) {}

    /**
     * Prints the table.
     *
     * @param arguments none
     */
    public static void main(String[] arguments) {
        System.out.println("regret: mean (standard deviation) of the best value less the least there is; n = " + PAIRS);
        System.out.printf(
                "%-22s %6s %5s %18s %18s %8s %9s %12s%n",
                "functions", "trials", "slots", "lstm-search", "random", "wins", "p", "ms/proposal");
        for (int dimensions : new int[] {1, 2, 3, 4, 6, 8, 10, 14, 20}) {
            row("GP draws, " + dimensions + "-d", 50, 1, pair -> gaussianProcess(dimensions, pair));
        }
        row("Branin, 2-d", 50, 1, pair -> new Problem(2, SearchBenchmark::branin, 0.397887));
        row("Hartmann 3, 3-d", 50, 1, pair -> new Problem(3, SearchBenchmark::hartmann3, -3.86278));
        row("Hartmann 6, 6-d", 50, 1, pair -> new Problem(6, SearchBenchmark::hartmann6, -3.32237));
        row("GP draws, 3-d", 20, 1, pair -> gaussianProcess(3, pair));
        row("GP draws, 3-d", 50, 4, pair -> gaussianProcess(3, pair));
        row("GP draws, 3-d", 200, 1, pair -> gaussianProcess(3, pair));
        row("Hartmann 6, 6-d", 20, 1, pair -> new Problem(6, SearchBenchmark::hartmann6, -3.32237));
        row("Hartmann 6, 6-d", 50, 4, pair -> new Problem(6, SearchBenchmark::hartmann6, -3.32237));
        row("Hartmann 6, 6-d", 200, 1, pair -> new Problem(6, SearchBenchmark::hartmann6, -3.32237));
        latency();
    }

    private static void row(String name, int trials, int slots, IntFunction<Problem> problems) {
        double[] learned = new double[PAIRS];
        double[] random = new double[PAIRS];
        double milliseconds = 0;
        int wins = 0;
        for (int pair = 0; pair < PAIRS; pair++) {
            Problem problem = problems.apply(pair);
            SearchSpace space = cube(problem.dimensions());
            SearchProblem searched = new SearchProblem(space, Map.of(), Budget.trials(trials), slots, 1);
            String label = Integer.toString(pair);
            Result result = search(
                    new LstmSearch()
                            .begin(searched, Knowledge.NONE, Seeds.generator(1, "benchmark", "lstm-search", label)),
                    problem,
                    trials,
                    slots);
            learned[pair] = result.regret();
            milliseconds += result.milliseconds() / PAIRS;
            Draws draws = new Draws(space, Seeds.generator(1, "benchmark", "random", label), new HashSet<>());
            random[pair] = randomly(draws, problem, trials);
            wins += learned[pair] < random[pair] ? 1 : 0;
        }
        double p = WilcoxonSignedRankTest.withDefaults()
                .with(PValueMethod.ASYMPTOTIC)
                .test(learned, random)
                .getPValue();
        System.out.printf(
                "%-22s %6d %5d %18s %18s %8d %9.1e %12.3f%n",
                name, trials, slots, spread(learned), spread(random), wins, p, milliseconds);
    }

    private static String spread(double[] values) {
        double mean = Arrays.stream(values).average().orElseThrow();
        double square = Arrays.stream(values)
                .map(value -> (value - mean) * (value - mean))
                .sum();
        return String.format("%.4f (%.4f)", mean, Math.sqrt(square / (values.length - 1)));
    }

    private static Result search(Search search, Problem problem, int trials, int slots) {
        Queue<Observation> pending = new ArrayDeque<>();
        double best = Double.POSITIVE_INFINITY;
        long nanoseconds = 0;
        for (int trial = 0; trial < trials; trial++) {
            long start = System.nanoTime();
            if (pending.size() == slots) {
                search.observe(pending.remove());
            }
            Proposal proposal = search.propose().orElseThrow();
            nanoseconds += System.nanoTime() - start;
            double value = problem.function().applyAsDouble(place(proposal.configuration(), problem.dimensions()));
            best = Math.min(best, value);
            pending.add(new Observation(trial, proposal, Outcome.Scored.of(value, COST)));
        }
        return new Result(best - problem.least(), nanoseconds / 1e6 / trials);
    }

    private static double randomly(Draws draws, Problem problem, int trials) {
        double best = Double.POSITIVE_INFINITY;
        for (int trial = 0; trial < trials; trial++) {
            float[] place = place(draws.get().orElseThrow(), problem.dimensions());
            best = Math.min(best, problem.function().applyAsDouble(place));
        }
        return best - problem.least();
    }

    private static SearchSpace cube(int dimensions) {
        SearchSpace.Builder builder = SearchSpace.builder();
        for (int k = 0; k < dimensions; k++) {
            builder.add("x" + k, Domain.real(0, 1));
        }
        return builder.build();
    }

    private static float[] place(Configuration configuration, int dimensions) {
        float[] place = new float[dimensions];
        for (int k = 0; k < dimensions; k++) {
            place[k] = (float) configuration.real("x" + k);
        }
        return place;
    }

    /** A draw; its least value is sought by projected gradient descent from the 20 best of 2,000 random places. */
    private static Problem gaussianProcess(int dimensions, int pair) {
        SplittableGenerator random =
                Seeds.generator(1, "held-out", Integer.toString(dimensions), Integer.toString(pair));
        GaussianProcess drawn = GaussianProcess.draw(dimensions, random);
        float[] gradient = new float[dimensions];
        ToDoubleFunction<float[]> function = place -> drawn.at(place, 0, gradient);
        double least = Stream.generate(() -> anywhere(dimensions, random))
                .limit(2000)
                .map(place -> new Start(place, function.applyAsDouble(place)))
                .sorted(Comparator.comparingDouble(Start::value))
                .limit(20)
                .mapToDouble(start -> descend(drawn, start.place()))
                .min()
                .orElseThrow();
        return new Problem(dimensions, function, least);
    }

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Start(float[] place, double value) {}

    private static float[] anywhere(int dimensions, RandomGenerator random) {
        float[] place = new float[dimensions];
        for (int k = 0; k < dimensions; k++) {
            place[k] = random.nextFloat();
        }
        return place;
    }

    private static double descend(GaussianProcess drawn, float[] start) {
        float[] place = start;
        float[] gradient = new float[start.length];
        double value = drawn.at(place, 0, gradient);
        double rate = 0.01;
        for (int step = 0; step < 200 && rate > 1e-7; step++) {
            float[] next = place.clone();
            for (int k = 0; k < next.length; k++) {
                next[k] = (float) Math.clamp(place[k] - rate * gradient[k], 0.0, 1.0);
            }
            float[] slope = new float[start.length];
            double found = drawn.at(next, 0, slope);
            if (found < value) {
                place = next;
                value = found;
                gradient = slope;
                rate *= 1.3;
            } else {
                rate /= 3;
            }
        }
        return value;
    }

    /** On the usual domain, x from -5 to 10, y from 0 to 15 (Dixon and Szegö, 1978). */
    private static double branin(float[] place) {
        double x = -5 + 15 * place[0];
        double y = 15 * place[1];
        double fold = y - 5.1 / (4 * Math.PI * Math.PI) * x * x + 5 / Math.PI * x - 6;
        return fold * fold + 10 * (1 - 1 / (8 * Math.PI)) * Math.cos(x) + 10;
    }

    private static double hartmann3(float[] place) {
        double[][] a = {{3, 10, 30}, {0.1, 10, 35}, {3, 10, 30}, {0.1, 10, 35}};
        double[][] p = {
            {0.3689, 0.1170, 0.2673}, {0.4699, 0.4387, 0.7470}, {0.1091, 0.8732, 0.5547}, {0.0381, 0.5743, 0.8828}
        };
        return hartmann(a, p, place);
    }

    private static double hartmann6(float[] place) {
        double[][] a = {
            {10, 3, 17, 3.5, 1.7, 8}, {0.05, 10, 17, 0.1, 8, 14}, {3, 3.5, 1.7, 10, 17, 8}, {17, 8, 0.05, 10, 0.1, 14}
        };
        double[][] p = {
            {0.1312, 0.1696, 0.5569, 0.0124, 0.8283, 0.5886},
            {0.2329, 0.4135, 0.8307, 0.3736, 0.1004, 0.9991},
            {0.2348, 0.1451, 0.3522, 0.2883, 0.3047, 0.6650},
            {0.4047, 0.8828, 0.8732, 0.5743, 0.1091, 0.0381}
        };
        return hartmann(a, p, place);
    }

    private static double hartmann(double[][] a, double[][] p, float[] place) {
        double[] heights = {1, 1.2, 3, 3.2};
        double sum = 0;
        for (int i = 0; i < heights.length; i++) {
            double exponent = 0;
            for (int k = 0; k < place.length; k++) {
                exponent += a[i][k] * (place[k] - p[i][k]) * (place[k] - p[i][k]);
            }
            sum -= heights[i] * Math.exp(-exponent);
        }
        return sum;
    }

    /** The time of proposals 1,001 to 2,000 on 14 mixed hyperparameters, and of the network's own in 50 searches. */
    private static void latency() {
        SearchSpace.Builder builder = SearchSpace.builder();
        for (int k = 0; k < 6; k++) {
            builder.add("real" + k, Domain.real(1e-4, 1).log());
        }
        for (int k = 0; k < 4; k++) {
            builder.add("whole" + k, Domain.integer(1, 100));
            builder.add("choice" + k, Domain.choice("a", "b", "c", "d"));
        }
        SearchSpace space = builder.build();
        SearchProblem problem = new SearchProblem(space, Map.of(), Budget.trials(2000), 1, 1);
        double[] network = new double[50 * Inputs.HORIZON];
        double[] late = new double[1000];
        for (int repeat = 0; repeat < 50; repeat++) {
            SplittableGenerator random = Seeds.generator(repeat, "latency");
            Search search = new LstmSearch().begin(problem, Knowledge.NONE, random);
            for (int trial = 0; trial < 2000; trial++) {
                long start = System.nanoTime();
                Proposal proposal = search.propose().orElseThrow();
                search.observe(new Observation(trial, proposal, Outcome.Scored.of(random.nextDouble(), COST)));
                double milliseconds = (System.nanoTime() - start) / 1e6;
                if (trial < Inputs.HORIZON) {
                    network[repeat * Inputs.HORIZON + trial] = milliseconds;
                } else if (trial >= 1000) {
                    late[trial - 1000] = milliseconds;
                }
            }
        }
        System.out.printf(
                "14 mixed hyperparameters, ms per proposal, 95th percentile: %.3f within the horizon, %.3f after 1,000"
                        + " trials%n",
                percentile95(network), percentile95(late));
    }

    private static double percentile95(double[] values) {
        return Arrays.stream(values).sorted().toArray()[values.length * 95 / 100];
    }
}
