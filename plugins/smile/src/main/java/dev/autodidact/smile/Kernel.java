package dev.autodidact.smile;

import smile.math.kernel.GaussianKernel;
import smile.math.kernel.LinearKernel;
import smile.math.kernel.MercerKernel;

/**
 * The Gaussian kernel exp(-d^2 / (2 width^2)), or, where the width is 0, the linear one.
 *
 * @param width the width, at least 0
 */
record Kernel(double width) {

    static final Kernel LINEAR = new Kernel(0);

    Kernel {
        if (!(width >= 0)) {
            throw new IllegalArgumentException("a kernel's width must be at least 0, not " + width);
        }
    }

    double of(double[] a, double[] b) {
        return width == 0 ? Rows.dot(a, b) : StrictMath.exp(-0.5 * Rows.squaredDistance(a, b) / (width * width));
    }

    /** {@return the kernel as Smile takes it; its use asks whether to go on} */
    MercerKernel<double[]> watched(Run run) {
        return width == 0 ? new WatchedLinear(run) : new WatchedGaussian(width, run);
    }

    private static final class WatchedGaussian extends GaussianKernel {

        private final transient Run run;

        WatchedGaussian(double width, Run run) {
            super(width);
            this.run = run;
        }

        @Override
        public double k(double[] a, double[] b) {
            run.checkSometimes();
            return super.k(a, b);
        }
    }

    private static final class WatchedLinear extends LinearKernel {

        private final transient Run run;

        WatchedLinear(Run run) {
            this.run = run;
        }

        @Override
        public double k(double[] a, double[] b) {
            run.checkSometimes();
            return super.k(a, b);
        }
    }
}
