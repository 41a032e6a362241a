package dev.autodidact.api;

import java.util.random.RandomGenerator.SplittableGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * Seeds for everything that needs chance. There is no global generator: a run has one seed, and each purpose derives
 * its own from it, so that neither order nor the number of threads matters.
 *
 * <p>Thread-safe: all methods are pure.
 */
public final class Seeds {

    private static final RandomGeneratorFactory<SplittableGenerator> FACTORY =
            RandomGeneratorFactory.of("L64X128MixRandom");

    private Seeds() {}

    /**
     * {@return a seed that depends on nothing but the arguments}
     *
     * @param seed the parent seed
     * @param purpose labels that tell this child from its siblings; their order matters
     */
    public static long derive(long seed, String... purpose) {
        long derived = mix(seed);
        for (String label : purpose) {
            derived = mix(derived ^ hash(label));
        }
        return derived;
    }

    /**
     * {@return a generator that starts from {@link #derive}}
     *
     * @param seed the parent seed
     * @param purpose labels that tell this child from its siblings
     */
    public static SplittableGenerator generator(long seed, String... purpose) {
        return FACTORY.create(derive(seed, purpose));
    }

    /**
     * {@return the 64-bit FNV-1a hash of the label's UTF-16 code units: the same on every machine, for ever}
     *
     * @param label any text
     */
    public static long hash(String label) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < label.length(); i++) {
            hash = (hash ^ label.charAt(i)) * 0x100000001b3L;
        }
        return hash;
    }

    /**
     * {@return the value with its bits mixed} The finaliser of SplitMix64 (Steele, Lea and Flood, 2014, "Fast
     * splittable pseudorandom number generators", figure 17), after adding its golden gamma.
     *
     * @param value any 64 bits
     */
    public static long mix(long value) {
        long z = value + 0x9e3779b97f4a7c15L;
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }
}
