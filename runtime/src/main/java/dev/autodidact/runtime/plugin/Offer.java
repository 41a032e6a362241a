package dev.autodidact.runtime.plugin;

/**
 * Something that a plugin offers.
 *
 * @param <T> the kind of extension
 * @param id its id
 * @param value the extension
 * @param from the plugin that offers it
 */
public record Offer<T>(String id, T value, LoadedPlugin from) {

    /**
     * {@return whether an extension is from a jar in the folder of plugins} Nothing is known of it, and nothing keeps it
     * from ending the process that it runs in.
     *
     * @param extension what a plugin offers
     */
    public static boolean isStranger(Object extension) {
        return !Offer.class.getClassLoader().equals(extension.getClass().getClassLoader());
    }
}
