package dev.autodidact.core;

import dev.autodidact.api.data.Column;
import dev.autodidact.api.data.RealTarget;
import dev.autodidact.registry.report.Numbers;
import dev.autodidact.registry.report.RunInsights;
import dev.autodidact.runtime.model.Calibration;
import dev.autodidact.runtime.model.Member;
import dev.autodidact.runtime.model.Pool;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What somebody needs to know who is handed a model: what it predicts and from what, how good it is, what it relies on,
 * and where it comes from (Mitchell and others, 2019, "Model cards for model reporting"), as Markdown.
 *
 * @param result what the run found
 * @param clock tells the day
 */
record ModelCard(Result result, Clock clock) {

    private static final int LISTED = 10;

    String markdown() {
        StringBuilder card = new StringBuilder();
        card.append("# Model card: ").append(text(result.task().name())).append("\n\n");
        card.append(target()).append(' ').append(training()).append("\n\n");
        section(card, "What it predicts from", columns());
        section(card, "How good it is", quality());
        section(card, "What it is made of", members());
        section(card, "What it relies on", importance());
        section(card, "What to keep in mind", caveats());
        section(card, "Where it comes from", origin());
        return card.toString();
    }

    private static void section(StringBuilder card, String title, String body) {
        if (!body.isEmpty()) {
            card.append("## ").append(title).append("\n\n").append(body).append('\n');
        }
    }

    private String target() {
        List<String> classes = result.model().schema().classes();
        String name = code(result.model().schema().target());
        if (!classes.isEmpty()) {
            return "Predicts " + name + ", one of " + classes.size() + " classes: " + listed(classes) + ".";
        }
        DoubleSummaryStatistics seen = Arrays.stream(
                        ((RealTarget) result.training().target()).toValues())
                .summaryStatistics();
        return "Predicts " + name + ", a number; in training from " + Numbers.score(seen.getMin()) + " to "
                + Numbers.score(seen.getMax()) + ", mean " + Numbers.score(seen.getAverage()) + ".";
    }

    private String training() {
        return "Fitted on " + result.training().table().rows() + " rows on " + LocalDate.now(clock) + ".";
    }

    private String columns() {
        List<String> wanted = result.model().columns();
        StringBuilder rows = new StringBuilder("| column | kind | in training | missing |\n|---|---|---|---|\n");
        for (Column column : result.training().table().columns()) {
            if (wanted.contains(column.name())) {
                rows.append(new ColumnSummary(column).row());
            }
        }
        String ignored = result.training().table().names().stream()
                .filter(name -> !wanted.contains(name)
                        && !name.equals(result.model().schema().target()))
                .map(ModelCard::code)
                .reduce((a, b) -> a + ", " + b)
                .map(names -> "\nNot used, because they say nothing: " + names + ".\n")
                .orElse("");
        return wanted.isEmpty() ? ignored : rows + ignored;
    }

    private String quality() {
        StringBuilder rows = new StringBuilder();
        result.insights()
                .outOfFold()
                .ifPresent(outOfFold -> rows.append("- ")
                        .append(result.metric().id())
                        .append(" in validation: ")
                        .append(ScoreInterval.of(result.metric(), outOfFold, result.seed()))
                        .append(", of the best single trial, on rows that it was not fitted on; a little flattering,"
                                + " since it is the best of ")
                        .append(result.leaderboard().size())
                        .append(".\n"));
        rows.append("- Predicting a constant: ")
                .append(Numbers.score(result.metric().toLoss(result.referenceLoss())))
                .append(".\n");
        result.test()
                .forEach((metric, score) -> rows.append("- ")
                        .append(metric)
                        .append(" on the test table: ")
                        .append(Numbers.score(score))
                        .append(".\n"));
        return rows.toString();
    }

    private String members() {
        if (result.model().members().isEmpty()) {
            return "A constant: no trial gave a model.\n";
        }
        StringBuilder rows = new StringBuilder("| weight | learner | configuration |\n|---|---|---|\n");
        for (Member member : result.model().members()) {
            rows.append("| ")
                    .append(Numbers.score(member.weight()))
                    .append(" | ")
                    .append(member.learner().id())
                    .append(' ')
                    .append(member.version())
                    .append(" | ")
                    .append(code(member.configuration().toJson()))
                    .append(" |\n");
        }
        return rows + calibration();
    }

    private String calibration() {
        Calibration calibration = result.model().calibration();
        StringBuilder rows = new StringBuilder();
        if (result.model().pool() == Pool.LOGARITHMIC) {
            rows.append(
                    "\nTheir probabilities are multiplied with each other, each raised to the power of its weight (a"
                            + " logarithmic opinion pool): on rows that they were not fitted on, that was better than any mean.\n");
        }
        if (calibration.sharpness() != 1) {
            rows.append("\nThe probabilities are raised to the power of ")
                    .append(Numbers.score(calibration.sharpness()))
                    .append(", which out-of-fold predictions asked for.\n");
        }
        if (calibration.decides()) {
            List<String> classes = result.model().schema().classes();
            rows.append(
                            "\nIt decides for the class whose probability is greatest after multiplication, for the sake of ")
                    .append(result.metric().id())
                    .append(": ")
                    .append(IntStream.range(0, classes.size())
                            .mapToObj(code -> code(classes.get(code)) + " by "
                                    + Numbers.score(calibration.weights().get(code)))
                            .collect(Collectors.joining(", ")))
                    .append(".\n");
        }
        return rows.toString();
    }

    private String importance() {
        return result.insights()
                .importance()
                .map(importance -> importance(importance) + "\nHow much the loss of "
                        + importance.learner() + " rises on " + importance.rows()
                        + " rows when a column is shuffled.\n")
                .orElse("");
    }

    private static String importance(RunInsights.Importance importance) {
        StringBuilder rows = new StringBuilder("| column | rise of the loss |\n|---|---|\n");
        importance.columns().stream()
                .limit(LISTED)
                .forEach(column -> rows.append("| ")
                        .append(code(column.name()))
                        .append(" | ")
                        .append(Numbers.score(column.increase()))
                        .append(" |\n"));
        return rows.toString();
    }

    private String caveats() {
        StringBuilder rows = new StringBuilder();
        if (result.rowsWithoutTarget() > 0) {
            rows.append("- ").append(result.rowsWithoutTarget()).append(" rows without a target were left out.\n");
        }
        result.notes().forEach(note -> rows.append("- ").append(text(note)).append('\n'));
        return rows.toString();
    }

    private String origin() {
        Map<String, String> facts = new TreeMap<>(result.environment());
        facts.put("data and task", result.task().id());
        facts.put("strategy", result.strategy());
        facts.put("learned from", result.learnedFrom());
        facts.put("budget", result.budget().toString());
        facts.put("seed", Long.toString(result.seed()));
        facts.put("trials", result.trials().size() + ", " + result.failed() + " of them failed");
        StringBuilder rows = new StringBuilder();
        facts.forEach((name, value) -> {
            if (!value.isEmpty()) {
                rows.append("- ").append(name).append(": ").append(text(value)).append('\n');
            }
        });
        return rows.toString();
    }

    private static String listed(List<String> names) {
        String first = names.stream()
                .limit(LISTED)
                .map(ModelCard::code)
                .reduce((a, b) -> a + ", " + b)
                .orElse("");
        return names.size() > LISTED ? first + " and " + (names.size() - LISTED) + " more" : first;
    }

    /** Text of others, so that it cannot break the table or the page. */
    static String text(String others) {
        return others.replaceAll("\\s+", " ").replaceAll("([\\\\`*_\\[\\]<>|#])", "\\\\$1");
    }

    static String code(String others) {
        return "`" + others.replaceAll("\\s+", " ").replace('`', '\'').replace("|", "\\|") + "`";
    }
}
