package dev.autodidact.suites.internal.yahpo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.autodidact.api.AutodidactException;
import dev.autodidact.api.space.Configuration;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * How configurations become the numbers that the surrogate was trained on: an option its published code, a number
 * itself; what is inactive the code of {@code #na#} or 0.
 *
 * @param codes the code of each option, by hyperparameter
 * @param layout the order of the columns
 */
record Encoding(Map<String, Map<String, Integer>> codes, Layout layout) {

    private static final String INACTIVE = "#na#";

    /**
     * {@return the encoding in the file}
     *
     * @throws AutodidactException of kind CALLER where it lacks a column
     */
    static Encoding read(Path file, Layout layout) throws IOException {
        JsonNode root = ScenarioFiles.read(file);
        Map<String, Map<String, Integer>> codes = new LinkedHashMap<>();
        for (String column : layout.categorical()) {
            JsonNode options = root.path(column);
            if (!options.has(INACTIVE)) {
                throw ScenarioFiles.corrupt(
                        file, "it has no codes for '" + column + "', '" + INACTIVE + "' among them");
            }
            Map<String, Integer> own = new LinkedHashMap<>();
            options.properties()
                    .forEach(
                            option -> own.put(option.getKey(), option.getValue().asInt()));
            codes.put(column, own);
        }
        return new Encoding(codes, layout);
    }

    /**
     * {@return the codes of the categorical columns}
     *
     * @param configuration what was searched
     * @param instance the instance
     * @throws IllegalArgumentException where an option has no code
     */
    int[] categories(Configuration configuration, String instance) {
        return layout.categorical().stream()
                .mapToInt(column -> {
                    Object value = column.equals(layout.instance())
                            ? instance
                            : configuration.values().getOrDefault(column, INACTIVE);
                    Integer code = Objects.requireNonNull(codes.get(column)).get(value.toString());
                    if (code == null) {
                        throw new IllegalArgumentException("'" + column + "' = " + value + " has no code");
                    }
                    return code;
                })
                .toArray();
    }

    /**
     * {@return the values of the numeric columns}
     *
     * @param configuration what was searched
     * @param efforts the values of the hyperparameters that set the effort
     */
    float[] numbers(Configuration configuration, Map<String, Double> efforts) {
        List<String> columns = layout.numeric();
        float[] numbers = new float[columns.size()];
        for (int i = 0; i < numbers.length; i++) {
            String column = columns.get(i);
            Object value = efforts.containsKey(column)
                    ? efforts.get(column)
                    : configuration.values().get(column);
            numbers[i] = value instanceof Number number
                    ? number.floatValue()
                    : value == null ? 0 : Float.parseFloat(value.toString());
        }
        return numbers;
    }
}
