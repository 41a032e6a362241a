package dev.autodidact.runtime.model;

import dev.autodidact.api.learner.Learner;
import dev.autodidact.api.learner.Model;
import dev.autodidact.api.space.Configuration;

/**
 * One model of an ensemble.
 *
 * @param learner what fitted it, and can read it
 * @param version the version of the learner's plugin
 * @param configuration what it was fitted with
 * @param model the fitted model
 * @param weight its share of the ensemble's prediction, above 0 and at most 1
 */
public record Member(Learner learner, String version, Configuration configuration, Model model, double weight) {}
