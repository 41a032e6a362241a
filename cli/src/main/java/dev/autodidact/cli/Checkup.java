package dev.autodidact.cli;

import dev.autodidact.api.data.CategoricalColumn;
import dev.autodidact.api.data.Column;
import dev.autodidact.api.data.NumericColumn;
import dev.autodidact.api.data.Table;
import dev.autodidact.api.optimizer.UpdateRule;
import dev.autodidact.api.strategy.Budget;
import dev.autodidact.core.Autodidact;
import dev.autodidact.core.plugin.Catalogue;
import dev.autodidact.registry.StoredTrial;
import dev.autodidact.runtime.plugin.LoadedPlugin;
import dev.autodidact.runtime.plugin.Offer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/** Tries what plugins offer, native libraries included: a fit of every learner, a step of every update rule. */
final class Checkup {

    private static final int ROWS = 60;
    private static final String TARGET = "target";

    private final Catalogue catalogue;

    Checkup(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** {@return a finding for each plugin, and one for each thing of it that does not work} */
    List<DoctorVerb.Finding> examine() {
        Map<String, String> fits = new LinkedHashMap<>();
        fit(new CategoricalColumn(TARGET, numbers(row -> row % 2), List.of("no", "yes")), fits);
        fit(
                new NumericColumn(
                        TARGET,
                        IntStream.range(0, ROWS)
                                .mapToDouble(row -> row + row % 3)
                                .toArray()),
                fits);
        List<DoctorVerb.Finding> findings = new ArrayList<>();
        for (LoadedPlugin plugin : catalogue.plugins()) {
            List<String> learners = own(plugin, catalogue.learners());
            List<Offer<UpdateRule>> rules = catalogue.updateRules().stream()
                    .filter(offer -> offer.from().equals(plugin))
                    .toList();
            List<String> broken = new ArrayList<>();
            learners.stream()
                    .filter(id -> !fits.getOrDefault(id, "").isEmpty())
                    .forEach(id -> broken.add(id + ": " + fits.get(id)));
            rules.forEach(rule -> step(rule.value(), broken));
            long fitted = learners.stream().filter(fits::containsKey).count();
            String detail = plugin.plugin().version()
                    + (fitted == 0 ? "" : ", " + fitted + " learners fitted")
                    + (rules.isEmpty() ? "" : ", " + rules.size() + " update rules stepped")
                    + (broken.isEmpty() ? "" : "\n" + String.join("\n", broken));
            findings.add(
                    new DoctorVerb.Finding(broken.isEmpty(), plugin.plugin().id(), detail));
        }
        return findings;
    }

    /** Adds each learner that was tried, and why it failed, or an empty text. */
    private void fit(Column target, Map<String, String> fits) {
        Table table = Table.of(
                new NumericColumn(
                        "x", IntStream.range(0, ROWS).mapToDouble(Math::sqrt).toArray()),
                new CategoricalColumn("c", numbers(row -> row / 2 % 3), List.of("a", "b", "c")),
                target);
        List<StoredTrial> trials = Autodidact.builder()
                .target(TARGET)
                .strategy("baseline")
                .budget(Budget.trials(catalogue.learners().size()))
                .catalogue(catalogue)
                .run(table)
                .trials();
        for (StoredTrial trial : trials) {
            fits.merge(
                    trial.learner(),
                    trial.status().equals("failed") ? trial.cause() + ": " + trial.message() : "",
                    (before, now) -> before.isEmpty() ? now : before);
        }
    }

    private static void step(UpdateRule rule, List<String> broken) {
        float[] parameters = new float[3];
        try {
            rule.step(rule.start(parameters.length), parameters, new float[] {1, 1, 1});
        } catch (RuntimeException | LinkageError e) {
            broken.add(rule.id() + ": " + e);
            return;
        }
        if (!Float.isFinite(parameters[0]) || parameters[0] == 0) {
            broken.add(rule.id() + ": a step from 0 with gradient 1 led to " + parameters[0]);
        }
    }

    private static int[] numbers(IntUnaryOperator of) {
        return IntStream.range(0, ROWS).map(of).toArray();
    }

    private static <T> List<String> own(LoadedPlugin plugin, List<Offer<T>> offers) {
        return offers.stream()
                .filter(offer -> offer.from().equals(plugin))
                .map(Offer::id)
                .toList();
    }
}
