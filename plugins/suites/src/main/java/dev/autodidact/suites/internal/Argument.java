package dev.autodidact.suites.internal;

import dev.autodidact.api.AutodidactException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What stands after the colon of a suite: a folder and perhaps options, {@code PATH?name=value&name=value}.
 *
 * @param suite the suite's id
 * @param folder the folder
 * @param options by name
 */
public record Argument(String suite, Path folder, Map<String, String> options) {

    /**
     * {@return the parts of an argument}
     *
     * @param suite the suite's id
     * @param argument what stands after the colon
     * @throws AutodidactException of kind CALLER where there is no folder or an option has no value
     */
    public static Argument parse(String suite, String argument) {
        int mark = argument.lastIndexOf('?');
        String path = mark < 0 ? argument : argument.substring(0, mark);
        if (path.isBlank()) {
            throw AutodidactException.caller(
                    "suite '" + suite + "' needs a folder\nWrite " + suite + ":PATH, such as " + suite + ":data.");
        }
        Map<String, String> options = new LinkedHashMap<>();
        for (String option :
                mark < 0 ? new String[0] : argument.substring(mark + 1).split("&", -1)) {
            int equals = option.indexOf('=');
            if (equals < 1) {
                throw AutodidactException.caller("suite '" + suite + "' has no option '" + option
                        + "'\nOptions are written PATH?name=value&name=value.");
            }
            options.put(option.substring(0, equals), option.substring(equals + 1));
        }
        try {
            return new Argument(suite, Path.of(path), options);
        } catch (InvalidPathException e) {
            throw AutodidactException.caller("'" + path + "' is no path: " + e.getReason());
        }
    }

    /**
     * Refuses options other than these.
     *
     * @param known the names of options
     * @throws AutodidactException of kind CALLER where there is another
     */
    public void require(List<String> known) {
        for (String name : options.keySet()) {
            if (!known.contains(name)) {
                throw AutodidactException.caller("suite '" + suite + "' has no option '" + name + "'\nThere are "
                        + String.join(", ", known) + ".");
            }
        }
    }

    /**
     * {@return a whole number}
     *
     * @param name of the option
     * @param otherwise the number where it is not given
     * @param low the lowest that is allowed
     * @param high the highest that is allowed
     * @throws AutodidactException of kind CALLER where something else is given
     */
    public int number(String name, int otherwise, int low, int high) {
        String text = options.get(name);
        if (text == null) {
            return otherwise;
        }
        try {
            int number = Integer.parseInt(text);
            if (number >= low && number <= high) {
                return number;
            }
        } catch (NumberFormatException e) {
            // told below
        }
        throw AutodidactException.caller("suite '" + suite + "' wants " + name + " from " + low + " to " + high
                + ", but was given '" + text + "'");
    }

    /**
     * {@return a file of the folder}
     *
     * @param name the file's
     * @throws AutodidactException of kind CALLER where it is not there
     */
    public Path file(String name) {
        Path file = folder.resolve(name);
        if (!Files.isRegularFile(file)) {
            throw AutodidactException.caller("suite '" + suite + "' finds no file '" + name + "' in '" + folder
                    + "'\nLooked for " + file.toAbsolutePath() + ".");
        }
        return file;
    }

    /**
     * {@return the SHA-256 of the contents of files, in hexadecimal}
     *
     * @param files the files
     */
    public static String version(List<Path> files) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (Path file : files) {
                digest.update((Files.size(file) + "\n").getBytes(StandardCharsets.UTF_8));
                digest.update(Files.readAllBytes(file));
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java has SHA-256", e);
        } catch (IOException e) {
            throw new AutodidactException(AutodidactException.Kind.ENVIRONMENT, "cannot read " + files + ": " + e, e);
        }
    }
}
