package dev.autodidact.learnedoptimizer.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.autodidact.api.Seeds;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class ProposerTest {

    private static final int COORDINATES = 3;
    private static final int HORIZON = 20;

    private final RandomGenerator random = Seeds.generator(1, "proposer");

    @Test
    void everyProposalFollowsTheSlowObviousNetwork() {
        float[] weights = TestWeights.random(1);
        Proposer proposer = new Proposer(weights, COORDINATES, 2, HORIZON);
        SlowProposer slow = new SlowProposer(weights, COORDINATES, 2, HORIZON);
        for (int t = 0; t < HORIZON; t++) {
            float[] noise = noise();
            float[] place = proposer.propose(noise);
            double[] expected = slow.propose(noise);
            for (int k = 0; k < COORDINATES; k++) {
                assertThat((double) place[k]).isCloseTo(expected[k], within(1e-4));
            }
            proposer.place(place);
            double loss = random.nextDouble();
            proposer.observe(place, loss);
            slow.observe(place, loss);
        }
    }

    @Test
    void inUseItProposesWhatItProposedInTraining() {
        float[] weights = TestWeights.random(2);
        GaussianProcess function = GaussianProcess.draw(COORDINATES, random);
        Episode episode = new Episode(List.of(function), HORIZON, 1, Seeds.generator(4, "noise"));
        try (BatchProducts products = new BatchProducts(weights, COORDINATES)) {
            episode.forward(weights, products);
        }
        RandomGenerator again = Seeds.generator(4, "noise");
        Guard guard = new Guard();
        Proposer proposer = new Proposer(weights, COORDINATES, COORDINATES, HORIZON);
        double least = Double.POSITIVE_INFINITY;
        for (int t = 0; t < HORIZON; t++) {
            float[] noise = new float[COORDINATES];
            for (int k = 0; k < COORDINATES; k++) {
                noise[k] = again.nextFloat();
            }
            float[] place = proposer.propose(noise);
            boolean drawn = guard.draws(t);
            if (drawn) {
                place = noise;
            }
            proposer.place(place);
            double value = function.at(place, 0, new float[COORDINATES]);
            proposer.observe(place, value);
            if (!drawn) {
                guard.judge(value < least);
            }
            least = Math.min(least, value);
        }
        assertThat(least).isCloseTo(episode.found(), within(1e-3));
    }

    private float[] noise() {
        float[] noise = new float[COORDINATES];
        for (int k = 0; k < COORDINATES; k++) {
            noise[k] = random.nextFloat();
        }
        return noise;
    }

    /** One coordinate after the other, in double, with Java's own tanh and exp; every loss is scored. */
    private static final class SlowProposer {

        private final float[] weights;
        private final int coordinates;
        private final int dimensions;
        private final int horizon;
        private final double[][] hidden;
        private final double[][] cell;
        private final List<Double> losses = new ArrayList<>();
        private double[] best;
        private double[] former;
        private double[] last;
        private double bestLoss = Double.POSITIVE_INFINITY;
        private double loss;
        private double gain;
        private double improved;
        private int steps;

        SlowProposer(float[] weights, int coordinates, int dimensions, int horizon) {
            this.weights = weights;
            this.coordinates = coordinates;
            this.dimensions = dimensions;
            this.horizon = horizon;
            hidden = new double[coordinates][32];
            cell = new double[coordinates][32];
            best = new double[coordinates];
            Arrays.fill(best, 0.5);
            former = best;
            last = best;
        }

        double[] propose(float[] noise) {
            double[] pooled = new double[32];
            for (double[] own : hidden) {
                for (int unit = 0; unit < 32; unit++) {
                    pooled[unit] += own[unit] / coordinates;
                }
            }
            double[] proposal = new double[coordinates];
            for (int k = 0; k < coordinates; k++) {
                double[] in = new double[76];
                double away = 2 * (last[k] - best[k]);
                double[] seen = {
                    2 * best[k] - 1,
                    away,
                    away,
                    2 * (best[k] - former[k]),
                    2 * noise[k] - 1,
                    loss,
                    gain,
                    improved,
                    steps > 0 ? 1 : 0,
                    (double) steps / horizon,
                    horizon / 50.0,
                    Math.log(dimensions) / 3
                };
                System.arraycopy(seen, 0, in, 0, 12);
                System.arraycopy(hidden[k], 0, in, 12, 32);
                System.arraycopy(pooled, 0, in, 44, 32);
                proposal[k] = head(k, step(k, in), noise[k]);
            }
            steps++;
            return proposal;
        }

        private double[] step(int k, double[] in) {
            double[] after = new double[32];
            for (int unit = 0; unit < 32; unit++) {
                double[] sums = new double[4];
                for (int gate = 0; gate < 4; gate++) {
                    int column = 32 * gate + unit;
                    sums[gate] = weights[76 * 128 + column];
                    for (int i = 0; i < 76; i++) {
                        sums[gate] += weights[128 * i + column] * in[i];
                    }
                }
                cell[k][unit] = sigmoid(sums[1]) * cell[k][unit] + sigmoid(sums[0]) * Math.tanh(sums[2]);
                after[unit] = sigmoid(sums[3]) * Math.tanh(cell[k][unit]);
            }
            hidden[k] = after;
            return after;
        }

        private double head(int k, double[] out, double noise) {
            int at = 77 * 128;
            double reach = weights[at + 64];
            double shift = weights[at + 65];
            for (int unit = 0; unit < 32; unit++) {
                reach += weights[at + 2 * unit] * out[unit];
                shift += weights[at + 2 * unit + 1] * out[unit];
            }
            double place = best[k] + sigmoid(reach) * (noise - best[k]) + 0.5 * Math.tanh(shift);
            return Math.clamp(place, 0.0, 1.0);
        }

        void observe(float[] place, double value) {
            last = new double[coordinates];
            for (int k = 0; k < coordinates; k++) {
                last[k] = place[k];
            }
            double before = bestLoss;
            improved = value < before ? 1 : 0;
            if (improved == 1) {
                former = before == Double.POSITIVE_INFINITY ? last : best;
                best = last;
                bestLoss = value;
            }
            losses.add(value);
            losses.sort(null);
            double median = losses.get(losses.size() / 2);
            double worst = losses.get(losses.size() - 1);
            double range = losses.size() < 5 ? worst - bestLoss : Math.min(worst, 4 * median - 3 * bestLoss) - bestLoss;
            loss = range == 0 ? 0 : Math.min(1, (value - bestLoss) / range);
            gain = range == 0 || improved == 0 || Double.isInfinite(before) ? 0 : Math.min(1, (before - value) / range);
        }

        private static double sigmoid(double x) {
            return 1 / (1 + Math.exp(-x));
        }
    }
}
