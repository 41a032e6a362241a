package dev.autodidact.hostile;

/** A class that cannot be loaded. */
final class Unloadable {

    static final int SIZE = size();

    private Unloadable() {}

    private static int size() {
        throw new IllegalStateException("this class cannot be loaded");
    }
}
