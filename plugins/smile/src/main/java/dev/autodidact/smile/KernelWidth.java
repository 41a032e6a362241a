package dev.autodidact.smile;

import dev.autodidact.api.data.Features;
import dev.autodidact.api.space.Configuration;
import dev.autodidact.api.space.Domain;

/**
 * The hyperparameter {@code width} of Gaussian kernels: in units of the square root of the number of features, so that it
 * means the same on every task. Standardised rows lie about 1.4 of these units apart.
 */
final class KernelWidth {

    static final Domain.Real DOMAIN = Domain.real(0.05, 5).log().withDefault(0.7);

    private KernelWidth() {}

    static Kernel kernel(Configuration configuration, Features features) {
        return new Kernel(configuration.real("width") * Math.sqrt(features.size()));
    }
}
