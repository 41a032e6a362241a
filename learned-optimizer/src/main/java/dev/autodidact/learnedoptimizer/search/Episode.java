package dev.autodidact.learnedoptimizer.search;

import dev.autodidact.learnedoptimizer.internal.LstmCell;
import dev.autodidact.learnedoptimizer.internal.Rows;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Searches of several functions side by side, as they run in use (guard included), with all that happens remembered: so
 * that the derivative of how well they went by the network's weights can be propagated back through the network, the
 * proposals, and the functions (Chen and others, 2017, "Learning to learn without gradient descent by gradient descent").
 * The functions' gradients serve this alone; the network never sees them. Not thread-safe.
 *
 * <p>How well: the mean over functions of the best value so far, half its mean over all trials and half its last. Summed
 * improvements, Chen's observed-improvement loss, are the second half; the first rewards early ones.
 */
final class Episode {

    private static final double LAST = 0.5;

    private final List<GaussianProcess> functions;
    private final int dimensions;
    private final int n;
    private final int steps;
    private final int slots;
    private final float[][] noise;
    private final float[][] places;
    private final float[][] centres;
    private final float[][] slopes;
    private final double[][] values;
    private final boolean[][] drawn;
    private final float[][][] in;
    private final float[][][] gates;
    private final float[][][] cells;
    private final float[][][] hidden;
    private final float[][][] pooled;
    private final float[][][] out;

    /** Per step and function, the trial that was known to be the best, -1 for none. */
    private final int[][] best;

    /** Per step and function, the best before that. */
    private final int[][] former;

    /** Per step and function, the trial that was known to be the worst. */
    private final int[][] worst;

    /** Per step and function, the best trial, known or not, this step's included. */
    private final int[][] incumbent;

    /**
     * Allocates an episode.
     *
     * @param functions all of as many dimensions
     * @param steps proposals for each
     * @param slots a proposal knows the values of those up to {@code slots} before it
     * @param random where the random places come from
     */
    Episode(List<GaussianProcess> functions, int steps, int slots, RandomGenerator random) {
        this.functions = functions;
        this.steps = steps;
        this.slots = slots;
        int size = functions.size();
        dimensions = functions.get(0).dimensions();
        n = size * dimensions;
        noise = new float[steps][n];
        for (float[] row : noise) {
            for (int l = 0; l < n; l++) {
                row[l] = random.nextFloat();
            }
        }
        places = new float[steps][n];
        centres = new float[steps][n];
        slopes = new float[steps][n];
        values = new double[steps][size];
        drawn = new boolean[steps][size];
        gates = new float[steps][Shape.GATES][n];
        cells = new float[steps + 1][Shape.HIDDEN][n];
        hidden = new float[steps + 1][Shape.HIDDEN][n];
        pooled = new float[steps][Shape.HIDDEN][n];
        out = new float[steps][Shape.OUTPUTS][n];
        in = new float[steps][][];
        for (int t = 0; t < steps; t++) {
            in[t] = Rows.concat(Rows.of(Shape.INPUTS, n), Rows.concat(hidden[t], pooled[t]));
        }
        best = new int[steps][size];
        former = new int[steps][size];
        worst = new int[steps][size];
        incumbent = new int[steps][size];
    }

    /** Runs the searches; gives how badly they went. */
    double forward(float[] weights, BatchProducts products) {
        Guard[] guards = new Guard[functions.size()];
        Arrays.setAll(guards, b -> new Guard());
        for (int t = 0; t < steps; t++) {
            observe(t, guards);
            Inputs.pool(hidden[t], pooled[t], dimensions, n);
            products.forward(in[t], gates[t]);
            LstmCell.forward(gates[t], cells[t], cells[t + 1], hidden[t + 1], n);
            Head.forward(weights, hidden[t + 1], out[t], centres[t], noise[t], places[t], n);
            for (int b = 0; b < guards.length; b++) {
                drawn[t][b] = guards[b].draws(t);
                if (drawn[t][b]) {
                    System.arraycopy(noise[t], b * dimensions, places[t], b * dimensions, dimensions);
                }
                values[t][b] = functions.get(b).at(places[t], b * dimensions, slopes[t]);
                boolean first = t == 0 || values[t][b] < values[incumbent[t - 1][b]][b];
                incumbent[t][b] = first ? t : incumbent[t - 1][b];
            }
        }
        double sum = 0;
        for (int t = 0; t < steps; t++) {
            for (int b = 0; b < guards.length; b++) {
                sum += share(t) * values[incumbent[t][b]][b];
            }
        }
        return sum;
    }

    /** {@return how many coordinates all functions have together} */
    int coordinates() {
        return n;
    }

    /** The mean over functions of the best value found. */
    double found() {
        double sum = 0;
        for (int b = 0; b < functions.size(); b++) {
            sum += values[incumbent[steps - 1][b]][b];
        }
        return sum / functions.size();
    }

    /** Brings in the values of the trials of {@code slots} steps ago, and fills the inputs. */
    private void observe(int t, Guard[] guards) {
        int trial = t - slots;
        float[] observed = new float[n];
        float[] last = new float[n];
        float[] before = new float[n];
        for (int b = 0; b < guards.length; b++) {
            best[t][b] = t == 0 ? -1 : best[t - 1][b];
            former[t][b] = t == 0 ? -1 : former[t - 1][b];
            worst[t][b] = t == 0 ? -1 : worst[t - 1][b];
            Inputs.News news = trial < 0 ? Inputs.News.NONE : news(t, trial, b);
            if (trial >= 0 && !drawn[trial][b]) {
                guards[b].judge(news.improved());
            }
            int from = b * dimensions;
            Inputs.common(in[t], from, from + dimensions, news, t, steps, dimensions);
            copy(best[t][b], from, null, centres[t]);
            copy(trial, from, centres[t], observed);
            copy(t - 1, from, centres[t], last);
            copy(former[t][b], from, centres[t], before);
        }
        Inputs.places(in[t], centres[t], observed, last, before, noise[t], n);
    }

    private Inputs.News news(int t, int trial, int b) {
        double value = values[trial][b];
        boolean improved = best[t][b] < 0 || value < values[best[t][b]][b];
        if (improved) {
            former[t][b] = best[t][b];
            best[t][b] = trial;
        }
        if (worst[t][b] < 0 || value > values[worst[t][b]][b]) {
            worst[t][b] = trial;
        }
        double range = values[worst[t][b]][b] - values[best[t][b]][b];
        double loss = range == 0 ? 0 : (value - values[best[t][b]][b]) / range;
        double gain = range == 0 || !improved || former[t][b] < 0 ? 0 : (values[former[t][b]][b] - value) / range;
        return new Inputs.News(true, improved, (float) loss, (float) gain);
    }

    /** Copies a function's part of a trial's place; of the fallback, or the middle, where there is no such trial. */
    private void copy(int trial, int from, float @Nullable [] fallback, float[] to) {
        float[] source = trial >= 0 ? places[trial] : fallback;
        if (source == null) {
            Arrays.fill(to, from, from + dimensions, 0.5f);
        } else {
            System.arraycopy(source, from, to, from, dimensions);
        }
    }

    private double share(int t) {
        return ((1 - LAST) / steps + (t == steps - 1 ? LAST : 0)) / functions.size();
    }

    /**
     * Propagates back; the history is used up.
     *
     * @param byWeight overwritten by the derivatives by the weights
     */
    void backward(float[] weights, BatchProducts products, float[] byWeight) {
        Arrays.fill(byWeight, 0);
        float[][] byPlace = Rows.of(steps, n);
        double[][] byValue = new double[steps][functions.size()];
        float[][] byHidden = Rows.of(Shape.HIDDEN, n);
        float[][] byCell = Rows.of(Shape.HIDDEN, n);
        float[][] byIn = Rows.of(Shape.FAN_IN, n);
        float[] scratch = new float[n];
        for (int t = 0; t < steps; t++) {
            for (int b = 0; b < functions.size(); b++) {
                byValue[incumbent[t][b]][b] += share(t);
            }
        }
        for (int t = steps - 1; t >= 0; t--) {
            throughFunctions(t, byValue[t], byPlace[t]);
            Head.backward(
                    weights, hidden[t + 1], out[t], centres[t], noise[t], places[t], byPlace[t], byHidden, byWeight, n);
            toCentres(t, byPlace[t], byPlace);
            LstmCell.backward(gates[t], cells[t], cells[t + 1], byHidden, byCell, scratch, n);
            products.backward(in[t], gates[t], byIn);
            for (int k = 0; k < Shape.HIDDEN; k++) {
                System.arraycopy(byIn[Shape.INPUTS + k], 0, byHidden[k], 0, n);
            }
            throughPool(byIn, byHidden);
            throughInputs(t, byIn, byPlace, byValue);
        }
        products.gradient(byWeight);
    }

    /** Adds the way through the values; nothing goes on from a random draw. */
    private void throughFunctions(int t, double[] byValue, float[] byPlace) {
        for (int b = 0; b < byValue.length; b++) {
            for (int l = b * dimensions; l < (b + 1) * dimensions; l++) {
                byPlace[l] = drawn[t][b] ? 0 : byPlace[l] + (float) byValue[b] * slopes[t][l];
            }
        }
    }

    private void toCentres(int t, float[] byCentre, float[][] byPlace) {
        for (int l = 0; l < n; l++) {
            int trial = best[t][l / dimensions];
            if (trial >= 0) {
                byPlace[trial][l] += byCentre[l];
            }
        }
    }

    private void throughPool(float[][] byIn, float[][] byHidden) {
        for (int k = 0; k < Shape.HIDDEN; k++) {
            float[] byPooled = byIn[Shape.INPUTS + Shape.HIDDEN + k];
            for (int from = 0; from < n; from += dimensions) {
                float sum = 0;
                for (int l = from; l < from + dimensions; l++) {
                    sum += byPooled[l];
                }
                for (int l = from; l < from + dimensions; l++) {
                    byHidden[k][l] += sum / dimensions;
                }
            }
        }
    }

    private void throughInputs(int t, float[][] byIn, float[][] byPlace, double[][] byValue) {
        for (int b = 0; b < functions.size(); b++) {
            int from = b * dimensions;
            int trial = t - slots;
            toPlace(t - 1, from, byIn[2], 2, byPlace);
            if (trial < 0) {
                continue;
            }
            toPlace(best[t][b], from, byIn[0], 2, byPlace);
            toPlace(best[t][b], from, byIn[1], -2, byPlace);
            toPlace(best[t][b], from, byIn[2], -2, byPlace);
            toPlace(trial, from, byIn[1], 2, byPlace);
            if (former[t][b] >= 0) {
                toPlace(best[t][b], from, byIn[3], 2, byPlace);
                toPlace(former[t][b], from, byIn[3], -2, byPlace);
            }
            double byLoss = 0;
            double byGain = 0;
            for (int l = from; l < from + dimensions; l++) {
                byLoss += byIn[Inputs.LOSS][l];
                byGain += byIn[Inputs.GAIN][l];
            }
            throughNews(t, trial, b, byLoss, byGain, byValue);
        }
    }

    private void toPlace(int trial, int from, float[] byInput, int factor, float[][] byPlace) {
        for (int l = from; l < from + dimensions && trial >= 0; l++) {
            byPlace[trial][l] += factor * byInput[l];
        }
    }

    private void throughNews(int t, int trial, int b, double byLoss, double byGain, double[][] byValue) {
        int top = best[t][b];
        int bottom = worst[t][b];
        double range = values[bottom][b] - values[top][b];
        if (range == 0) {
            return;
        }
        double byRange = -byLoss * (values[trial][b] - values[top][b]) / (range * range);
        byValue[trial][b] += byLoss / range;
        byValue[top][b] -= byLoss / range;
        int second = former[t][b];
        if (top == trial && second >= 0) {
            byRange -= byGain * (values[second][b] - values[trial][b]) / (range * range);
            byValue[second][b] += byGain / range;
            byValue[trial][b] -= byGain / range;
        }
        byValue[bottom][b] += byRange;
        byValue[top][b] -= byRange;
    }
}
