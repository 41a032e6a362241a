package dev.autodidact.core.preprocess;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Preprocessors as JSON: {@code {"format": 1, "columns": [...]}}, where a column of numbers has {@code name},
 * {@code median}, {@code scale}, {@code mean}, {@code deviation} and {@code missing}, and a column of levels has
 * {@code name}, {@code levels} and {@code other}.
 */
final class PreprocessorJson {

    private static final int FORMAT = 1;
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private PreprocessorJson() {}

    static String write(List<ColumnEncoder> encoders) {
        ObjectNode json = MAPPER.createObjectNode();
        json.put("format", FORMAT);
        ArrayNode columns = json.putArray("columns");
        for (ColumnEncoder encoder : encoders) {
            encoder.write(columns.addObject().put("name", encoder.name()));
        }
        return json.toString();
    }

    static List<ColumnEncoder> read(String json) throws IOException {
        JsonNode root = MAPPER.readTree(json);
        require(root, "format", "columns");
        if (!root.get("format").isInt() || root.get("format").intValue() != FORMAT) {
            throw new IOException("a preprocessor of format " + root.get("format") + ", but only format " + FORMAT
                    + " is known here");
        }
        List<ColumnEncoder> encoders = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (JsonNode column : array(root, "columns")) {
            ColumnEncoder encoder = column(column);
            if (!names.add(encoder.name())) {
                throw new IOException("two columns are named '" + encoder.name() + "'");
            }
            encoders.add(encoder);
        }
        return encoders;
    }

    private static ColumnEncoder column(JsonNode json) throws IOException {
        try {
            if (json.has("levels")) {
                require(json, "name", "levels", "other");
                List<String> levels = new ArrayList<>();
                for (JsonNode level : array(json, "levels")) {
                    levels.add(text(level));
                }
                return new LevelEncoder(text(json.get("name")), levels, truth(json.get("other")));
            }
            require(json, "name", "median", "scale", "mean", "deviation", "missing");
            return new NumberEncoder(
                    text(json.get("name")),
                    number(json.get("median")),
                    number(json.get("scale")),
                    number(json.get("mean")),
                    number(json.get("deviation")),
                    truth(json.get("missing")));
        } catch (IllegalArgumentException e) {
            throw new IOException("not a preprocessor: " + e.getMessage(), e);
        }
    }

    private static void require(JsonNode json, String... fields) throws IOException {
        if (!json.isObject() || json.size() != fields.length) {
            throw unexpected(json, "an object of " + String.join(", ", fields));
        }
        for (String field : fields) {
            if (!json.has(field)) {
                throw unexpected(json, "an object with '" + field + "'");
            }
        }
    }

    private static JsonNode array(JsonNode json, String field) throws IOException {
        if (!json.get(field).isArray()) {
            throw unexpected(json.get(field), "an array");
        }
        return json.get(field);
    }

    private static String text(JsonNode json) throws IOException {
        if (!json.isTextual()) {
            throw unexpected(json, "a string");
        }
        return json.textValue();
    }

    private static boolean truth(JsonNode json) throws IOException {
        if (!json.isBoolean()) {
            throw unexpected(json, "true or false");
        }
        return json.booleanValue();
    }

    private static double number(JsonNode json) throws IOException {
        if (!json.isNumber()) {
            throw unexpected(json, "a number");
        }
        return json.doubleValue();
    }

    private static IOException unexpected(JsonNode json, String wanted) {
        String found = json.toString();
        return new IOException("not a preprocessor: " + wanted + " expected, not "
                + (found.length() <= 100 ? found : found.substring(0, 100) + "..."));
    }
}
