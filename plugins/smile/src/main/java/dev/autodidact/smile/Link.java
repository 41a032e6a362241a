package dev.autodidact.smile;

/** How raw scores become what a model says. The names are part of the file format. */
enum Link {
    /** As they are. */
    IDENTITY {
        @Override
        void apply(double[] scores) {}
    },
    /** Exponentials, divided by their sum. */
    SOFTMAX {
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
    SHARES {
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

    /** Changes the scores, at least one, in place. */
    abstract void apply(double[] scores);
}
