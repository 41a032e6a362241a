package dev.autodidact.runtime.plugin;

import dev.autodidact.api.AutodidactException;
import dev.autodidact.api.Ids;
import dev.autodidact.api.plugin.Plugin;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.stream.Stream;

/** Finds plugins on the class path and in a folder of jars, each jar in a class loader of its own. */
public final class PluginLoader {

    private final List<LoadedPlugin> plugins = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();

    private final Optional<Path> folder;

    private PluginLoader(Optional<Path> folder) {
        this.folder = folder;
    }

    /**
     * Finds plugins.
     *
     * @param folder a folder of plugin jars, which need not exist; none, where empty
     * @return what was found
     * @throws AutodidactException of kind CALLER where two plugins have one id
     */
    public static PluginLoader load(Optional<Path> folder) {
        PluginLoader loader = new PluginLoader(folder);
        ClassLoader host = PluginLoader.class.getClassLoader();
        loader.loadFrom(host, "the class path");
        loader.plugins.sort(Comparator.comparing(LoadedPlugin::id)); // a class path of lib/* has no order of its own
        folder.filter(Files::isDirectory).ifPresent(path -> {
            for (Path jar : jars(path)) {
                loader.loadJar(jar, host);
            }
        });
        loader.refuseDuplicates();
        return loader;
    }

    /** {@return the plugins, those of the class path first, by id, then jar by jar in the order of their names} */
    public List<LoadedPlugin> plugins() {
        return List.copyOf(plugins);
    }

    /** {@return where jars were looked for} */
    public Optional<Path> folder() {
        return folder;
    }

    /** {@return jars and plugins that could not be used, and why, one line each} */
    public List<String> problems() {
        return List.copyOf(problems);
    }

    private static List<Path> jars(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().endsWith(".jar"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new AutodidactException(
                    AutodidactException.Kind.ENVIRONMENT, "cannot list the plugin folder " + folder + ": " + e, e);
        }
    }

    private void loadJar(Path jar, ClassLoader host) {
        try {
            PluginClassLoader loader = new PluginClassLoader(jar.toUri().toURL(), host);
            if (loadFrom(loader, jar.toString()) == 0) {
                loader.close();
                problems.add(jar + " holds no usable plugin: it names none in META-INF/services/"
                        + Plugin.class.getName() + ", or is no jar");
            }
        } catch (IOException e) {
            problems.add(jar + " cannot be opened: " + e.getMessage());
        }
    }

    private int loadFrom(ClassLoader loader, String origin) {
        int found = 0;
        Iterator<Plugin> services = ServiceLoader.load(Plugin.class, loader).iterator();
        while (true) {
            try {
                if (!services.hasNext()) {
                    return found;
                }
                found++;
                Plugin plugin = services.next();
                plugins.add(new LoadedPlugin(
                        plugin,
                        Ids.require(plugin.id()),
                        Objects.requireNonNull(plugin.version(), "its version is null"),
                        jarOf(plugin).orElse(origin)));
            } catch (RuntimeException | Error e) {
                Throwable cause = e.getCause() == null ? e : e.getCause();
                problems.add("a plugin in " + origin + " cannot be used: " + Thrown.message(cause));
            }
        }
    }

    private static Optional<String> jarOf(Plugin plugin) {
        CodeSource source = plugin.getClass().getProtectionDomain().getCodeSource();
        return Optional.ofNullable(source).map(CodeSource::getLocation).map(url -> {
            try {
                return Path.of(url.toURI()).toString();
            } catch (URISyntaxException | IllegalArgumentException e) {
                return url.toString();
            }
        });
    }

    private void refuseDuplicates() {
        Map<String, LoadedPlugin> byId = new LinkedHashMap<>();
        for (LoadedPlugin plugin : plugins) {
            LoadedPlugin other = byId.putIfAbsent(plugin.id(), plugin);
            if (other != null) {
                throw AutodidactException.caller("two plugins have the id '"
                        + plugin.id() + "': " + other.describe() + ", and " + plugin.describe()
                        + ".\nRemove one of the two jars.");
            }
        }
    }
}
