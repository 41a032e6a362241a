package dev.autodidact.suites.internal.yahpo;

import ai.onnxruntime.OrtException;
import dev.autodidact.api.space.Configuration;
import dev.autodidact.api.space.Domain;
import dev.autodidact.api.space.SearchSpace;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One scenario: a space, its instances, and the surrogate that all of them share, loaded when first used. Thread-safe. */
final class Scenario {

    private final Layout layout;
    private final PublishedSpace published;
    private final Encoding encoding;
    private final Fidelity varied;
    private final Map<String, Double> highest = new HashMap<>();
    private final Path model;
    private @Nullable Surrogate surrogate;

    Scenario(Layout layout, PublishedSpace published, Encoding encoding, Path model) {
        this.layout = layout;
        this.published = published;
        this.encoding = encoding;
        this.model = model;
        this.varied = fidelity(layout.fidelities().get(0));
        layout.fidelities().forEach(name -> highest.put(name, fidelity(name).high()));
    }

    private Fidelity fidelity(String name) {
        Domain domain = published.setAside().get(name);
        if (domain == null) {
            throw new IllegalArgumentException("it has no hyperparameter '" + name + "'");
        }
        return Fidelity.of(domain);
    }

    SearchSpace space() {
        return published.space();
    }

    /** {@return the names of the instances, in the published order} */
    List<String> instances() {
        return published.setAside().get(layout.instance()) instanceof Domain.Choice choice
                ? choice.options()
                : List.of(layout.instance());
    }

    /** {@return the smallest share of the full effort} */
    double minimumFidelity() {
        return varied.minimum();
    }

    /**
     * {@return the target of a configuration on an instance, as the surrogate predicts it}
     *
     * @param instance the instance
     * @param configuration one of the space
     * @param share the share of the full effort
     * @throws OrtException where the network cannot be computed
     */
    double target(String instance, Configuration configuration, double share) throws OrtException {
        Map<String, Double> efforts = new HashMap<>(highest);
        efforts.put(layout.fidelities().get(0), varied.value(share));
        float[] targets = surrogate()
                .evaluate(encoding.categories(configuration, instance), encoding.numbers(configuration, efforts));
        return targets[layout.targetColumn()];
    }

    private synchronized Surrogate surrogate() {
        if (surrogate == null) {
            surrogate = Surrogate.load(model, layout);
        }
        return surrogate;
    }
}
