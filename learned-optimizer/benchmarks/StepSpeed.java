package benchmarks;

import dev.autodidact.api.optimizer.UpdateRule;
import dev.autodidact.api.optimizer.UpdateState;
import dev.autodidact.api.plugin.Plugin;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/**
 * What one step of an update rule takes, and beside it the floor of the learned one: the matrix products of its two layers
 * as ND4J does them, for as many parameters.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class StepSpeed {

    private static final int HIDDEN = 20;
    private static final int GATES = 4 * HIDDEN;
    private static final int INPUTS = 4;

    @State(Scope.Thread)
    public static class Parameters {

        @Param({"100", "1000", "10000", "100000"})
        public int parameters;
    }

    @State(Scope.Thread)
    public static class Descent {

        @Param({"lstm", "lstm-l2l", "nn-adam", "adam"})
        public String rule;

        private UpdateRule updateRule;
        private UpdateState state;
        private float[] point;
        private float[] gradient;

        @Setup
        public void start(Parameters size) {
            for (Plugin plugin : ServiceLoader.load(Plugin.class)) {
                for (UpdateRule found : plugin.updateRules()) {
                    if (found.id().equals(rule)) {
                        updateRule = found;
                    }
                }
            }
            state = updateRule.start(size.parameters);
            point = new float[size.parameters];
            gradient = new float[size.parameters];
            SplittableRandom random = new SplittableRandom(1);
            for (int i = 0; i < gradient.length; i++) {
                gradient[i] = (float) random.nextGaussian();
            }
        }
    }

    @Benchmark
    public float[] step(Descent descent) {
        descent.updateRule.step(descent.state, descent.point, descent.gradient);
        return descent.point;
    }

    @State(Scope.Thread)
    public static class Layers {

        private final INDArray[] inputs = new INDArray[2];
        private final INDArray[] matrices = new INDArray[2];
        private INDArray sums;

        @Setup
        public void allocate(Parameters size) {
            for (int layer = 0; layer < 2; layer++) {
                int fanIn = (layer == 0 ? INPUTS : HIDDEN) + HIDDEN;
                inputs[layer] = Nd4j.rand(DataType.FLOAT, size.parameters, fanIn).dup('f');
                matrices[layer] = Nd4j.rand(DataType.FLOAT, fanIn, GATES).dup('f');
            }
            sums = Nd4j.create(DataType.FLOAT, new long[] {size.parameters, GATES}, 'f');
        }
    }

    @Benchmark
    public INDArray floor(Layers layers) {
        layers.inputs[0].mmuli(layers.matrices[0], layers.sums);
        return layers.inputs[1].mmuli(layers.matrices[1], layers.sums);
    }

    public static void main(String[] arguments) throws RunnerException {
        Map<String, Double> one = microseconds(new OptionsBuilder().include("StepSpeed").threads(1));
        Map<String, Double> two = microseconds(new OptionsBuilder()
                .include("StepSpeed.step")
                .param("rule", "lstm")
                .param("parameters", "10000")
                .threads(2));
        System.out.printf("%n%-10s %10s %12s %12s %8s %8s%n", "rule", "parameters", "step, us", "floor, us", "share", "Adams");
        one.forEach((name, time) -> {
            String[] parts = name.split(" ");
            if (parts[0].equals("floor")) {
                return;
            }
            double floor = one.get("floor " + parts[1]);
            System.out.printf(
                    Locale.ROOT,
                    "%-10s %10s %12.1f %12.1f %8s %8.2f%n",
                    parts[0],
                    parts[1],
                    time,
                    floor,
                    parts[0].equals("lstm") ? String.format(Locale.ROOT, "%.2f", floor / time) : "",
                    time / one.get("adam " + parts[1]));
        });
        System.out.printf(
                Locale.ROOT,
                "%ntwo threads with 10,000 parameters each: %.2f times one%n",
                2 * one.get("lstm 10000") / two.get("lstm 10000"));
    }

    private static Map<String, Double> microseconds(ChainedOptionsBuilder options) throws RunnerException {
        Collection<RunResult> results = new Runner(options.forks(1)
                        .warmupIterations(4)
                        .warmupTime(TimeValue.milliseconds(500))
                        .measurementIterations(10)
                        .measurementTime(TimeValue.milliseconds(500))
                        .jvmArgsAppend(
                                "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow")
                        .build())
                .run();
        Map<String, Double> times = new TreeMap<>();
        for (RunResult result : results) {
            Result<?> primary = result.getPrimaryResult();
            String rule = result.getParams().getParam("rule");
            times.put(
                    (rule == null ? "floor" : rule) + " " + result.getParams().getParam("parameters"),
                    primary.getScore());
        }
        return times;
    }
}
