package dev.autodidact.suites.internal.functions;

import dev.autodidact.api.space.Condition;
import dev.autodidact.api.space.Domain;
import dev.autodidact.api.space.SearchSpace;
import dev.autodidact.api.suite.SuiteSource;
import dev.autodidact.api.suite.TaskReference;
import dev.autodidact.api.task.TaskKind;
import dev.autodidact.suites.internal.FixedSource;
import java.util.List;
import java.util.function.ToDoubleBiFunction;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * The suite {@code functions}: test functions with known optima, quick to evaluate. No default configuration lies at an
 * optimum. Branin, Hartmann, Ackley and Rosenbrock are as in Surjanovic and Bingham's virtual library of simulation
 * experiments, with minima rounded down; Ackley's domain is the asymmetric one of Eriksson and others, 2019, "Scalable global optimization via
 * local Bayesian optimization", lest its optimum be the middle.
 */
public final class FunctionsSuite {

    private static final double PI = StrictMath.PI;

    private static final double LOWEST_FIDELITY = 0.1;

    private static final double HARTMANN_6 = -3.3223680114156;
    private static final double[] HARTMANN_WEIGHTS = {1, 1.2, 3, 3.2};

    private static final double[][] HARTMANN_3_SCALES = {{3, 10, 30}, {0.1, 10, 35}, {3, 10, 30}, {0.1, 10, 35}};
    private static final double[][] HARTMANN_3_CENTRES = {
        {0.3689, 0.1170, 0.2673}, {0.4699, 0.4387, 0.7470}, {0.1091, 0.8732, 0.5547}, {0.0381, 0.5743, 0.8828}
    };

    private static final double[][] HARTMANN_6_SCALES = {
        {10, 3, 17, 3.5, 1.7, 8}, {0.05, 10, 17, 0.1, 8, 14}, {3, 3.5, 1.7, 10, 17, 8}, {17, 8, 0.05, 10, 0.1, 14}
    };
    private static final double[][] HARTMANN_6_CENTRES = {
        {0.1312, 0.1696, 0.5569, 0.0124, 0.8283, 0.5886},
        {0.2329, 0.4135, 0.8307, 0.3736, 0.1004, 0.9991},
        {0.2348, 0.1451, 0.3522, 0.2883, 0.3047, 0.6650},
        {0.4047, 0.8828, 0.8732, 0.5743, 0.1091, 0.0381}
    };

    private FunctionsSuite() {}

    /** {@return the source of the suite} */
    public static SuiteSource source() {
        return new FixedSource(
                "functions", "functions, black-box test functions with known optima", "2", FunctionsSuite::tasks);
    }

    private static List<TaskReference> tasks() {
        return List.of(
                reference("branin", branin()),
                reference("tree", tree()),
                reference(
                        "hartmann", hartmann("hartmann-3", -3.8627797873327, 1, HARTMANN_3_SCALES, HARTMANN_3_CENTRES)),
                reference("rosenbrock", rosenbrock()),
                reference("hartmann", hartmann("hartmann-6", HARTMANN_6, 1, HARTMANN_6_SCALES, HARTMANN_6_CENTRES)),
                reference("ackley", ackley()),
                reference("mixed", mixed()),
                reference("branin", braninOfFidelity()),
                reference("hartmann", hartmannOfFidelity()),
                reference("ellipsoid", rotated("ellipsoid-5", 5, FunctionsSuite::ellipsoid)),
                reference("rastrigin", rotated("rastrigin-5", 5, FunctionsSuite::rastrigin)),
                reference("sharp-ridge", rotated("sharp-ridge-10", 10, FunctionsSuite::sharpRidge)),
                reference("different-powers", rotated("different-powers-10", 10, FunctionsSuite::differentPowers)));
    }

    private static TaskReference reference(String family, TestFunction function) {
        return new TaskReference(function.name(), family, TaskKind.BLACK_BOX, TaskReference.Role.BOTH, () -> function);
    }

    /** Branin: three equal optima, at (-pi, 12.275), (pi, 2.275) and (3 pi, 2.475), in two dimensions. */
    private static TestFunction branin() {
        return branin("branin", 1);
    }

    /** Branin whose curve is the straighter the lower the fidelity: Wu and others, as below. */
    private static TestFunction braninOfFidelity() {
        return branin("branin-fidelity", LOWEST_FIDELITY);
    }

    private static TestFunction branin(String name, double minimumFidelity) {
        SearchSpace space = SearchSpace.builder()
                .add("x1", Domain.real(-5, 10))
                .add("x2", Domain.real(0, 15))
                .build();
        return new TestFunction(name, space, 0.397887357729, minimumFidelity, (configuration, fidelity) -> {
            double x1 = configuration.real("x1");
            double curve = 5.1 / (4 * PI * PI) - 0.1 * (1 - fidelity);
            double root = configuration.real("x2") - curve * x1 * x1 + 5 / PI * x1 - 6;
            return root * root + 10 * (1 - 1 / (8 * PI)) * StrictMath.cos(x1) + 10;
        });
    }

    /** Hartmann in six dimensions whose first valley is the flatter the lower the fidelity: Wu and others, as below. */
    private static TestFunction hartmannOfFidelity() {
        return hartmann("hartmann-6-fidelity", HARTMANN_6, LOWEST_FIDELITY, HARTMANN_6_SCALES, HARTMANN_6_CENTRES);
    }

    /**
     * Hartmann: four Gaussian valleys, one of them the deepest, in the unit cube. What a fidelity below 1 does is as in
     * Wu and others, 2019, "Practical multi-fidelity Bayesian optimization for hyperparameter tuning".
     */
    private static TestFunction hartmann(
            String name, double minimum, double minimumFidelity, double[][] scales, double[][] centres) {
        return vector(name, scales[0].length, 0, 1, minimum, minimumFidelity, (x, fidelity) -> {
            double sum = 0;
            for (int i = 0; i < HARTMANN_WEIGHTS.length; i++) {
                double distance = 0;
                for (int j = 0; j < x.length; j++) {
                    distance += scales[i][j] * (x[j] - centres[i][j]) * (x[j] - centres[i][j]);
                }
                double weight = i == 0 ? HARTMANN_WEIGHTS[0] - 0.1 * (1 - fidelity) : HARTMANN_WEIGHTS[i];
                sum -= weight * StrictMath.exp(-distance);
            }
            return sum;
        });
    }

    /**
     * Real, whole and nominal hyperparameters whose effects hang together, as those of a network do: the wider, the
     * smaller the best rate. The optimum is 0, for a rate of 0.001, 64 wide, 3 deep, {@code relu}.
     */
    private static TestFunction mixed() {
        SearchSpace space = SearchSpace.builder()
                .add("rate", Domain.real(1e-6, 1).log().withDefault(0.1))
                .add("width", Domain.integer(4, 1024).log().withDefault(16))
                .add("depth", Domain.integer(1, 12))
                .add("activation", Domain.choice("sigmoid", "tanh", "relu", "sine"))
                .build();
        return new TestFunction("mixed", space, 0, 1, (configuration, fidelity) -> {
            double width = StrictMath.log(configuration.integer("width") / 64.0) / StrictMath.log(2);
            double rate = StrictMath.log10(configuration.real("rate") / 0.001) + width / 4;
            int depth = configuration.integer("depth") - 3;
            double activation = List.of("relu", "tanh", "sine", "sigmoid").indexOf(configuration.choice("activation"));
            return rate * rate + width * width / 8 + depth * depth / 10.0 + activation * (0.2 + Math.abs(depth) * 0.05);
        });
    }

    /**
     * A function of the black-box optimisation benchmark (Hansen and others, 2009), shifted and rotated, but without its
     * further warps of the coordinates: the optimum is 0.
     */
    private static TestFunction rotated(String name, int dimensions, ToDoubleFunction<double[]> formula) {
        Rotation rotation = Rotation.of(name, dimensions);
        return vector(name, dimensions, -5, 5, 0, 1, (x, fidelity) -> formula.applyAsDouble(rotation.apply(x)));
    }

    /** Its f10: axes of very different length, the condition number being a million. */
    private static double ellipsoid(double[] z) {
        double sum = 0;
        for (int i = 0; i < z.length; i++) {
            sum += StrictMath.pow(10, 6.0 * i / (z.length - 1)) * z[i] * z[i];
        }
        return sum;
    }

    /** Its f15: a bowl with very many dents, evenly spread. */
    private static double rastrigin(double[] z) {
        double sum = 0;
        for (double value : z) {
            sum += 10 * (1 - StrictMath.cos(2 * PI * value)) + value * value;
        }
        return sum;
    }

    /** Its f13: a ridge along which the way to the optimum is flat. */
    private static double sharpRidge(double[] z) {
        double across = 0;
        for (int i = 1; i < z.length; i++) {
            across += z[i] * z[i];
        }
        return z[0] * z[0] + 100 * StrictMath.sqrt(across);
    }

    /** Its f14: the closer to the optimum, the more coordinates are of no consequence. */
    private static double differentPowers(double[] z) {
        double sum = 0;
        for (int i = 0; i < z.length; i++) {
            sum += StrictMath.pow(Math.abs(z[i]), 2 + 4.0 * i / (z.length - 1));
        }
        return StrictMath.sqrt(sum);
    }

    /** Rosenbrock in four dimensions: a curved valley that leads to (1, 1, 1, 1). */
    private static TestFunction rosenbrock() {
        return vector("rosenbrock-4", 4, -5, 10, 0, 1, (x, fidelity) -> {
            double sum = 0;
            for (int i = 0; i + 1 < x.length; i++) {
                double bend = x[i + 1] - x[i] * x[i];
                sum += 100 * bend * bend + (1 - x[i]) * (1 - x[i]);
            }
            return sum;
        });
    }

    /** Ackley in five dimensions: a funnel to the origin, covered with dents. */
    private static TestFunction ackley() {
        return vector("ackley-5", 5, -5, 10, 0, 1, (x, fidelity) -> {
            double squares = 0;
            double cosines = 0;
            for (double value : x) {
                squares += value * value / x.length;
                cosines += StrictMath.cos(2 * PI * value) / x.length;
            }
            // the same as -20 exp(-0.2 sqrt(squares)) - exp(cosines) + 20 + e, but never below zero by rounding
            return -20 * StrictMath.expm1(-0.2 * StrictMath.sqrt(squares))
                    - StrictMath.E * StrictMath.expm1(Math.min(cosines - 1, 0));
        });
    }

    /**
     * A conditional space of two decisions, one shift for each side of the first, and one coordinate for each leaf:
     * Jenatton and others, 2017, "Bayesian optimization with tree-structured dependencies", section 5.1. The optimum is
     * 0.1, in the first leaf.
     */
    private static TestFunction tree() {
        Domain.Choice side = Domain.choice("1", "0");
        Domain.Real shift = Domain.real(0, 1);
        Domain.Real coordinate = Domain.real(-1, 1).withDefault(0.5);
        SearchSpace space = SearchSpace.builder()
                .add("x1", side)
                .add("x2", side, Condition.when("x1", "0"))
                .add("x3", side, Condition.when("x1", "1"))
                .add("x4", coordinate, Condition.when("x2", "0"))
                .add("x5", coordinate, Condition.when("x2", "1"))
                .add("x6", coordinate, Condition.when("x3", "0"))
                .add("x7", coordinate, Condition.when("x3", "1"))
                .add("r8", shift, Condition.when("x1", "0"))
                .add("r9", shift, Condition.when("x1", "1"))
                .build();
        return new TestFunction("tree", space, 0.1, 1, (configuration, fidelity) -> {
            boolean first = configuration.choice("x1").equals("0");
            boolean left = configuration.choice(first ? "x2" : "x3").equals("0");
            double x = configuration.real(first ? left ? "x4" : "x5" : left ? "x6" : "x7");
            double offset = first ? left ? 0.1 : 0.2 : left ? 0.3 : 0.4;
            return x * x + offset + configuration.real(first ? "r8" : "r9");
        });
    }

    /** {@return a function of coordinates x1, x2, and so on, that all have the same bounds} */
    private static TestFunction vector(
            String name,
            int dimensions,
            double low,
            double high,
            double minimum,
            double minimumFidelity,
            ToDoubleBiFunction<double[], Double> formula) {
        List<String> names =
                IntStream.rangeClosed(1, dimensions).mapToObj(i -> "x" + i).toList();
        SearchSpace.Builder space = SearchSpace.builder();
        names.forEach(coordinate -> space.add(coordinate, Domain.real(low, high)));
        return new TestFunction(
                name,
                space.build(),
                minimum,
                minimumFidelity,
                (configuration, fidelity) -> formula.applyAsDouble(
                        names.stream().mapToDouble(configuration::real).toArray(), fidelity));
    }
}
