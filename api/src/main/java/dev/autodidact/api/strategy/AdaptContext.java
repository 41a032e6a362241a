package dev.autodidact.api.strategy;

import dev.autodidact.api.Cancellation;

/**
 * What an adaptation gets beside problem and knowledge.
 *
 * @param seed the only source of chance
 * @param cancellation to be asked now and then
 */
public record AdaptContext(long seed, Cancellation cancellation) {}
