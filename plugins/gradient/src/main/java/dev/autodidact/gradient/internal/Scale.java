package dev.autodidact.gradient.internal;

import dev.autodidact.api.data.RealTarget;
import java.util.Arrays;

/**
 * Where a target lies and how far it spreads.
 *
 * @param mean its mean
 * @param deviation its standard deviation; 1 where it is constant
 */
public record Scale(double mean, double deviation) {

    /** Values that are left as they are. */
    public static final Scale NONE = new Scale(0, 1);

    /**
     * {@return the scale of a target}
     *
     * @param target the target
     */
    public static Scale of(RealTarget target) {
        double[] values = target.toValues();
        double mean = Arrays.stream(values).average().orElse(0);
        double variance = Arrays.stream(values)
                .map(value -> (value - mean) * (value - mean))
                .average()
                .orElse(0);
        return new Scale(mean, variance > 0 ? Math.sqrt(variance) : 1);
    }
}
