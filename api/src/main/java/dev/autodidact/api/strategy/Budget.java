package dev.autodidact.api.strategy;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.StringJoiner;

/**
 * How much a run may take: wall-clock time, trials, or both; what is used up first ends the run.
 *
 * @param time the longest the run may take
 * @param trials the greatest number of trials
 */
public record Budget(Optional<Duration> time, OptionalInt trials) {

    /**
     * Checks the amounts.
     *
     * @param time see above
     * @param trials see above
     * @throws IllegalArgumentException where neither is given or one is not positive
     */
    public Budget {
        if (time.isEmpty() && trials.isEmpty()) {
            throw new IllegalArgumentException("a budget needs a time, a number of trials, or both");
        }
        if (time.filter(duration -> !duration.isPositive()).isPresent() || trials.orElse(1) < 1) {
            throw new IllegalArgumentException("a budget must be positive");
        }
    }

    /**
     * {@return a budget of wall-clock time}
     *
     * @param time the longest the run may take
     */
    public static Budget of(Duration time) {
        return new Budget(Optional.of(time), OptionalInt.empty());
    }

    /**
     * {@return a budget of seconds}
     *
     * @param seconds the longest the run may take
     */
    public static Budget seconds(long seconds) {
        return of(Duration.ofSeconds(seconds));
    }

    /**
     * {@return a budget of minutes}
     *
     * @param minutes the longest the run may take
     */
    public static Budget minutes(long minutes) {
        return of(Duration.ofMinutes(minutes));
    }

    /**
     * {@return a budget of trials}
     *
     * @param trials the greatest number of trials
     */
    public static Budget trials(int trials) {
        return new Budget(Optional.empty(), OptionalInt.of(trials));
    }

    @Override
    public String toString() {
        StringJoiner text = new StringJoiner(",");
        time.ifPresent(duration ->
                text.add(duration.toMillisPart() == 0 ? duration.toSeconds() + "s" : duration.toMillis() + "ms"));
        trials.ifPresent(number -> text.add(number + "trials"));
        return text.toString();
    }
}
