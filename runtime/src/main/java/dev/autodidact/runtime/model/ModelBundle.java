package dev.autodidact.runtime.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.autodidact.api.AutodidactException;
import dev.autodidact.api.learner.Learner;
import dev.autodidact.api.learner.Model;
import dev.autodidact.api.space.Configuration;
import dev.autodidact.runtime.plugin.Learners;
import dev.autodidact.runtime.plugin.Thrown;
import dev.autodidact.runtime.preprocess.Preprocessor;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

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

    /** How far the members' weights may be from adding up to one. */
    private static final double TOLERANCE = 1e-9;

    private static final int LONGEST_REASON = 300;

    private static final ObjectMapper JSON = new ObjectMapper()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    private ModelBundle() {}

    /** Models of before calibration have none, and those of before pools are linear. */
    private record Manifest(
            String format,
            Schema schema,
            List<Part> members,
            @Nullable Pool pool,
            @Nullable Calibration calibration,
            Map<String, String> sha256) {}

    private record Part(String learner, String version, String configuration, double weight, String entry) {}

    static void write(FittedModel model, Path file) {
        Map<String, byte[]> data = new LinkedHashMap<>();
        data.put(PREPROCESSOR, model.preprocessor().toJson().getBytes(StandardCharsets.UTF_8));
        List<Part> parts = new ArrayList<>();
        for (Member member : model.members()) {
            String entry = "member-" + parts.size() + ".bin";
            data.put(entry, bytes(member));
            parts.add(new Part(
                    member.learner().id(),
                    member.version(),
                    member.configuration().toJson(),
                    member.weight(),
                    entry));
        }
        Map<String, String> sums = new HashMap<>();
        data.forEach((name, bytes) -> sums.put(name, sha256(bytes)));
        Map<String, byte[]> entries = new LinkedHashMap<>();
        try {
            entries.put(
                    MANIFEST,
                    JSON.writeValueAsBytes(
                            new Manifest(FORMAT, model.schema(), parts, model.pool(), model.calibration(), sums)));
            entries.putAll(data);
            ZipEntries.write(file, entries);
        } catch (IOException e) {
            throw new AutodidactException(
                    AutodidactException.Kind.ENVIRONMENT, "cannot write the model to " + file + ": " + e, e);
        }
    }

    private static byte[] bytes(Member member) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            member.model().write(bytes);
        } catch (IOException | RuntimeException e) {
            throw new AutodidactException(
                    AutodidactException.Kind.PLUGIN,
                    "learner '" + member.learner().id() + "' cannot write its model: " + Thrown.message(e),
                    e);
        }
        return bytes.toByteArray();
    }

    static FittedModel read(Path file, Learners learners) {
        try {
            Map<String, byte[]> entries = ZipEntries.read(file);
            Manifest manifest = JSON.readValue(entry(entries, MANIFEST), Manifest.class);
            if (manifest == null || !FORMAT.equals(manifest.format())) {
                throw new IOException("its format is not " + FORMAT);
            }
            checkSums(manifest, entries);
            Preprocessor preprocessor =
                    Preprocessor.fromJson(new String(entry(entries, PREPROCESSOR), StandardCharsets.UTF_8));
            List<Member> members = new ArrayList<>();
            for (Part part : manifest.members()) {
                members.add(member(part, entry(entries, part.entry()), learners));
            }
            checkWeights(members);
            Calibration calibration = Objects.requireNonNullElse(manifest.calibration(), Calibration.NONE);
            if (calibration.decides()
                    && calibration.weights().size()
                            != manifest.schema().classes().size()) {
                throw new IOException("it has weights of other classes");
            }
            Pool pool = Objects.requireNonNullElse(manifest.pool(), Pool.LINEAR);
            return new FittedModel(manifest.schema(), preprocessor, members, pool, calibration);
        } catch (AutodidactException e) {
            throw e;
        } catch (NoSuchFileException e) {
            throw AutodidactException.caller("no model at " + file);
        } catch (JsonProcessingException e) {
            throw damaged(file, "its manifest is malformed: " + e.getOriginalMessage());
        } catch (IOException e) {
            throw damaged(file, String.valueOf(e.getMessage()));
        } catch (RuntimeException | OutOfMemoryError | StackOverflowError e) {
            throw damaged(file, Thrown.message(e));
        }
    }

    private static Member member(Part part, byte[] bytes, Learners learners) throws IOException {
        Learner learner = learners.learner(part.learner());
        Configuration configuration = Configuration.fromJson(part.configuration());
        Model model = learner.read(new ByteArrayInputStream(bytes));
        return new Member(learner, part.version(), configuration, model, part.weight());
    }

    private static void checkSums(Manifest manifest, Map<String, byte[]> entries) throws IOException {
        for (Map.Entry<String, String> sum : manifest.sha256().entrySet()) {
            if (!sha256(entry(entries, sum.getKey())).equals(sum.getValue())) {
                throw new IOException("entry " + sum.getKey() + " does not match its checksum");
            }
        }
        Set<String> unchecked = new HashSet<>(entries.keySet());
        unchecked.removeAll(manifest.sha256().keySet());
        if (!unchecked.equals(Set.of(MANIFEST))) {
            throw new IOException("it holds entries without a checksum");
        }
    }

    private static void checkWeights(List<Member> members) throws IOException {
        double total = members.stream().mapToDouble(Member::weight).sum();
        boolean positive = members.stream().allMatch(member -> member.weight() > 0);
        if (!members.isEmpty() && !(positive && Math.abs(total - 1) < TOLERANCE)) {
            throw new IOException("the weights of its members are not positive or do not add up to 1");
        }
    }

    /** Says why, of which the file may have written a part. */
    private static AutodidactException damaged(Path file, String why) {
        String shortened = why.length() <= LONGEST_REASON ? why : why.substring(0, LONGEST_REASON) + "...";
        return AutodidactException.caller(file + " is not a model that Autodidact wrote, or it is damaged: " + shortened
                + "\nGive the file 'model' that 'run' wrote into its output folder.");
    }

    private static byte[] entry(Map<String, byte[]> entries, String name) throws IOException {
        byte[] bytes = entries.get(name);
        if (bytes == null) {
            throw new IOException("entry " + name + " is missing");
        }
        return bytes;
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
