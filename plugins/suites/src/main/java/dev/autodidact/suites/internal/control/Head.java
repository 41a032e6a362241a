package dev.autodidact.suites.internal.control;

import dev.autodidact.suites.internal.Chance;

/** How a policy's outputs become an action. */
enum Head {
    /** One of as many actions as there are outputs, by the softmax. */
    CHOICE {
        @Override
        double[] draw(double[] outputs, Chance chance) {
            double[] shares = softmax(outputs);
            double left = chance.uniform();
            int action = 0;
            while (action < shares.length - 1 && left >= shares[action]) {
                left -= shares[action++];
            }
            return new double[] {action};
        }

        @Override
        double[] score(double[] outputs, double[] action) {
            double[] shares = softmax(outputs);
            for (int i = 0; i < shares.length; i++) {
                shares[i] = (i == (int) action[0] ? 1 : 0) - shares[i];
            }
            return shares;
        }
    },
    /**
     * Normal numbers, half as many as there are outputs: first the means, then what decides the deviations, which lie
     * between 0.08 and 1.65.
     */
    NORMAL {
        @Override
        double[] draw(double[] outputs, Chance chance) {
            int size = outputs.length / 2;
            double[] action = new double[size];
            for (int i = 0; i < size; i++) {
                action[i] = outputs[i] + deviation(outputs[size + i]) * chance.gaussian();
            }
            return action;
        }

        @Override
        double[] score(double[] outputs, double[] action) {
            int size = outputs.length / 2;
            double[] score = new double[outputs.length];
            for (int i = 0; i < size; i++) {
                double deviation = deviation(outputs[size + i]);
                double squashed = StrictMath.tanh(outputs[size + i]);
                double standard = (action[i] - outputs[i]) / deviation;
                score[i] = standard / deviation;
                score[size + i] = (standard * standard - 1) * SPREAD * (1 - squashed * squashed);
            }
            return score;
        }
    };

    private static final double MIDDLE = -1;
    private static final double SPREAD = 1.5;

    /** An action. */
    abstract double[] draw(double[] outputs, Chance chance);

    /** The derivatives of the logarithm of an action's probability (or its density) by the outputs. */
    abstract double[] score(double[] outputs, double[] action);

    private static double deviation(double output) {
        return StrictMath.exp(MIDDLE + SPREAD * StrictMath.tanh(output));
    }

    private static double[] softmax(double[] outputs) {
        double greatest = Double.NEGATIVE_INFINITY;
        for (double output : outputs) {
            greatest = Math.max(greatest, output);
        }
        double[] shares = new double[outputs.length];
        double sum = 0;
        for (int i = 0; i < shares.length; i++) {
            shares[i] = StrictMath.exp(outputs[i] - greatest);
            sum += shares[i];
        }
        for (int i = 0; i < shares.length; i++) {
            shares[i] /= sum;
        }
        return shares;
    }
}
