package dev.autodidact.core;

import dev.autodidact.api.space.Configuration;

/**
 * A scored trial.
 *
 * @param trial its number, from 0
 * @param learner the learner's id
 * @param configuration the learner's configuration
 * @param validation its validation score, in the metric's own direction
 * @param seconds what it took
 */
public record LeaderboardEntry(
        int trial, String learner, Configuration configuration, double validation, double seconds) {}
