package dev.autodidact.hostile;

import dev.autodidact.api.plugin.Plugin;

/** Cannot even be loaded; {@link HostilePlugin}, from the same jar, must not suffer from that. */
public final class BrokenPlugin implements Plugin {

    private static final int ROWS = Unloadable.SIZE;

    /** Never gets so far. */
    public BrokenPlugin() {}

    @Override
    public String id() {
        return "broken-" + ROWS;
    }
}
