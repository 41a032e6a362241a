package dev.autodidact.suites.internal.yahpo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.autodidact.api.AutodidactException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * What the files of a scenario do not say, because YAHPO Gym keeps it in its code: which input and output column of the
 * surrogate is what. From the scenarios' configurations in Pfisterer and others, 2022, "YAHPO Gym: an efficient
 * multi-objective multi-fidelity benchmark for hyperparameter optimization", version 1.0; unlike these, f1 of rbv2 is
 * maximised.
 *
 * @param scenario the scenario's name
 * @param instance the hyperparameter that names the instance; where there is none of that name, the only instance
 * @param family what the instances' names are names of
 * @param fidelities the hyperparameters that set the effort: the first is varied, the others stay at their highest
 * @param target what is optimised where nothing else is asked for
 * @param targets the output columns
 * @param maximised the targets of which more is better
 * @param categorical the columns of the first input
 * @param numeric the columns of the second input
 */
record Layout(
        String scenario,
        String instance,
        String family,
        List<String> fidelities,
        String target,
        List<String> targets,
        Set<String> maximised,
        List<String> categorical,
        List<String> numeric) {

    private static final String RESOURCE = "scenarios.json";

    /**
     * {@return the layout of a published scenario}
     *
     * @throws AutodidactException of kind CALLER where there is none of that name
     */
    static Layout of(String scenario) {
        JsonNode root = published();
        JsonNode own = root.path("scenarios").path(scenario);
        if (own.isMissingNode()) {
            List<String> known = new ArrayList<>();
            root.path("scenarios").fieldNames().forEachRemaining(known::add);
            throw AutodidactException.caller("'" + scenario + "' is no scenario of YAHPO Gym\nThere are "
                    + String.join(", ", known) + "; the scenario's folder must bear its name.");
        }
        JsonNode group = root.path("groups").path(own.path("group").asText());
        return new Layout(
                scenario,
                group.path("instance").asText(),
                group.path("family").asText(),
                texts(group.path("fidelities")),
                group.path("target").asText(),
                texts(group.path("targets")),
                new LinkedHashSet<>(texts(group.path("maximised"))),
                texts(own.path("categorical")),
                texts(own.path("numeric")));
    }

    /**
     * {@return this layout, optimising another target}
     *
     * @throws AutodidactException of kind CALLER where the surrogate does not predict it
     */
    Layout withTarget(String other) {
        if (!targets.contains(other)) {
            throw AutodidactException.caller("scenario '" + scenario + "' has no target '" + other + "'\nThere are "
                    + String.join(", ", targets) + ".");
        }
        return new Layout(scenario, instance, family, fidelities, other, targets, maximised, categorical, numeric);
    }

    /** {@return whether more of the target is better} */
    boolean maximises() {
        return maximised.contains(target);
    }

    /** {@return the output column of the target} */
    int targetColumn() {
        return targets.indexOf(target);
    }

    /** {@return the hyperparameters that are not searched} */
    Set<String> setAside() {
        Set<String> names = new LinkedHashSet<>(fidelities);
        names.add(instance);
        return names;
    }

    private static JsonNode published() {
        try (InputStream in = Objects.requireNonNull(Layout.class.getResourceAsStream(RESOURCE), RESOURCE)) {
            return new ObjectMapper().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(node -> texts.add(node.asText()));
        return List.copyOf(texts);
    }
}
