package dev.autodidact.registry.report;

import dev.autodidact.registry.StoredTrial;
import java.util.List;

/** Which columns matter to the model, and which hyperparameters mattered to the score. */
final class ImportanceSections {

    private static final int MOST_BARS = 20;

    private ImportanceSections() {}

    static void columns(RunInsights.Importance importance, String metric, Page page) {
        List<RunInsights.Column> shown =
                importance.columns().stream().limit(MOST_BARS).toList();
        if (shown.isEmpty()) {
            return;
        }
        int rest = importance.columns().size() - shown.size();
        page.section(
                "importance",
                "What does it look at?",
                "By how much the loss of " + metric
                        + " grows when the values of one column are shuffled: the best model of the"
                        + " first fold (" + importance.learner() + "), on "
                        + Numbers.count(importance.rows(), "row", "rows") + " that it was not fitted on, mean of "
                        + Numbers.count(shown.getFirst().shuffles(), "shuffle", "shuffles")
                        + " with the range. Columns that say the same can stand in for each other, and then each seems to"
                        + " matter little."
                        + (rest > 0
                                ? " " + Numbers.count(rest, "column that matters", "columns that matter")
                                        + " less are not shown."
                                : "")
                        + (importance.missing() > 0
                                ? " No time was left for " + Numbers.count(importance.missing(), "other", "others")
                                        + "."
                                : ""));
        Bars.draw(
                shown.stream()
                        .map(column -> new Bars.Bar(
                                column.name(),
                                column.increase(),
                                Numbers.score(column.increase()) + " (" + Numbers.score(column.least()) + " to "
                                        + Numbers.score(column.most()) + ")"))
                        .toList(),
                page.html());
        page.end();
    }

    static void hyperparameters(List<StoredTrial> trials, Page page) {
        List<HyperparameterImportance> all = HyperparameterImportance.of(trials);
        if (all.isEmpty()) {
            return;
        }
        page.section(
                "hyperparameters",
                "Which hyperparameters mattered?",
                "The share of the variance of the validation score that each explains by itself, averaged over what the"
                        + " others may be: functional ANOVA on a forest of 32 trees (Hutter, Hoos and Leyton-Brown, 2014),"
                        + " over the values that were tried. What is missing to 100 % is interaction. The score of the worst"
                        + " tenth of the trials counts as the best of them.");
        for (HyperparameterImportance one : all) {
            page.html()
                    .element(
                            "h3",
                            (one.learner().isEmpty() ? "Configurations" : one.learner()) + ", "
                                    + Numbers.count(one.trials(), "trial", "trials"));
            Bars.draw(
                    one.shares().stream()
                            .map(share -> new Bars.Bar(
                                    share.name(), share.value(), Numbers.fixed(100 * share.value(), 0) + " %"))
                            .toList(),
                    page.html());
        }
        page.end();
    }
}
