package dev.autodidact.runtime.plugin;

import dev.autodidact.api.plugin.Plugin;

/**
 * A plugin, what it says of itself, and where it was found.
 *
 * @param plugin the plugin
 * @param id its id
 * @param version its version
 * @param origin the jar or folder of classes that it came from
 */
public record LoadedPlugin(Plugin plugin, String id, String version, String origin) {

    /** {@return its class and where it came from, for messages} */
    String describe() {
        return plugin.getClass().getName() + " in " + origin;
    }
}
