package dev.autodidact.runtime.preprocess;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.autodidact.api.AutodidactException;
import dev.autodidact.api.data.CategoricalColumn;
import dev.autodidact.api.data.Column;
import dev.autodidact.api.data.NumericColumn;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What a date says: the days since 1970, the year, the month and the day of it, the day of the week (Monday is 1), and the
 * hour. A cell that is no date says nothing.
 *
 * @param text how dates are written
 */
record DateParts(DateText text) implements Derivation {

    /** A column whose levels are dates in at least this share holds dates, and some garbage. */
    private static final double SHARE = 0.9;

    private static final int FEWEST_DATES = 3;

    /** So many levels tell what a column holds. */
    private static final int MOST_LOOKED_AT = 1_000;

    private static final List<String> NAMES = List.of("days", "year", "month", "day", "weekday", "hour");
    private static final double SECONDS_OF_A_DAY = 86_400;

    /** Empty where the levels are something else. */
    static Optional<Derivation> fit(LevelCounts counts) {
        List<String> levels = counts.levels().stream().limit(MOST_LOOKED_AT).toList();
        DateText best = DateText.YEAR_FIRST;
        long most = -1;
        for (DateText text : DateText.values()) {
            long dates = levels.stream()
                    .filter(level -> text.parse(level).isPresent())
                    .count();
            if (dates > most) {
                most = dates;
                best = text;
            }
        }
        return most < FEWEST_DATES || most < SHARE * levels.size()
                ? Optional.empty()
                : Optional.of(new DateParts(best));
    }

    @Override
    public List<String> names() {
        return NAMES;
    }

    @Override
    public double[][] derive(Column column, int[] rows) {
        double[][] parts = new double[NAMES.size()][rows.length];
        switch (column) {
            case NumericColumn numeric -> {
                for (double[] part : parts) {
                    Arrays.fill(part, Double.NaN);
                }
            }
            case CategoricalColumn categorical -> {
                double[][] known =
                        categorical.levels().stream().map(this::parts).toArray(double[][]::new);
                for (int i = 0; i < rows.length; i++) {
                    for (int part = 0; part < parts.length; part++) {
                        parts[part][i] =
                                categorical.isMissing(rows[i]) ? Double.NaN : known[categorical.code(rows[i])][part];
                    }
                }
            }
        }
        return parts;
    }

    private double[] parts(String level) {
        Optional<LocalDateTime> parsed = text.parse(level);
        if (parsed.isEmpty()) {
            double[] none = new double[NAMES.size()];
            Arrays.fill(none, Double.NaN);
            return none;
        }
        LocalDateTime date = parsed.get();
        return new double[] {
            date.toEpochSecond(ZoneOffset.UTC) / SECONDS_OF_A_DAY,
            date.getYear(),
            date.getMonthValue(),
            date.getDayOfMonth(),
            date.getDayOfWeek().getValue(),
            date.getHour() + date.getMinute() / 60.0
        };
    }

    @Override
    public List<FeatureFormula.Source> sources(String column) {
        throw AutodidactException.caller("the model reads dates in column '" + column
                + "', which only Autodidact itself can do\nTrain without that column, or with numbers made of it.");
    }

    @Override
    public void write(ObjectNode json) {
        json.put("dates", text.name());
    }
}
