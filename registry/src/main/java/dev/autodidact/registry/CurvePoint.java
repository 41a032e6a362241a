package dev.autodidact.registry;

/**
 * How far a run had come at one moment.
 *
 * @param evaluations evaluations used up to here: trials, or gradient evaluations
 * @param epochs passes over the data, or trials at full effort, used up to here; may be a fraction
 * @param seconds wall-clock seconds used up to here
 * @param loss the loss, smaller is better; NaN or infinite where it diverged
 */
public record CurvePoint(long evaluations, double epochs, double seconds, double loss) {}
