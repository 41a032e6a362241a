package dev.autodidact.cli;

import dev.autodidact.api.strategy.Budget;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a budget: {@code 60s}, {@code 5m}, {@code 2h}, {@code 100trials}, or a time and trials with a comma. */
final class BudgetConverter implements ITypeConverter<Budget> {

    private static final Pattern PART = Pattern.compile("(\\d{1,9})(ms|s|m|min|h|trials?)");

    @Override
    public Budget convert(String text) {
        Optional<Duration> time = Optional.empty();
        OptionalInt trials = OptionalInt.empty();
        for (String part : text.split(",", -1)) {
            Matcher matcher = PART.matcher(part.strip());
            if (!matcher.matches() || Integer.parseInt(matcher.group(1)) == 0) {
                throw wrong(text);
            }
            int amount = Integer.parseInt(matcher.group(1));
            boolean counted = matcher.group(2).startsWith("trial");
            if (counted ? trials.isPresent() : time.isPresent()) {
                throw wrong(text);
            }
            if (counted) {
                trials = OptionalInt.of(amount);
            } else {
                time = Optional.of(duration(amount, matcher.group(2)));
            }
        }
        return new Budget(time, trials);
    }

    /** Reads a time: {@code 30s}, {@code 5m}. */
    static final class Time implements ITypeConverter<Duration> {

        @Override
        public Duration convert(String text) {
            Matcher matcher = PART.matcher(text.strip());
            if (!matcher.matches() || matcher.group(2).startsWith("trial") || Integer.parseInt(matcher.group(1)) == 0) {
                throw new TypeConversionException("'" + text + "' is no time; write 30s, 5m or 2h");
            }
            return duration(Integer.parseInt(matcher.group(1)), matcher.group(2));
        }
    }

    private static Duration duration(int amount, String unit) {
        return switch (unit) {
            case "ms" -> Duration.ofMillis(amount);
            case "s" -> Duration.ofSeconds(amount);
            case "h" -> Duration.ofHours(amount);
            default -> Duration.ofMinutes(amount);
        };
    }

    private static TypeConversionException wrong(String text) {
        return new TypeConversionException("'" + text
                + "' is no budget; write a time such as 60s, 5m or 2h, a number of trials such as 100trials, or"
                + " both as in 60s,100trials");
    }
}
