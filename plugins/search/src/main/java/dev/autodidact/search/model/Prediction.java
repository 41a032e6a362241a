package dev.autodidact.search.model;

/**
 * What a surrogate expects at one place.
 *
 * @param mean the expected loss, on the scale of the targets it was fitted to
 * @param deviation the standard deviation of that expectation, at least 0
 */
public record Prediction(double mean, double deviation) {}
