package dev.autodidact.registry.report;

import dev.autodidact.api.AutodidactException;
import dev.autodidact.api.space.Configuration;
import dev.autodidact.registry.StoredTrial;
import dev.autodidact.registry.report.Page.Column;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Writes {@code report.html} about one run: leaderboard, progress, learners, ensemble, failures, provenance. Equal data
 * gives an equal file, byte for byte.
 */
public final class RunReport {

    /** How many trials the leaderboard shows. */
    private static final int LEADERBOARD = 25;

    private final RunReportData data;
    private final List<StoredTrial> ranked;
    private final Page page;
    private final Html html;

    private RunReport(RunReportData data) {
        this.data = data;
        this.ranked = data.trials().stream()
                .filter(trial -> trial.loss().isPresent())
                .sorted(Comparator.comparingDouble(RunReport::loss))
                .toList();
        this.page = new Page(data.task() + " · Autodidact", "One run");
        this.html = page.html();
    }

    /**
     * Writes the page.
     *
     * @param data what it shows
     * @param file the file; replaced where it exists
     * @throws AutodidactException where the file cannot be written
     */
    public static void write(RunReportData data, Path file) {
        RunReport report = new RunReport(data);
        report.summary();
        report.progress();
        report.leaderboard();
        report.members();
        data.insights().outOfFold().ifPresent(outOfFold -> OutOfFoldSection.write(outOfFold, report.page));
        data.insights()
                .importance()
                .ifPresent(importance -> ImportanceSections.columns(importance, data.metric(), report.page));
        ImportanceSections.hyperparameters(data.trials(), report.page);
        report.learners();
        report.failures();
        report.provenance();
        report.page.write(file, report.chartData());
    }

    private static double loss(StoredTrial trial) {
        return trial.loss().orElse(Double.POSITIVE_INFINITY);
    }

    private void summary() {
        List<String> sentences = new ArrayList<>();
        String headline;
        if (ranked.isEmpty()) {
            headline = "No trial was scored";
            sentences.add(data.trials().isEmpty() ? "There was none." : "See below what went wrong.");
        } else {
            StoredTrial best = ranked.get(0);
            headline = "Best: " + name(best.learner()) + ", " + data.metric() + " "
                    + Numbers.score(data.score(loss(best)));
            sentences.add("The score is from validation, on rows that the model was not trained on; "
                    + (data.greaterIsBetter() ? "greater" : "smaller") + " is better. It is the best of "
                    + Numbers.count(ranked.size(), "scored trial", "scored trials")
                    + ", so expect a slightly worse one on new data.");
            if (data.members().size() > 1) {
                sentences.add("The model that was kept is an ensemble of "
                        + data.members().size() + " models.");
            }
        }
        if (!data.test().isEmpty()) {
            sentences.add("On the test data: "
                    + new TreeMap<>(data.test())
                            .entrySet().stream()
                                    .map(score -> score.getKey() + " " + Numbers.score(score.getValue()))
                                    .collect(Collectors.joining(", "))
                    + ".");
        }
        page.hero(data.task(), headline, sentences);
        page.facts(List.of(
                Map.entry("Strategy", data.strategy()),
                Map.entry("Trials", Numbers.count(data.trials().size())),
                Map.entry("Failed", Numbers.count(failed(data.trials()))),
                Map.entry("Budget", Numbers.budget(data.budget())),
                Map.entry("Wall clock", Numbers.seconds(data.seconds())),
                Map.entry("Processor", Numbers.seconds(data.cpuSeconds()))));
    }

    private static String name(String learner) {
        return learner.isEmpty() ? "a configuration" : learner;
    }

    private static long failed(List<StoredTrial> trials) {
        return trials.stream().filter(trial -> trial.status().equals("failed")).count();
    }

    private void leaderboard() {
        if (ranked.isEmpty()) {
            return;
        }
        page.section(
                "leaderboard",
                "Leaderboard",
                ranked.size() > LEADERBOARD
                        ? "The best " + LEADERBOARD + " of " + Numbers.count(ranked.size()) + " scored trials."
                        : "");
        page.table(
                "Trials by validation score, best first",
                true,
                List.of(
                        Column.number("Place"),
                        Column.words("Learner"),
                        Column.words("Configuration"),
                        Column.number(data.metric()),
                        Column.number("Time"),
                        Column.number("Trial")));
        for (int i = 0; i < Math.min(LEADERBOARD, ranked.size()); i++) {
            StoredTrial trial = ranked.get(i);
            double score = data.score(loss(trial));
            html.open("tr");
            page.number(String.valueOf(i + 1), i + 1);
            page.rowHead(name(trial.learner()));
            configuration(trial.configuration());
            page.number(Numbers.score(score), score);
            page.number(Numbers.seconds(trial.seconds()), trial.seconds());
            page.number(String.valueOf(trial.trial()), trial.trial());
            html.close().line();
        }
        page.endTable();
        page.end();
    }

    private void configuration(Configuration configuration) {
        html.open("td", "class", "message")
                .element(
                        "code",
                        configuration.values().entrySet().stream()
                                .map(value -> value.getKey() + "="
                                        + (value.getValue() instanceof Double real
                                                ? Numbers.score(real)
                                                : value.getValue()))
                                .collect(Collectors.joining(", ")))
                .close();
    }

    private void progress() {
        if (ranked.isEmpty()) {
            return;
        }
        page.section(
                "progress",
                "Progress",
                "Each dot is a trial, the line the best score so far. Far worse trials lie outside the picture.");
        page.chart(
                "scores",
                "The best " + data.metric() + " went from "
                        + Numbers.score(data.score(best().get(0).loss())) + " at trial "
                        + best().get(0).trial() + " to "
                        + Numbers.score(data.score(best().getLast().loss())) + " at trial "
                        + best().getLast().trial() + ".");
        page.end();
    }

    private record Incumbent(int trial, double loss) {}

    private List<Incumbent> best() {
        List<Incumbent> best = new ArrayList<>();
        for (StoredTrial trial : data.trials()) {
            if (trial.loss().isPresent()
                    && (best.isEmpty() || loss(trial) < best.getLast().loss())) {
                best.add(new Incumbent(trial.trial(), loss(trial)));
            }
        }
        return best;
    }

    private void members() {
        if (data.members().isEmpty()) {
            return;
        }
        page.section(
                "ensemble",
                "The model",
                data.members().size() == 1 ? "One model." : "What they predict together is " + data.pooling() + ".");
        page.table(
                "Members of the model",
                true,
                List.of(
                        Column.number("Weight"),
                        Column.words("Learner"),
                        Column.words("Configuration"),
                        Column.number("Trial")));
        data.members().stream()
                .sorted(Comparator.comparingDouble(RunReportData.Member::weight).reversed())
                .forEach(member -> {
                    html.open("tr");
                    page.number(Numbers.fixed(100 * member.weight(), 1) + " %", member.weight());
                    page.rowHead(name(member.learner()));
                    configuration(member.configuration());
                    page.number(String.valueOf(member.trial()), member.trial());
                    html.close().line();
                });
        page.endTable();
        page.end();
    }

    private void learners() {
        if (data.trials().isEmpty()) {
            return;
        }
        page.section("learners", "Learners", "");
        page.table(
                "What each learner came to",
                true,
                List.of(
                        Column.words("Learner"),
                        Column.number("Trials"),
                        Column.number("Failed"),
                        Column.number("Best " + data.metric()),
                        Column.number("Time")));
        data.trials().stream()
                .collect(Collectors.groupingBy(StoredTrial::learner, TreeMap::new, Collectors.toList()))
                .forEach((learner, trials) -> {
                    double best = data.score(
                            trials.stream().mapToDouble(RunReport::loss).min().orElse(Double.NaN));
                    double seconds =
                            trials.stream().mapToDouble(StoredTrial::seconds).sum();
                    html.open("tr");
                    page.rowHead(name(learner));
                    page.number(Numbers.count(trials.size()), trials.size());
                    page.number(Numbers.count(failed(trials)), (double) failed(trials));
                    page.number(Numbers.score(best), best);
                    page.number(Numbers.seconds(seconds), seconds);
                    html.close().line();
                });
        page.endTable();
        page.end();
    }

    private void failures() {
        page.section(
                "failures",
                "What failed?",
                data.failures().isEmpty() ? "Nothing." : "A failed trial costs its time, nothing else.");
        page.failures(data.failures());
        page.end();
    }

    private void provenance() {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("strategy", data.strategy());
        values.put("learned from", data.learnedFrom().isEmpty() ? "nothing" : data.learnedFrom());
        values.put("seed", String.valueOf(data.seed()));
        page.provenance(data.command(), values, data.environment());
    }

    private Map<String, Object> chartData() {
        Map<String, Object> chart = new LinkedHashMap<>();
        chart.put("strategies", List.of());
        chart.put("metric", data.metric());
        chart.put(
                "trials",
                data.trials().stream()
                        .filter(trial -> trial.loss().isPresent())
                        .map(trial -> List.of(trial.trial(), data.score(loss(trial)), trial.learner()))
                        .toList());
        List<List<Double>> line = best().stream()
                .map(best -> List.of((double) best.trial(), data.score(best.loss())))
                .collect(Collectors.toCollection(ArrayList::new));
        if (!line.isEmpty()) {
            line.add(List.of(
                    (double) data.trials().getLast().trial(), line.getLast().get(1)));
            chart.put("worst", data.score(worstShown()));
        }
        chart.put("best", line);
        return chart;
    }

    /** The worst loss, or, where one trial in ten is far worse than the others, twice as far as those are. */
    private double worstShown() {
        double best = loss(ranked.get(0));
        double usual = loss(ranked.get((int) (0.9 * (ranked.size() - 1))));
        return Math.min(loss(ranked.getLast()), best + 2 * (usual - best));
    }
}
