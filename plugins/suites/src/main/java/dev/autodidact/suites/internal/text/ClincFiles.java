package dev.autodidact.suites.internal.text;

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
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The published files of CLINC150 (Larson and others, 2019, "An evaluation dataset for intent classification and
 * out-of-scope prediction"): {@code data_full.json}, sentences with their intents in several splits, which count as one
 * here; and {@code domains.json}, the intents of each domain. Sentences of no intent are left out.
 *
 * @param sentences by intent
 * @param domains the intents by domain
 * @param hash the SHA-256 of both files, in hexadecimal
 */
record ClincFiles(Map<String, List<String>> sentences, Map<String, List<String>> domains, String hash) {

    private static final List<String> SPLITS = List.of("train", "val", "test");

    /**
     * Reads the files.
     *
     * @throws AutodidactException of kind CALLER where one is missing or is something else
     */
    static ClincFiles read(Path folder) {
        byte[] data = bytes(folder, "data_full.json");
        byte[] parts = bytes(folder, "domains.json");
        Map<String, List<String>> sentences = new LinkedHashMap<>();
        JsonNode splits = json(folder.resolve("data_full.json"), data);
        for (String split : SPLITS) {
            for (JsonNode pair : splits.path(split)) {
                sentences
                        .computeIfAbsent(pair.path(1).asText(), intent -> new ArrayList<>())
                        .add(pair.path(0).asText());
            }
        }
        Map<String, List<String>> domains = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> domain :
                json(folder.resolve("domains.json"), parts).properties()) {
            List<String> intents = new ArrayList<>();
            domain.getValue().forEach(intent -> intents.add(intent.asText()));
            if (!sentences.keySet().containsAll(intents)) {
                throw AutodidactException.caller("domains.json in '" + folder
                        + "' names intents of which data_full.json has" + " no sentence: those of '" + domain.getKey()
                        + "'\nBoth files must be of one release.");
            }
            domains.put(domain.getKey(), intents);
        }
        return new ClincFiles(sentences, domains, hash(data, parts));
    }

    private static byte[] bytes(Path folder, String name) {
        Path file = folder.resolve(name);
        if (!Files.isRegularFile(file)) {
            throw AutodidactException.caller("no file '" + name + "' in '" + folder + "'\nLooked for "
                    + file.toAbsolutePath() + "; CLINC150 is published as data_full.json and domains.json.");
        }
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new AutodidactException(
                    AutodidactException.Kind.ENVIRONMENT, "cannot read the file '" + file + "': " + e, e);
        }
    }

    private static JsonNode json(Path file, byte[] bytes) {
        try {
            return new ObjectMapper().readTree(new String(bytes, StandardCharsets.UTF_8));
        } catch (JsonProcessingException e) {
            throw AutodidactException.caller("'" + file + "' is not JSON: " + e.getOriginalMessage());
        }
    }

    private static String hash(byte[]... files) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (byte[] file : files) {
                digest.update(file);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
