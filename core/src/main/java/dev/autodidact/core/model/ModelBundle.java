package dev.autodidact.core.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.autodidact.api.AutodidactException;
import dev.autodidact.api.learner.Learner;
import dev.autodidact.api.learner.Model;
import dev.autodidact.api.space.Configuration;
import dev.autodidact.core.plugin.Catalogue;
import dev.autodidact.core.plugin.Offer;
import dev.autodidact.core.preprocess.Preprocessor;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/**
 * The file format of a model: a zip of {@code manifest.json} (what it predicts, the members with learner, configuration
 * and weight, and the SHA-256 of every other entry), {@code preprocessor.json}, and one binary entry per member. Reading
 * treats it as hostile: entries are known by name, bounded in size, and checked against their sum before anybody parses
 * them; nothing is unpacked to disk.
 */
final class ModelBundle {

    private static final String FORMAT = "autodidact-model/1";
    private static final String MANIFEST = "manifest.json";
    private static final String PREPROCESSOR = "preprocessor.json";
    private static final int MOST_ENTRIES = 1_000;
    private static final long MOST_BYTES = 2_000_000_000L;

    private static final ObjectMapper JSON = new ObjectMapper()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    private ModelBundle() {}

    private record Manifest(String format, Schema schema, List<Part> members, Map<String, String> sha256) {}

    private record Part(String learner, String version, String configuration, double weight, String entry) {}

    static void write(FittedModel model, Path file) {
        Path unfinished = file.resolveSibling(file.getFileName() + ".part");
        try {
            Map<String, byte[]> entries = new LinkedHashMap<>();
            entries.put(PREPROCESSOR, model.preprocessor().toJson().getBytes(StandardCharsets.UTF_8));
            List<Part> parts = new ArrayList<>();
            for (Member member : model.members()) {
                String entry = "member-" + parts.size() + ".bin";
                ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                member.model().write(bytes);
                entries.put(entry, bytes.toByteArray());
                parts.add(new Part(
                        member.learner().id(),
                        member.version(),
                        member.configuration().toJson(),
                        member.weight(),
                        entry));
            }
            Map<String, String> sums = new HashMap<>();
            entries.forEach((name, bytes) -> sums.put(name, sha256(bytes)));
            try (OutputStream out = Files.newOutputStream(unfinished);
                    ZipOutputStream zip = new ZipOutputStream(out)) {
                put(zip, MANIFEST, JSON.writeValueAsBytes(new Manifest(FORMAT, model.schema(), parts, sums)));
                for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                    put(zip, entry.getKey(), entry.getValue());
                }
            }
            Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new AutodidactException(
                    AutodidactException.Kind.ENVIRONMENT, "cannot write the model to " + file + ": " + e, e);
        }
    }

    static FittedModel read(Path file, Catalogue catalogue) {
        try {
            Map<String, byte[]> entries = unzip(file);
            Manifest manifest = JSON.readValue(entry(entries, MANIFEST), Manifest.class);
            if (manifest == null || !FORMAT.equals(manifest.format())) {
                throw new IOException("its format is not " + FORMAT);
            }
            for (Map.Entry<String, String> sum : manifest.sha256().entrySet()) {
                if (!sha256(entry(entries, sum.getKey())).equals(sum.getValue())) {
                    throw new IOException("entry " + sum.getKey() + " does not match its checksum");
                }
            }
            if (!manifest.sha256()
                    .keySet()
                    .containsAll(entries.keySet().stream()
                            .filter(name -> !name.equals(MANIFEST))
                            .toList())) {
                throw new IOException("it holds entries without a checksum");
            }
            Preprocessor preprocessor =
                    Preprocessor.fromJson(new String(entry(entries, PREPROCESSOR), StandardCharsets.UTF_8));
            List<Member> members = new ArrayList<>();
            for (Part part : manifest.members()) {
                Offer<Learner> offer = catalogue.learner(part.learner());
                Model model = offer.value().read(new ByteArrayInputStream(entry(entries, part.entry())));
                members.add(new Member(
                        offer.value(),
                        part.version(),
                        Configuration.fromJson(part.configuration()),
                        model,
                        part.weight()));
            }
            return new FittedModel(manifest.schema(), preprocessor, members);
        } catch (NoSuchFileException e) {
            throw AutodidactException.caller("no model at " + file);
        } catch (JsonProcessingException e) {
            throw damaged(file, "its manifest is malformed: " + e.getOriginalMessage());
        } catch (IOException | IllegalArgumentException | NullPointerException e) {
            throw damaged(file, String.valueOf(e.getMessage()));
        }
    }

    private static AutodidactException damaged(Path file, String why) {
        return AutodidactException.caller(file + " is not a model that Autodidact wrote, or it is damaged: " + why
                + "\nGive the file 'model' that 'run' wrote into its output folder.");
    }

    private static Map<String, byte[]> unzip(Path file) throws IOException {
        Map<String, byte[]> entries = new HashMap<>();
        long left = MOST_BYTES;
        try (InputStream in = Files.newInputStream(file);
                ZipInputStream zip = new ZipInputStream(in)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                byte[] bytes = zip.readNBytes((int) Math.min(Integer.MAX_VALUE - 8, left));
                left -= bytes.length;
                if (left <= 0 || entries.size() == MOST_ENTRIES) {
                    throw new IOException("it is larger than a model may be");
                }
                if (entries.put(entry.getName(), bytes) != null) {
                    throw new IOException("entry " + entry.getName() + " stands twice");
                }
            }
        }
        return entries;
    }

    private static byte[] entry(Map<String, byte[]> entries, String name) throws IOException {
        byte[] bytes = entries.get(name);
        if (bytes == null) {
            throw new IOException("entry " + name + " is missing");
        }
        return bytes;
    }

    private static void put(ZipOutputStream zip, String name, byte[] bytes) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        entry.setTime(0); // the same model gives the same file
        zip.putNextEntry(entry);
        zip.write(bytes);
        zip.closeEntry();
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
