package dev.autodidact.runtime.preprocess;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.autodidact.api.data.Column;
import dev.autodidact.api.data.NumericColumn;
import dev.autodidact.api.data.Target;
import dev.autodidact.api.learner.Encoding;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Encodes the numbers that a {@link Derivation} makes of a column.
 *
 * @param name the column's name
 * @param derivation makes the numbers
 * @param parts encode those that vary on the training rows, named as the derivation does
 */
record DerivedEncoder(String name, Derivation derivation, List<NumberEncoder> parts) implements ColumnEncoder {

    DerivedEncoder {
        parts = List.copyOf(parts);
        List<String> names = parts.stream().map(NumberEncoder::name).toList();
        if (names.isEmpty() || !derivation.names().containsAll(names) || new HashSet<>(names).size() < names.size()) {
            throw new IllegalArgumentException("column '" + name + "' has impossible parts");
        }
    }

    /** Empty where none of the numbers varies on the rows. */
    static Optional<ColumnEncoder> fit(Column column, int[] rows, Target target, Derivation derivation) {
        double[][] values = derivation.deriveTraining(column, rows, target);
        int[] all = IntStream.range(0, rows.length).toArray();
        List<String> names = derivation.names();
        List<NumberEncoder> parts = new ArrayList<>();
        for (int i = 0; i < values.length; i++) {
            Optional<NumberEncoder> part = NumberEncoder.fit(new NumericColumn(names.get(i), values[i]), all);
            // where a cell says nothing, one mark for it is enough
            part.flatMap(fitted -> parts.isEmpty() ? Optional.of(fitted) : fitted.unmarked())
                    .ifPresent(parts::add);
        }
        return parts.isEmpty() ? Optional.empty() : Optional.of(new DerivedEncoder(column.name(), derivation, parts));
    }

    @Override
    public int size(Encoding encoding) {
        return parts.stream().mapToInt(part -> part.size(encoding)).sum();
    }

    @Override
    public void encode(Column column, int[] rows, Encoding encoding, FeatureList features) {
        encode(derivation.derive(column, rows), encoding, features);
    }

    @Override
    public void encodeTraining(Column column, int[] rows, Target target, Encoding encoding, FeatureList features) {
        encode(derivation.deriveTraining(column, rows, target), encoding, features);
    }

    private void encode(double[][] values, Encoding encoding, FeatureList features) {
        List<String> names = derivation.names();
        for (NumberEncoder part : parts) {
            double[] numbers = values[names.indexOf(part.name())];
            part.encode(numbers, name + "~" + part.name(), encoding, features);
        }
    }

    @Override
    public List<FeatureFormula> formulas(Encoding encoding) {
        List<FeatureFormula.Source> sources = derivation.sources(name);
        List<String> names = derivation.names();
        return parts.stream()
                .flatMap(part -> part.formulas(sources.get(names.indexOf(part.name())), encoding).stream())
                .toList();
    }

    @Override
    public void write(ObjectNode json) {
        derivation.write(json);
        ArrayNode written = json.putArray("parts");
        for (NumberEncoder part : parts) {
            part.write(written.addObject().put("name", part.name()));
        }
    }
}
