package dev.autodidact.suites.internal.folder;

import dev.autodidact.api.AutodidactException;
import dev.autodidact.api.data.TableReader;
import dev.autodidact.api.suite.SuiteSource;
import dev.autodidact.api.suite.TaskReference;
import dev.autodidact.api.suite.TaskSuite;
import dev.autodidact.api.task.TaskKind;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Opens the data files of a folder as table tasks, in the order of their names. Sub-folders and names that begin with a
 * dot are left out. A file {@code index.json} beside them may say more: see {@link FolderIndex}.
 *
 * <p>A task is named as its file, without the extension. The suite's version is the SHA-256 of all the files' names and
 * contents; the files are parsed only when their tasks are loaded: see {@link FileTask}.
 *
 * @param reader reads the files
 */
public record FolderSource(TableReader reader) implements SuiteSource {

    private static final Pattern DATA = Pattern.compile("([^.].*)\\.(csv|tsv|arff)(\\.gz)?", Pattern.CASE_INSENSITIVE);

    @Override
    public String id() {
        return "dir";
    }

    @Override
    public String usage() {
        return "dir:PATH, every data file of a folder (csv, tsv, arff; also gz)";
    }

    @Override
    public TaskSuite open(String argument) {
        Path folder = folder(argument);
        try {
            Map<String, Path> files = dataFiles(folder);
            FolderIndex index = FolderIndex.of(folder);
            List<TaskReference> tasks = files.entrySet().stream()
                    .map(file -> reference(file.getKey(), file.getValue(), index))
                    .toList();
            return new TaskSuite("dir:" + argument, version(files.values(), index), tasks);
        } catch (IOException e) {
            throw new AutodidactException(
                    AutodidactException.Kind.ENVIRONMENT, "cannot read the folder '" + folder + "': " + e, e);
        }
    }

    private TaskReference reference(String name, Path file, FolderIndex index) {
        FolderIndex.Entry entry = index.entry(fileName(file));
        return new TaskReference(
                name,
                entry.family().orElse(name),
                TaskKind.TABLE,
                TaskReference.Role.BOTH,
                new FileTask(name, file, entry.type(), reader));
    }

    /**
     * The folder that an argument means.
     *
     * @throws AutodidactException of kind CALLER where there is none
     */
    static Path folder(String argument) {
        if (argument.isBlank()) {
            throw AutodidactException.caller("suite 'dir' needs a folder\nWrite dir:PATH, such as dir:data.");
        }
        Path folder;
        try {
            folder = Path.of(argument);
        } catch (InvalidPathException e) {
            throw AutodidactException.caller("'" + argument + "' is no path: " + e.getReason());
        }
        if (!Files.exists(folder)) {
            throw AutodidactException.caller("no folder '" + folder + "'\nLooked for " + folder.toAbsolutePath() + ".");
        }
        if (!Files.isDirectory(folder)) {
            throw AutodidactException.caller("'" + folder + "' is a file, not a folder"
                    + "\nSuite 'dir' takes the folder that holds the data files.");
        }
        return folder;
    }

    /** {@return the data files by the names of their tasks, sorted} */
    static Map<String, Path> dataFiles(Path folder) throws IOException {
        Map<String, Path> files = new TreeMap<>();
        List<Path> all;
        try (Stream<Path> listing = Files.list(folder)) {
            all = listing.sorted().toList();
        }
        for (Path file : all) {
            Matcher data = DATA.matcher(fileName(file));
            if (data.matches() && Files.isRegularFile(file)) {
                Path other = files.put(data.group(1), file);
                if (other != null) {
                    throw AutodidactException.caller("'" + fileName(other) + "' and '" + fileName(file) + "' in '"
                            + folder + "' would both be task '" + data.group(1) + "'\nRename or remove one of them.");
                }
            }
        }
        if (files.isEmpty()) {
            throw AutodidactException.caller("no data file in the folder '" + folder
                    + "'\nData files end in .csv, .tsv or .arff, or in one of these and .gz.");
        }
        return files;
    }

    /** Changes when a file does, or what is said of them. */
    static String version(Iterable<Path> files, FolderIndex index) throws IOException {
        MessageDigest digest = sha256();
        for (Path file : files) {
            digest.update((fileName(file) + '\n' + Files.size(file) + '\n').getBytes(StandardCharsets.UTF_8));
            try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
                in.transferTo(OutputStream.nullOutputStream());
            }
        }
        digest.update(index.toString().getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java has SHA-256", e);
        }
    }

    /** The last part of a path. */
    static String fileName(Path file) {
        return file.getFileName().toString();
    }
}
