package dev.autodidact.suites.internal.yahpo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.autodidact.api.AutodidactException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * The published files of one scenario.
 *
 * @param folder the scenario's folder, which bears its name
 */
record ScenarioFiles(Path folder) {

    private static final List<String> STATISTICS =
            List.of("instance_target_statistics.csv", "global_statistics/instance_target_statistics.csv");

    /**
     * {@return the scenario's files}
     *
     * @throws AutodidactException of kind CALLER where a file is missing
     */
    static ScenarioFiles in(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw AutodidactException.caller("no folder '" + folder + "'\nLooked for " + folder.toAbsolutePath()
                    + "; write yahpo:PATH/SCENARIO, such as yahpo:yahpo_data/lcbench.");
        }
        ScenarioFiles files = new ScenarioFiles(folder);
        for (Path file : List.of(files.space(), files.encoding(), files.model())) {
            if (!Files.isRegularFile(file)) {
                throw AutodidactException.caller("no file '" + file.getFileName() + "' in '" + folder
                        + "'\nA scenario of YAHPO Gym has config_space.json, encoding.json and model.onnx.");
            }
        }
        return files;
    }

    String name() {
        return folder.toAbsolutePath().normalize().getFileName().toString();
    }

    Path space() {
        return folder.resolve("config_space.json");
    }

    Path encoding() {
        return folder.resolve("encoding.json");
    }

    Path model() {
        return folder.resolve("model.onnx");
    }

    /** {@return the table of smallest and largest values, which all scenarios share} */
    Optional<Path> statistics() {
        return STATISTICS.stream()
                .map(folder.toAbsolutePath().normalize()::resolveSibling)
                .filter(Files::isRegularFile)
                .findFirst();
    }

    /**
     * {@return the SHA-256 of the files and the target}
     *
     * @param target what is optimised
     */
    String version(String target) throws IOException {
        MessageDigest digest = sha256();
        digest.update((name() + '\n' + target + '\n').getBytes(StandardCharsets.UTF_8));
        for (Path file : List.of(space(), encoding(), model())) {
            digest.update(Files.readAllBytes(file));
        }
        if (statistics().isPresent()) {
            digest.update(Files.readAllBytes(statistics().get()));
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /**
     * {@return the JSON object in the file}
     *
     * @throws AutodidactException of kind CALLER where it holds anything else
     */
    static JsonNode read(Path file) throws IOException {
        try {
            JsonNode root = new ObjectMapper().readTree(Files.readAllBytes(file));
            if (!root.isObject()) {
                throw corrupt(file, "it is no JSON object");
            }
            return root;
        } catch (JsonProcessingException e) {
            String where =
                    e.getLocation() == null ? "" : "line " + e.getLocation().getLineNr() + ": ";
            throw corrupt(file, where + e.getOriginalMessage());
        }
    }

    static AutodidactException corrupt(Path file, String what) {
        return AutodidactException.caller(
                "'" + file + "' cannot be used: " + what + "\nTake the file as YAHPO Gym publishes it.");
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java has SHA-256", e);
        }
    }
}
