package dev.autodidact.core.plugin;

import dev.autodidact.api.learner.Learner;
import dev.autodidact.api.plugin.Plugin;
import dev.autodidact.api.task.TaskProfile;
import dev.autodidact.api.task.TaskType;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.JarOutputStream;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/** Compiles small plugins into jars. */
final class PluginJars {

    static final TaskProfile PROFILE = new TaskProfile(TaskType.REGRESSION, 10, 1, 0, 1, 0, 0);

    private static final String SERVICE = "META-INF/services/" + Plugin.class.getName();

    private final Path work;
    private final Path folder;

    PluginJars(Path work, Path folder) {
        this.work = work;
        this.folder = folder;
    }

    Path plugin(String jar, String id, String... learners) throws IOException {
        return pluginWithBody(jar, id, learnersOf(learners));
    }

    Path pluginWithConstructor(String jar, String id, String constructor) throws IOException {
        return pluginWithBody(jar, id, "public %s() { %s }".formatted(className(id), constructor));
    }

    Path pluginWithBody(String jar, String id, String body) throws IOException {
        return jar(jar, classes(jar, id, Map.of(className(id), source(id, body))));
    }

    /** A plugin that tells as its version what a class says that it bundles. */
    Path pluginWithLibrary(String jar, String id, String says) throws IOException {
        String library =
                "package library; public class Library { public static String says() { return \"" + says + "\"; } }";
        String plugin = source(id, "@Override public String version() { return library.Library.says(); }");
        return jar(jar, classes(jar, id, Map.of(className(id), plugin, "library/Library", library)));
    }

    Path pluginWithApi(String jar, String id, String learner) throws IOException {
        Map<String, byte[]> entries =
                new LinkedHashMap<>(classes(jar, id, Map.of(className(id), source(id, learnersOf(learner)))));
        for (Class<?> type : List.of(Plugin.class, Learner.class)) {
            String name = type.getName().replace('.', '/') + ".class";
            entries.put(name, type.getResourceAsStream("/" + name).readAllBytes());
        }
        return jar(jar, entries);
    }

    Path naming(String jar, String type) throws IOException {
        return jar(jar, Map.of(SERVICE, type.getBytes(StandardCharsets.UTF_8)));
    }

    Path jar(String name, Map<String, byte[]> entries) throws IOException {
        Path jar = folder.resolve(name);
        try (OutputStream out = Files.newOutputStream(jar);
                JarOutputStream zip = new JarOutputStream(out)) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
                zip.closeEntry();
            }
        }
        return jar;
    }

    private static String className(String id) {
        return "P" + id.replace('.', '_');
    }

    private static String source(String id, String body) {
        return """
                public class %s implements dev.autodidact.api.plugin.Plugin {
                    @Override public String id() { return "%s"; }
                    %s
                }
                """.formatted(className(id), id, body);
    }

    private static String learnersOf(String... ids) {
        String all = Stream.of(ids).map(id -> "new L(\"" + id + "\")").collect(Collectors.joining(", "));
        return """
                @Override public java.util.List<dev.autodidact.api.learner.Learner> learners(
                        dev.autodidact.api.plugin.Host host) { return java.util.List.of(%s); }
                record L(String id) implements dev.autodidact.api.learner.Learner {
                    public dev.autodidact.api.learner.Support supports(dev.autodidact.api.task.TaskProfile task) {
                        return dev.autodidact.api.learner.Support.yes();
                    }
                    public dev.autodidact.api.space.SearchSpace space(dev.autodidact.api.task.TaskProfile task) {
                        return dev.autodidact.api.space.SearchSpace.empty();
                    }
                    public dev.autodidact.api.learner.Model fit(
                            dev.autodidact.api.space.Configuration configuration,
                            dev.autodidact.api.data.TrainingData data,
                            dev.autodidact.api.learner.FitContext context) {
                        throw new IllegalStateException();
                    }
                    public dev.autodidact.api.learner.Model read(java.io.InputStream in) {
                        throw new IllegalStateException();
                    }
                }
                """.formatted(all);
    }

    /** The service file and the compiled classes of some sources, by entry. */
    private Map<String, byte[]> classes(String jar, String id, Map<String, String> sources) throws IOException {
        Path root = Files.createDirectories(work.resolve(jar));
        Path target = Files.createDirectories(root.resolve("classes"));
        List<String> arguments = new ArrayList<>(
                List.of("-proc:none", "-d", target.toString(), "-cp", System.getProperty("java.class.path")));
        for (Map.Entry<String, String> source : sources.entrySet()) {
            Path file = root.resolve(source.getKey() + ".java");
            Files.createDirectories(file.getParent());
            arguments.add(Files.writeString(file, source.getValue()).toString());
        }
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        if (compiler.run(null, null, null, arguments.toArray(String[]::new)) != 0) {
            throw new IllegalStateException("the plugin does not compile");
        }
        Map<String, byte[]> entries = new LinkedHashMap<>();
        entries.put(SERVICE, className(id).getBytes(StandardCharsets.UTF_8));
        try (Stream<Path> files = Files.walk(target)) {
            files.filter(Files::isRegularFile)
                    .forEach(file ->
                            entries.put(target.relativize(file).toString().replace('\\', '/'), bytes(file)));
        }
        return entries;
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
