package dev.autodidact.suites.internal.functions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.autodidact.api.Cancellation;
import dev.autodidact.api.Seeds;
import dev.autodidact.api.space.Configuration;
import dev.autodidact.api.suite.TaskReference;
import dev.autodidact.api.suite.TaskSuite;
import dev.autodidact.api.task.BlackBoxTask;
import dev.autodidact.testkit.SuiteContract;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FunctionsSuiteTest extends SuiteContract {

    @Override
    protected TaskSuite suite() {
        return FunctionsSuite.source().open("");
    }

    /** Minimisers and minima as published. */
    @ParameterizedTest
    @CsvSource({
        "branin, 0.397887, -3.14159265 12.275",
        "branin, 0.397887, 3.14159265 2.275",
        "branin, 0.397887, 9.42477796 2.475",
        "branin-fidelity, 0.397887, 9.42477796 2.475",
        "hartmann-6-fidelity, -3.32237, 0.20169 0.150011 0.476874 0.275332 0.311652 0.6573",
        "hartmann-3, -3.86278, 0.114614 0.555649 0.852547",
        "hartmann-6, -3.32237, 0.20169 0.150011 0.476874 0.275332 0.311652 0.6573",
        "rosenbrock-4, 0, 1 1 1 1",
        "ackley-5, 0, 0 0 0 0 0"
    })
    void theOptimumIsWhereItIsPublished(String name, double published, String minimiser) throws Exception {
        BlackBoxTask task = task(name);
        double loss = evaluate(task, point(minimiser.split(" ")));
        assertThat(loss).isCloseTo(published, within(5e-6));
        assertThat(task.optimum().orElseThrow()).isCloseTo(loss, within(1e-8)).isLessThanOrEqualTo(loss);
    }

    @Test
    void theTreeIsLeastInItsFirstLeaf() throws Exception {
        BlackBoxTask tree = task("tree");
        double loss = evaluate(tree, Map.of("x1", "0", "x2", "0", "x4", 0.0, "r8", 0.0));
        assertThat(loss).isEqualTo(tree.optimum().orElseThrow()).isEqualTo(0.1);
        assertThat(evaluate(tree, Map.of("x1", "0", "x2", "1", "x5", 0.5, "r8", 0.25)))
                .isEqualTo(0.25 + 0.2 + 0.25);
        assertThat(evaluate(tree, Map.of("x1", "1", "x3", "0", "x6", -0.5, "r9", 1.0)))
                .isEqualTo(0.25 + 0.3 + 1);
        assertThat(evaluate(tree, Map.of("x1", "1", "x3", "1", "x7", 1.0, "r9", 0.0)))
                .isEqualTo(1.4);
    }

    @Test
    void theMixedOptimumIsZero() throws Exception {
        BlackBoxTask mixed = task("mixed");
        Map<String, Object> best = Map.of("rate", 0.001, "width", 64, "depth", 3, "activation", "relu");
        assertThat(evaluate(mixed, best)).isEqualTo(0);
        Map<String, Object> wider = new HashMap<>(best);
        wider.put("width", 1024);
        double wide = evaluate(mixed, wider);
        wider.put("rate", 1e-4);
        assertThat(evaluate(mixed, wider))
                .as("a wider one needs a smaller rate")
                .isLessThan(wide);
    }

    @ParameterizedTest
    @CsvSource({"ellipsoid-5, 5", "rastrigin-5, 5", "sharp-ridge-10, 10", "different-powers-10, 10"})
    void rotatedOptimaLieWhereTheyAreShifted(String name, int dimensions) throws Exception {
        Rotation rotation = Rotation.of(name, dimensions);
        Map<String, Object> point = new HashMap<>();
        for (int i = 0; i < dimensions; i++) {
            point.put("x" + (i + 1), rotation.shift()[i]);
        }
        double[] moved = rotation.shift();
        moved[1] += 2;
        assertThat(Arrays.stream(rotation.apply(moved)).map(z -> z * z).sum())
                .as("turning keeps lengths")
                .isCloseTo(4, within(1e-12));
        assertThat(evaluate(task(name), point)).isEqualTo(0);
        point.merge("x1", 0.5, (a, b) -> (double) a + (double) b);
        assertThat(evaluate(task(name), point)).isPositive();
    }

    @Test
    void lowFidelitiesAreOffAndTheFullOneIsNot() throws Exception {
        for (String name : new String[] {"branin", "hartmann-6"}) {
            BlackBoxTask exact = task(name);
            BlackBoxTask task = task(name + "-fidelity");
            Configuration configuration = task.space().sample(Seeds.generator(1, name));
            double full = evaluate(exact, configuration);
            assertThat(task.minimumFidelity()).isEqualTo(0.1);
            assertThat(evaluate(task, configuration)).isEqualTo(full);
            double half = task.evaluate(configuration, 0.5, 1, Cancellation.none());
            double low = task.evaluate(configuration, 0.1, 1, Cancellation.none());
            assertThat(Math.abs(low - full))
                    .isGreaterThan(Math.abs(half - full))
                    .isPositive();
        }
    }

    @Test
    void nothingLiesBelowTheOptimumAndTheDefaultLiesAbove() throws Exception {
        RandomGenerator random = Seeds.generator(1, "functions");
        for (TaskReference reference : suite().tasks()) {
            BlackBoxTask task = (BlackBoxTask) reference.load();
            double optimum = task.optimum().orElseThrow();
            for (int i = 0; i < 2000; i++) {
                assertThat(evaluate(task, task.space().sample(random)))
                        .as(task.name())
                        .isGreaterThanOrEqualTo(optimum);
            }
            assertThat(evaluate(task, task.space().defaults())).as(task.name()).isGreaterThan(optimum + 0.1);
        }
    }

    @Test
    void noDescentFromTheMinimiserGetsBelowTheOptimum() throws Exception {
        for (String name : new String[] {"hartmann-3", "hartmann-6"}) {
            BlackBoxTask task = task(name);
            String start = name.equals("hartmann-3")
                    ? "0.114614 0.555649 0.852547"
                    : "0.20169 0.150011 0.476874 0.275332 0.311652 0.6573";
            Map<String, Object> point = new HashMap<>(point(start.split(" ")));
            double best = evaluate(task, point);
            for (double step = 1e-4; step > 1e-9; step /= 2) {
                for (String coordinate : Map.copyOf(point).keySet()) {
                    for (double sign : new double[] {-1, 1}) {
                        double old = (double) point.get(coordinate);
                        point.put(coordinate, old + sign * step);
                        double loss = evaluate(task, point);
                        if (loss < best) {
                            best = loss;
                        } else {
                            point.put(coordinate, old);
                        }
                    }
                }
            }
            assertThat(best)
                    .as(name)
                    .isGreaterThanOrEqualTo(task.optimum().orElseThrow())
                    .isCloseTo(task.optimum().orElseThrow(), within(1e-11));
        }
    }

    private BlackBoxTask task(String name) {
        return suite().tasks().stream()
                .filter(reference -> reference.name().equals(name))
                .map(reference -> (BlackBoxTask) reference.load())
                .findFirst()
                .orElseThrow();
    }

    private static Map<String, Object> point(String... coordinates) {
        Map<String, Object> point = new HashMap<>();
        for (int i = 0; i < coordinates.length; i++) {
            point.put("x" + (i + 1), Double.valueOf(coordinates[i]));
        }
        return point;
    }

    private static double evaluate(BlackBoxTask task, Map<String, ?> values) throws Exception {
        return evaluate(task, task.space().complete(values));
    }

    private static double evaluate(BlackBoxTask task, Configuration configuration) throws Exception {
        return task.evaluate(configuration, 1, 1, Cancellation.none());
    }
}
