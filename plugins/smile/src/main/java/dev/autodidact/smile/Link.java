package dev.autodidact.smile;

import dev.autodidact.api.formula.Activation;
import dev.autodidact.api.formula.Activation.Function;
import dev.autodidact.api.formula.Formula;
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
            double highest = scores[0];
            for (double score : scores) {
                highest = Math.max(highest, score);
            }
            for (int i = 0; i < scores.length; i++) {
                scores[i] = StrictMath.exp(scores[i] - highest);
            }
            SHARES.apply(scores);
        }
    },
    /** Divided by their sum. */
    SHARES(List.of(Function.SHARES)) {
        @Override
        void apply(double[] scores) {
            double sum = 0;
            for (double score : scores) {
                sum += score;
            }
            for (int i = 0; i < scores.length; i++) {
                scores[i] /= sum;
            }
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

    /** Changes the scores, at least one, in place. */
    abstract void apply(double[] scores);
}
