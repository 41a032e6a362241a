package dev.autodidact.search.fidelity;

import dev.autodidact.api.execution.Proposal;
import dev.autodidact.api.space.Configuration;
import dev.autodidact.api.strategy.Observation;
import dev.autodidact.search.Configurations;
import dev.autodidact.search.model.Encoding;
import dev.autodidact.search.model.Fresh;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import java.util.random.RandomGenerator.SplittableGenerator;

/** Where configurations that were not tried on any rung come from. */
interface Source {

    /** {@return a new configuration; empty where none is left} */
    Optional<Configuration> next();

    /** Takes note of a proposal, of a new configuration or an old one. */
    void proposed(Proposal proposal);

    /** Takes note of an outcome. */
    void observe(Observation observation);

    /** {@return the defaults, then random draws} */
    static Source random(Encoding encoding, SplittableGenerator random) {
        Fresh fresh = new Fresh(encoding, random);
        Queue<Configuration> defaults = new ArrayDeque<>(Configurations.defaults(encoding.space()));
        return new Source() {
            @Override
            public Optional<Configuration> next() {
                while (!defaults.isEmpty()) {
                    Configuration configuration = defaults.remove();
                    if (fresh.take(configuration)) {
                        return Optional.of(configuration);
                    }
                }
                return fresh.draw();
            }

            @Override
            public void proposed(Proposal proposal) {
                // draws do not depend on it
            }

            @Override
            public void observe(Observation observation) {
                // draws do not depend on it
            }
        };
    }
}
