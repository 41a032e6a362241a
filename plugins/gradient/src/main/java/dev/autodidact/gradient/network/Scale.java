package dev.autodidact.gradient.network;

import dev.autodidact.api.data.RealTarget;
import java.util.Arrays;

/**
 * Where a target lies and how far it spreads.
 *
 * @param mean its mean
 * @param deviation its standard deviation; 1 where it is constant
 */
record Scale(double mean, double deviation) {

    static Scale of(RealTarget target) {
        double[] values = target.toValues();
        // shares, not a sum: values near the greatest double must not overflow
        double mean = Arrays.stream(values).map(value -> value / values.length).sum();
        double widest = Arrays.stream(values).map(value -> Math.abs(value - mean)).max().orElse(0);
        if (!(widest > 0)) {
            return new Scale(mean, 1);
        }
        double square = Arrays.stream(values)
                .map(value -> (value - mean) / widest)
                .map(share -> share * share)
                .average()
                .orElse(0);
        return new Scale(mean, widest * Math.sqrt(square));
    }
}
