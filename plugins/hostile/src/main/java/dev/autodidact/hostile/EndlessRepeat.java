package dev.autodidact.hostile;

/** Proposes the same for ever. */
final class EndlessRepeat extends HostileStrategy {

    EndlessRepeat() {
        super("endless-repeat");
    }
}
