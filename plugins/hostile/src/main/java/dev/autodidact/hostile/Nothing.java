package dev.autodidact.hostile;

/** Null where none is allowed; other languages' plugins have no checker to tell them. */
final class Nothing {

    private Nothing() {}

    @SuppressWarnings({"NullAway", "TypeParameterUnusedInFormals"})
    static <T> T atAll() {
        return null;
    }
}
