package dev.autodidact.core.plugin;

import dev.autodidact.api.plugin.Plugin;

/**
 * A plugin and where it was found.
 *
 * @param plugin the plugin
 * @param origin the jar or folder of classes that it came from
 */
public record LoadedPlugin(Plugin plugin, String origin) {

    /** {@return the id and where it came from, for messages} */
    String describe() {
        return plugin.getClass().getName() + " in " + origin;
    }
}
