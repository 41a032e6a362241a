package dev.autodidact.runtime.preprocess;

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
 * Preprocessors as JSON: {@code {"format": 2, "columns": [...]}}. Numbers have {@code name}, {@code median},
 * {@code unit}, {@code scale}, {@code mean}, {@code deviation} and {@code missing}; levels have {@code name},
 * {@code levels} and {@code other}; what is derived has {@code name}, one of {@code dates}, {@code phrases} and
 * {@code statistics}, and {@code parts}, which are numbers.
 */
final class PreprocessorJson {

    private static final int FORMAT = 2;
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
                    + " is known here: train the model again");
        }
        List<ColumnEncoder> encoders = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (JsonNode column : array(root, "columns")) {
            ColumnEncoder encoder = column(column);
            if (!names.add(encoder.getClass().getSimpleName() + encoder.name())) {
                throw new IOException("column '" + encoder.name() + "' is there twice");
            }
            encoders.add(encoder);
        }
        return encoders;
    }

    private static ColumnEncoder column(JsonNode json) throws IOException {
        try {
            if (json.has("levels")) {
                require(json, "name", "levels", "other");
                return new LevelEncoder(text(json.get("name")), texts(json, "levels"), truth(json.get("other")));
            }
            if (json.has("parts")) {
                return derived(json);
            }
            return number(json);
        } catch (IllegalArgumentException e) {
            throw new IOException("not a preprocessor: " + e.getMessage(), e);
        }
    }

    private static NumberEncoder number(JsonNode json) throws IOException {
        require(json, "name", "median", "unit", "scale", "mean", "deviation", "missing");
        return new NumberEncoder(
                text(json.get("name")),
                real(json.get("median")),
                real(json.get("unit")),
                real(json.get("scale")),
                real(json.get("mean")),
                real(json.get("deviation")),
                truth(json.get("missing")));
    }

    private static DerivedEncoder derived(JsonNode json) throws IOException {
        Derivation derivation;
        if (json.has("dates")) {
            require(json, "name", "dates", "parts");
            derivation = new DateParts(DateText.valueOf(text(json.get("dates"))));
        } else if (json.has("phrases")) {
            require(json, "name", "phrases", "parts");
            derivation = new Phrases(wholes(json, "phrases"));
        } else {
            require(json, "name", "statistics", "parts");
            derivation = statistics(json.get("statistics"));
        }
        List<NumberEncoder> parts = new ArrayList<>();
        for (JsonNode part : array(json, "parts")) {
            parts.add(number(part));
        }
        return new DerivedEncoder(text(json.get("name")), derivation, parts);
    }

    private static LevelStatistics statistics(JsonNode json) throws IOException {
        require(json, "levels", "signals", "shares", "means");
        List<List<Double>> means = new ArrayList<>();
        for (JsonNode mean : array(json, "means")) {
            means.add(reals(mean));
        }
        return new LevelStatistics(texts(json, "levels"), texts(json, "signals"), reals(json.get("shares")), means);
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

    private static List<String> texts(JsonNode json, String field) throws IOException {
        List<String> texts = new ArrayList<>();
        for (JsonNode each : array(json, field)) {
            texts.add(text(each));
        }
        return texts;
    }

    private static List<Integer> wholes(JsonNode json, String field) throws IOException {
        List<Integer> wholes = new ArrayList<>();
        for (JsonNode each : array(json, field)) {
            if (!each.isInt()) {
                throw unexpected(each, "a whole number");
            }
            wholes.add(each.intValue());
        }
        return wholes;
    }

    private static List<Double> reals(JsonNode json) throws IOException {
        if (!json.isArray()) {
            throw unexpected(json, "an array");
        }
        List<Double> reals = new ArrayList<>();
        for (JsonNode each : json) {
            reals.add(real(each));
        }
        return reals;
    }

    private static double real(JsonNode json) throws IOException {
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
