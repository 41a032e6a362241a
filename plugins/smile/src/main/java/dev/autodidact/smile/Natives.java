package dev.autodidact.smile;

import java.util.Locale;
import java.util.Optional;
import smile.math.matrix.Matrix;

/** The native linear algebra (OpenBLAS) that a part of Smile needs to train. */
final class Natives {

    private Natives() {}

    /** Loads the library on first use, which takes some tenths of a second. */
    private static final class Probe {

        static final Optional<String> PROBLEM = probe();

        private static Optional<String> probe() {
            try {
                return Matrix.eye(2).mv(new double[] {1, 2})[1] == 2
                        ? Optional.empty()
                        : Optional.of("the native library OpenBLAS computes wrongly");
            } catch (LinkageError e) {
                return Optional.of("the native library OpenBLAS cannot be loaded (" + e.getMessage() + ")");
            }
        }
    }

    /**
     * {@return why there is no linear algebra, as a clause; empty where there is} A library that is packaged for this
     * machine is not loaded to see whether that works: where it does not, the first fit tells.
     */
    static Optional<String> problem() {
        return isPackaged() ? Optional.empty() : Probe.PROBLEM;
    }

    private static boolean isPackaged() {
        String os = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        String family = os.startsWith("windows") ? "windows" : os.startsWith("mac") ? "macosx" : os;
        String architecture = switch (System.getProperty("os.arch")) {
            case "amd64" -> "x86_64";
            case "aarch64" -> "arm64";
            default -> System.getProperty("os.arch");
        };
        String library =
                "/org/bytedeco/openblas/" + family + "-" + architecture + "/" + System.mapLibraryName("jniopenblas");
        return Natives.class.getResource(library) != null;
    }
}
