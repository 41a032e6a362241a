package dev.autodidact.tribuo;

import dev.autodidact.api.formula.Activation;
import dev.autodidact.api.formula.Activation.Function;
import dev.autodidact.api.formula.Formula;
import java.util.Arrays;
import java.util.List;

/** How raw scores become what a model says. The names are part of the file format. */
enum Link {
    /** As they are. */
    IDENTITY(List.of()) {
        @Override
        void apply(double[] scores) {}
    },
    /** Exponentials, divided by their sum. */
    SOFTMAX(List.of(Function.SOFTMAX)) {
        @Override
        void apply(double[] scores) {
            double highest = Arrays.stream(scores).max().orElse(0);
            for (int i = 0; i < scores.length; i++) {
                scores[i] = StrictMath.exp(scores[i] - highest);
            }
            normalise(scores);
        }
    },
    /** Each its logistic function, divided by their sum: one class against the rest. */
    LOGISTIC(List.of(Function.SIGMOID, Function.SHARES)) {
        @Override
        void apply(double[] scores) {
            for (int i = 0; i < scores.length; i++) {
                scores[i] = 1 / (1 + StrictMath.exp(-scores[i]));
            }
            normalise(scores);
        }
    };

    private final List<Function> functions;

    Link(List<Function> functions) {
        this.functions = functions;
    }

    /** {@return what becomes of scores that a formula gives} */
    Formula applied(Formula scores) {
        Formula linked = scores;
        for (Function function : functions) {
            linked = linked.then(new Activation(scores.outputs(), function));
        }
        return linked;
    }

    /** Changes the scores in place. */
    abstract void apply(double[] scores);

    /** Divides by the sum; where all are 0, each gets its equal share. */
    private static void normalise(double[] shares) {
        double sum = Arrays.stream(shares).sum();
        for (int i = 0; i < shares.length; i++) {
            shares[i] = sum == 0 ? 1.0 / shares.length : shares[i] / sum;
        }
    }
}
