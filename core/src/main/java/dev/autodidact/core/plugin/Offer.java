package dev.autodidact.core.plugin;

/**
 * Something that a plugin offers.
 *
 * @param <T> the kind of extension
 * @param id its id
 * @param value the extension
 * @param from the plugin that offers it
 */
public record Offer<T>(String id, T value, LoadedPlugin from) {}
