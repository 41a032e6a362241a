package dev.autodidact.gradient.network;

/** What a hidden unit does with its sum. */
enum Activation {
    RELU {
        @Override
        float of(float sum) {
            return Math.max(0, sum);
        }

        @Override
        float slope(float value) {
            return value > 0 ? 1 : 0;
        }
    },
    TANH {
        @Override
        float of(float sum) {
            return (float) StrictMath.tanh(sum);
        }

        @Override
        float slope(float value) {
            return 1 - value * value;
        }
    },
    SIGMOID {
        @Override
        float of(float sum) {
            return (float) (1 / (1 + StrictMath.exp(-sum)));
        }

        @Override
        float slope(float value) {
            return value * (1 - value);
        }
    };

    abstract float of(float sum);

    /** The derivative, given the value. */
    abstract float slope(float value);
}
