package dev.autodidact.runtime.preprocess;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How a column writes dates: numbers with {@code -}, {@code /} or {@code .} between them, the year with four digits, and
 * perhaps a time of day behind a blank or a {@code T}. Nobody puts dots behind months that come first. An offset from UTC is ignored: the hour on the wall counts.
 */
enum DateText {
    YEAR_FIRST,
    MONTH_FIRST,
    DAY_FIRST;

    /** Longer text is no date. */
    private static final int LONGEST = 40;

    private static final Pattern DATE = Pattern.compile("(\\d{1,4})([-/.])(\\d{1,2})\\2(\\d{1,4})"
            + "(?:[T ]+(\\d{1,2}):(\\d{2})(?::(\\d{2})(?:[.,]\\d+)?)?\\s*([AaPp][Mm])?\\s*(?:Z|[+-]\\d{2}:?\\d{2})?)?");

    /** The moment that a cell names; empty where it names none in this way. */
    Optional<LocalDateTime> parse(String text) {
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        Matcher date = DATE.matcher(text);
        if (!date.matches()) {
            return Optional.empty();
        }
        String year = date.group(this == YEAR_FIRST ? 1 : 4);
        String day = date.group(
                switch (this) {
                    case YEAR_FIRST -> 4;
                    case MONTH_FIRST -> 3;
                    case DAY_FIRST -> 1;
                });
        String month = date.group(this == MONTH_FIRST ? 1 : 3);
        boolean usual = this != MONTH_FIRST || !date.group(2).equals(".");
        if (!usual || year.length() != 4 || day.length() > 2 || month.length() > 2) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDateTime.of(
                    Integer.parseInt(year),
                    Integer.parseInt(month),
                    Integer.parseInt(day),
                    hour(date),
                    number(date, 6),
                    number(date, 7)));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** Of twelve hours, the twelfth comes first. */
    private static int hour(Matcher date) {
        int hour = number(date, 5);
        String half = date.group(8);
        if (half == null) {
            return hour;
        }
        if (hour < 1 || hour > 12) {
            throw new DateTimeException("no hour " + hour + " of twelve");
        }
        return hour % 12 + (half.equalsIgnoreCase("pm") ? 12 : 0);
    }

    private static int number(Matcher date, int group) {
        return date.group(group) == null ? 0 : Integer.parseInt(date.group(group));
    }
}
