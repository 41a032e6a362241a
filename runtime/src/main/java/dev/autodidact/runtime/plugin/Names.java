package dev.autodidact.runtime.plugin;

import dev.autodidact.api.AutodidactException;
import dev.autodidact.runtime.data.Nearest;
import java.util.Collection;

/** The message about a name that nobody knows. */
public final class Names {

    private static final int LONGEST_NAME = 100;

    private Names() {}

    /**
     * {@return an exception that says which names there are, and which is nearest}
     *
     * @param what the kind of thing, such as "strategy"
     * @param name the unknown name
     * @param known the known names
     */
    public static AutodidactException unknown(String what, String name, Collection<String> known) {
        String shortened = name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME) + "...";
        return AutodidactException.caller("unknown " + what + " '" + shortened + "'" + Nearest.hint(name, known)
                + "\nKnown: " + String.join(", ", known));
    }
}
