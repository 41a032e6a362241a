package dev.autodidact.learnedoptimizer;

import dev.autodidact.api.Seeds;
import dev.autodidact.api.optimizer.UpdateRule;
import dev.autodidact.api.optimizer.UpdateState;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Prints what one step of the learned rule takes, beside Adam's and beside the floor: the multiplications of its two
 * layers at the pace of ND4J's matrix products, measured in turn with the steps.
 */
final class StepSpeed {

    private static final int ROUNDS = 15;
    private static final double ROUND_SECONDS = 0.3;

    private StepSpeed() {}

    public static void main(String[] arguments) throws InterruptedException {
        UpdateRule lstm = new LstmRule();
        System.out.printf(
                Locale.ROOT,
                "%d processors, Java %s; medians of %d rounds (least, greatest)%n%n",
                Runtime.getRuntime().availableProcessors(),
                System.getProperty("java.version"),
                ROUNDS);
        System.out.printf("%10s%34s%12s%24s%12s%n", "parameters", "a step, microseconds", "floor", "share", "Adam");
        for (int parameters : new int[] {100, 1_000, 10_000, 100_000}) {
            Runnable step = steps(lstm, parameters);
            Runnable adam = steps(new PlainAdam(0.001), parameters);
            Gemm gemm = new Gemm();
            double[] ofStep = new double[ROUNDS];
            double[] ofAdam = new double[ROUNDS];
            double[] floor = new double[ROUNDS];
            double[] share = new double[ROUNDS];
            for (int round = -3; round < ROUNDS; round++) {
                double seconds = seconds(step);
                double ideal = parameters * (double) flopPerParameter() / gemm.flopPerSecond();
                if (round >= 0) {
                    ofStep[round] = 1e6 * seconds;
                    ofAdam[round] = 1e6 * seconds(adam);
                    floor[round] = 1e6 * ideal;
                    share[round] = ideal / seconds;
                }
            }
            System.out.printf(
                    Locale.ROOT,
                    "%10d%34s%12.1f%24s%12.1f%n",
                    parameters,
                    spread(ofStep, "%.1f"),
                    median(floor),
                    spread(share, "%.2f"),
                    median(ofAdam));
        }
        double[] speedups = new double[ROUNDS];
        List<Runnable> two = List.of(steps(lstm, 20_000), steps(lstm, 20_000));
        for (int round = -3; round < ROUNDS; round++) {
            double alone = seconds(two.get(0));
            double together = together(two);
            if (round >= 0) {
                speedups[round] = 2 * alone / together;
            }
        }
        System.out.printf("%ntwo threads, each with 20,000 parameters: %s times one%n", spread(speedups, "%.2f"));
    }

    private static int flopPerParameter() {
        int products = 0;
        for (int part = 0; part < 2; part++) {
            products += Shape.FAN_IN[part] * Shape.FAN_OUT[part];
        }
        return 2 * products;
    }

    private static Runnable steps(UpdateRule rule, int parameters) {
        UpdateState state = rule.start(parameters);
        float[] point = new float[parameters];
        float[] gradient = new float[parameters];
        RandomGenerator random = Seeds.generator(1, "speed");
        for (int i = 0; i < parameters; i++) {
            gradient[i] = (float) random.nextGaussian();
        }
        return () -> rule.step(state, point, gradient);
    }

    private static double seconds(Runnable work) {
        long start = System.nanoTime();
        int times = 0;
        do {
            work.run();
            times++;
        } while (System.nanoTime() - start < ROUND_SECONDS * 1e9);
        return (System.nanoTime() - start) / 1e9 / times;
    }

    private static double together(List<Runnable> works) throws InterruptedException {
        double[] seconds = new double[works.size()];
        List<Thread> threads = IntStream.range(0, works.size())
                .mapToObj(i -> Thread.ofPlatform().start(() -> seconds[i] = seconds(works.get(i))))
                .toList();
        for (Thread thread : threads) {
            thread.join();
        }
        return Arrays.stream(seconds).average().orElseThrow();
    }

    private static String spread(double[] values, String format) {
        return String.format(
                Locale.ROOT,
                format + " (" + format + " - " + format + ")",
                median(values),
                Arrays.stream(values).min().orElseThrow(),
                Arrays.stream(values).max().orElseThrow());
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    /** The larger of the two layers as one matrix product. */
    private static final class Gemm {

        private static final int ROWS = 10_000;

        private final INDArray left =
                Nd4j.rand(DataType.FLOAT, ROWS, 2 * Shape.HIDDEN).dup('f');
        private final INDArray right =
                Nd4j.rand(DataType.FLOAT, 2 * Shape.HIDDEN, Shape.GATES).dup('f');
        private final INDArray result = Nd4j.create(DataType.FLOAT, new long[] {ROWS, Shape.GATES}, 'f');

        double flopPerSecond() {
            return 2.0 * ROWS * 2 * Shape.HIDDEN * Shape.GATES / seconds(() -> left.mmuli(right, result));
        }
    }
}
