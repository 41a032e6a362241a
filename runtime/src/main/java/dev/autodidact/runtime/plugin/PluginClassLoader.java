package dev.autodidact.runtime.plugin;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Loads one plugin jar, its own classes first: two plugins may bring different versions of one library. The API always
 * comes from the host, whatever the jar holds, so that both sides mean the same types.
 *
 * <p>Native libraries load once per process, in whichever class loader comes first: two plugins cannot bring different
 * versions of those.
 */
final class PluginClassLoader extends URLClassLoader {

    private static final List<String> FROM_THE_HOST = List.of("java.", "dev.autodidact.api.", "org.jspecify.");
    private static final String SERVICES = "META-INF/services/";

    static {
        registerAsParallelCapable();
    }

    PluginClassLoader(URL jar, ClassLoader host) {
        super("plugin " + jar, new URL[] {jar}, host);
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (FROM_THE_HOST.stream().anyMatch(name::startsWith)) {
            return super.loadClass(name, resolve);
        }
        synchronized (getClassLoadingLock(name)) {
            Class<?> loaded = findLoadedClass(name);
            if (loaded == null) {
                try {
                    loaded = findClass(name);
                } catch (ClassNotFoundException notInTheJar) {
                    return super.loadClass(name, resolve);
                }
            }
            if (resolve) {
                resolveClass(loaded);
            }
            return loaded;
        }
    }

    @Override
    public @Nullable URL getResource(String name) {
        URL own = findResource(name);
        return own != null || name.startsWith(SERVICES) ? own : super.getResource(name);
    }

    /** The jar's own resources before the host's; service files only the jar's, or each plugin would be found twice. */
    @Override
    public Enumeration<URL> getResources(String name) throws IOException {
        if (name.startsWith(SERVICES)) {
            return findResources(name);
        }
        List<URL> all = new ArrayList<>(Collections.list(findResources(name)));
        all.addAll(Collections.list(getParent().getResources(name)));
        return Collections.enumeration(all);
    }
}
