package dev.autodidact.core.plugin;

import dev.autodidact.api.AutodidactException;
import dev.autodidact.core.data.Nearest;
import java.util.Collection;

/** The message about a name that nobody knows. */
public final class Names {

    private Names() {}

    /**
     * {@return an exception that says which names there are, and which is nearest}
     *
     * @param what the kind of thing, such as "strategy"
     * @param name the unknown name
     * @param known the known names
     */
    public static AutodidactException unknown(String what, String name, Collection<String> known) {
        return AutodidactException.caller("unknown " + what + " '" + name + "'" + Nearest.hint(name, known)
                + "\nKnown: " + String.join(", ", known));
    }
}
