package dev.autodidact.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Maps and lists as text, equal ones as equal text. */
final class Json {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};
    private static final TypeReference<Map<String, Double>> NUMBERS = new TypeReference<>() {};
    private static final TypeReference<List<String>> NAMES = new TypeReference<>() {};
    private static final TypeReference<List<Long>> SEEDS = new TypeReference<>() {};
    private static final TypeReference<List<Double>> REALS = new TypeReference<>() {};

    private Json() {}

    static String write(Map<String, ?> map) {
        return text(new TreeMap<>(map));
    }

    static String write(List<?> list) {
        return text(list);
    }

    static Map<String, String> texts(String json) {
        return read(json, TEXTS);
    }

    static Map<String, Double> numbers(String json) {
        return read(json, NUMBERS);
    }

    static List<String> names(String json) {
        return read(json, NAMES);
    }

    static List<Long> seeds(String json) {
        return read(json, SEEDS);
    }

    static List<Double> reals(String json) {
        return read(json, REALS);
    }

    private static String text(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("cannot be written as JSON: " + value, e);
        }
    }

    private static <T> T read(String json, TypeReference<T> type) {
        try {
            return MAPPER.readValue(json, type);
        } catch (JsonProcessingException e) {
            throw new DamagedException("malformed JSON", e);
        }
    }
}
