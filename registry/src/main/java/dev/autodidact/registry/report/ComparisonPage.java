package dev.autodidact.registry.report;

import dev.autodidact.registry.NewComparison;
import dev.autodidact.registry.NewTask;
import dev.autodidact.registry.report.Page.Column;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes {@code report.html} about a comparison. */
final class ComparisonPage {

    /** How many different things a strategy learned from are spelled out. */
    private static final int MOST_SOURCES = 3;

    private final Analysis analysis;
    private final NewComparison plan;
    private final Page page;
    private final Html html;

    private ComparisonPage(Analysis analysis) {
        this.analysis = analysis;
        this.plan = analysis.comparison().plan();
        this.page = new Page("Comparison on " + plan.suite() + " · Autodidact", "Comparison of strategies");
        this.html = page.html();
    }

    static void write(Analysis analysis, Verdict verdict, Path file) {
        ComparisonPage page = new ComparisonPage(analysis);
        page.summary(verdict);
        page.ranking();
        page.curves();
        page.pairs();
        page.tasks();
        page.failures();
        page.costs();
        page.learning();
        page.provenance();
        page.page.write(file, page.data());
    }

    private void summary(Verdict verdict) {
        page.hero("Comparison on " + plan.suite(), verdict.headline(), verdict.sentences());
        long failed = analysis.results().stream()
                .mapToLong(run -> run.trace().failed())
                .sum();
        long evaluations = analysis.results().stream()
                .mapToLong(run -> run.trace().evaluations())
                .sum();
        page.facts(List.of(
                Map.entry("Strategies", Numbers.count(analysis.strategies().size())),
                Map.entry("Tasks", Numbers.count(analysis.rows().size())),
                Map.entry("Seeds", Numbers.count(plan.seeds().size())),
                Map.entry("Budget per run", Numbers.budget(plan.budget())),
                Map.entry("Evaluations", Numbers.count(evaluations)),
                Map.entry("Failed trials", Numbers.count(failed))));
    }

    private void ranking() {
        if (analysis.shared().isEmpty()) {
            return;
        }
        page.section(
                "ranking",
                "Who is best?",
                "The strategies are ranked on each task by their mean loss over seeds, 1 for the best; the lines span the"
                        + " 95 % bootstrap interval of the mean rank over tasks. Regret is 0 where a strategy is the best"
                        + " on a task and 1 where it is no better than the reference, a constant prediction or the"
                        + " start. " + sharedNote());
        List<Standing> ranked = ranked();
        html.open("div", "class", "halves wide-left").line();
        page.table(
                "Mean ranks, best first",
                false,
                List.of(
                        Column.words("Strategy"),
                        Column.number("Mean rank"),
                        Column.number("95 % interval"),
                        Column.number("Mean regret"),
                        Column.number("Best on")));
        for (Standing standing : ranked) {
            html.open("tr");
            page.strategy("th", standing.id(), place(standing.id()));
            page.number(Numbers.fixed(standing.meanRank(), 2), standing.meanRank());
            page.number(
                    Numbers.fixed(standing.lowestRank(), 2) + " to " + Numbers.fixed(standing.highestRank(), 2),
                    standing.lowestRank());
            page.number(Numbers.fixed(standing.meanRegret(), 3), standing.meanRegret());
            page.number(standing.best() + " of " + analysis.shared().size(), standing.best());
            html.close().line();
        }
        page.endTable();
        page.chart(
                "ranks",
                "Mean ranks: "
                        + ranked.stream()
                                .map(standing -> standing.id() + " " + Numbers.fixed(standing.meanRank(), 2))
                                .collect(Collectors.joining(", ")));
        html.close().line();
        page.end();
    }

    private String sharedNote() {
        int left = analysis.rows().size() - analysis.shared().size();
        return left == 0
                ? ""
                : Numbers.count(left, "task is", "tasks are")
                        + " left out here, because not every strategy has been run on " + (left == 1 ? "it." : "them.");
    }

    private List<Standing> ranked() {
        return analysis.standings().stream()
                .sorted(Comparator.comparingDouble(Standing::meanRank))
                .toList();
    }

    private int place(String strategy) {
        return analysis.strategies().indexOf(strategy);
    }

    private void curves() {
        if (analysis.shared().isEmpty()) {
            return;
        }
        page.section(
                "speed",
                "How fast?",
                "Mean regret over tasks of the best found so far, lower is better, with 95 % bootstrap bands over tasks."
                        + " A run counts as 1 until its first result.");
        html.open("div", "class", "halves").line();
        curve("evaluations", "By evaluations");
        curve("seconds", "By seconds");
        html.close().line();
        page.end();
    }

    private void curve(String axis, String title) {
        html.open("figure").element("figcaption", title);
        page.chart("curve-" + axis, "Mean regret " + title.toLowerCase(Locale.ROOT) + ": " + finalRegrets());
        html.close().line();
    }

    private String finalRegrets() {
        return ranked().stream()
                .map(standing -> standing.id() + " ends at " + Numbers.fixed(standing.meanRegret(), 3))
                .collect(Collectors.joining(", "));
    }

    private void pairs() {
        if (analysis.pairs().isEmpty()) {
            return;
        }
        page.section(
                "pairs",
                "Is the difference real?",
                "Each pair on the tasks that both have run on. p: two-sided Wilcoxon signed-rank test on the regrets,"
                        + " after Holm's correction for all " + analysis.pairs().size()
                        + " pairs. The probabilities come from the Bayesian signed-rank test; regrets that differ by less"
                        + " than " + Pair.EQUIVALENCE + " count as equal.");
        page.table(
                "Pairs of strategies",
                true,
                List.of(
                        Column.words("First"),
                        Column.words("Second"),
                        Column.number("Tasks"),
                        Column.number("Wins – ties – losses"),
                        Column.number("Regret gained"),
                        Column.number("p"),
                        Column.number("First better"),
                        Column.number("Equal"),
                        Column.number("Second better")));
        for (Pair pair : analysis.pairs()) {
            html.open("tr");
            page.strategy("td", pair.a(), place(pair.a()));
            page.strategy("td", pair.b(), place(pair.b()));
            page.number(Numbers.count(pair.tasks()), pair.tasks());
            page.number(pair.wins() + " – " + pair.ties() + " – " + pair.losses(), pair.wins() - pair.losses());
            page.number(signed(pair.meanDifference()), pair.meanDifference());
            html.element(
                    "td",
                    Numbers.p(pair.test().pAdjusted()),
                    "class",
                    pair.test().significant() ? "number best" : "number",
                    "data-sort",
                    String.valueOf(pair.test().pAdjusted()));
            page.number(
                    Numbers.probability(pair.test().bayesian().firstBetter()),
                    pair.test().bayesian().firstBetter());
            page.number(
                    Numbers.probability(pair.test().bayesian().equal()),
                    pair.test().bayesian().equal());
            page.number(
                    Numbers.probability(pair.test().bayesian().secondBetter()),
                    pair.test().bayesian().secondBetter());
            html.close().line();
        }
        page.endTable();
        page.end();
    }

    private static String signed(double difference) {
        String text = Numbers.fixed(Math.abs(difference), 3);
        if (text.equals("0.000")) {
            return text;
        }
        return (difference > 0 ? "+" : "−") + text;
    }

    private void tasks() {
        page.section(
                "tasks",
                "Task by task",
                "The score of the final choice on held-out rows where there are some, or else on validation rows: the mean"
                        + " over seeds ± standard deviation. The best of each task is marked. A run without any result"
                        + " counts with the score of the reference. Click a column's head to sort.");
        page.table(
                "Scores of " + Numbers.count(analysis.rows().size(), "task", "tasks"),
                true,
                Stream.concat(
                                Stream.of(Column.words("Task"), Column.words("Metric")),
                                analysis.strategies().stream().map(Column::number))
                        .toList());
        for (Row row : analysis.rows()) {
            html.open("tr");
            page.rowHead(row.task().name());
            page.words(metric(row.task()));
            analysis.strategies().forEach(strategy -> cell(row, row.find(strategy)));
            html.close().line();
        }
        page.endTable();
        page.end();
    }

    private static String metric(NewTask task) {
        return (task.metric().isEmpty() ? "loss" : task.metric()) + (task.greaterIsBetter() ? " ↑" : " ↓");
    }

    private void cell(Row row, Optional<Row.Cell> found) {
        if (found.isEmpty()) {
            page.number("not run", Double.NaN);
            return;
        }
        Row.Cell cell = found.get();
        double score = row.task().score(cell.loss());
        boolean best = cell.loss() == row.best() && row.cells().size() > 1;
        html.open(
                "td", "class", best ? "number best" : "number", "data-sort", Double.isFinite(score) ? "" + score : "");
        html.text(Numbers.score(score));
        if (Double.isFinite(cell.spread())) {
            html.element("span", " ± " + Numbers.score(cell.spread()), "class", "spread");
        }
        if (best) {
            html.element("span", " best", "class", "hidden");
        }
        if (cell.failedRuns() > 0) {
            html.element("span", " " + cell.failedRuns() + " of " + cell.runs().size() + " failed", "class", "failed");
        }
        html.close();
    }

    private void failures() {
        List<Result> lost = analysis.results().stream().filter(Result::failed).toList();
        page.section(
                "failures",
                "What failed?",
                analysis.failures().isEmpty() && lost.isEmpty()
                        ? "Nothing: every trial that was not given up early has a score."
                        : "A failed trial costs its strategy the trial, nothing else.");
        page.failures(analysis.failures());
        if (!lost.isEmpty()) {
            page.table(
                    "Runs without a result, counted with the reference's loss",
                    true,
                    List.of(
                            Column.words("Task"),
                            Column.words("Strategy"),
                            Column.number("Seed"),
                            Column.number("Evaluations"),
                            Column.words("Why")));
            for (Result result : lost) {
                html.open("tr");
                page.rowHead(result.task().name());
                page.strategy("td", result.strategy(), place(result.strategy()));
                page.number(String.valueOf(result.seed()), (double) result.seed());
                page.number(Numbers.count(result.trace().evaluations()), (double)
                        result.trace().evaluations());
                page.words(why(result));
                html.close().line();
            }
            page.endTable();
        }
        page.end();
    }

    private static String why(Result result) {
        if (!result.run().message().isEmpty()) {
            return result.run().message();
        }
        return result.trace().evaluations() == 0 ? "no trial was stored" : "no trial was scored";
    }

    private void costs() {
        page.section(
                "costs",
                "What did it cost?",
                "All runs together. Learning is what a strategy did before it saw the tasks; knowledge that several runs"
                        + " used counts once.");
        page.table(
                "Cost by strategy",
                true,
                List.of(
                        Column.words("Strategy"),
                        Column.number("Runs"),
                        Column.number("Evaluations"),
                        Column.number("Failed trials"),
                        Column.number("Wall clock"),
                        Column.number("Processor"),
                        Column.number("Per run"),
                        Column.number("Learning")));
        for (Standing standing : analysis.standings()) {
            html.open("tr");
            page.strategy("th", standing.id(), place(standing.id()));
            page.number(Numbers.count(standing.runs()), standing.runs());
            page.number(Numbers.count(standing.evaluations()), (double) standing.evaluations());
            page.number(Numbers.count(standing.failedTrials()), (double) standing.failedTrials());
            page.number(Numbers.seconds(standing.seconds()), standing.seconds());
            page.number(Numbers.seconds(standing.cpuSeconds()), standing.cpuSeconds());
            double perRun = standing.seconds() / standing.runs();
            page.number(Numbers.seconds(perRun), perRun);
            page.number(
                    standing.learningSeconds() == 0 ? Numbers.NONE : Numbers.seconds(standing.learningSeconds()),
                    standing.learningSeconds());
            html.close().line();
        }
        page.endTable();
        page.end();
    }

    private void learning() {
        List<Standing> learners = analysis.standings().stream()
                .filter(standing -> !standing.learnedFrom().isEmpty())
                .toList();
        if (learners.isEmpty()) {
            return;
        }
        page.section("learning", "What was learned from?", "");
        html.open("dl", "class", "provenance");
        for (Standing standing : learners) {
            html.open("div");
            page.strategy("dt", standing.id(), place(standing.id()));
            standing.learnedFrom().stream().limit(MOST_SOURCES).forEach(words -> html.element("dd", words));
            int more = standing.learnedFrom().size() - MOST_SOURCES;
            if (more > 0) {
                html.element("dd", "and " + more + " more; report.json has them all", "class", "spread");
            }
            html.close();
        }
        html.close().line();
        page.end();
    }

    private void provenance() {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("suite", plan.suite() + ", version " + plan.suiteVersion());
        values.put("seeds", plan.seeds().stream().map(String::valueOf).collect(Collectors.joining(", ")));
        values.put("started", analysis.comparison().started());
        values.put("took", Numbers.seconds(analysis.comparison().seconds().orElse(Double.NaN)));
        values.put("registry entry", "comparison " + analysis.comparison().id());
        page.provenance(plan.command(), values, plan.environment());
    }

    private Map<String, Object> data() {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("strategies", analysis.strategies());
        data.put(
                "ranks",
                ranked().stream()
                        .filter(standing -> Double.isFinite(standing.meanRank()))
                        .map(standing -> {
                            Map<String, Object> rank = new LinkedHashMap<>();
                            rank.put("strategy", standing.id());
                            rank.put("mean", standing.meanRank());
                            rank.put("low", standing.lowestRank());
                            rank.put("high", standing.highestRank());
                            return rank;
                        })
                        .toList());
        Map<String, Object> curves = new LinkedHashMap<>();
        curves.put("evaluations", curve(Grid.evaluations(analysis.results())));
        curves.put("seconds", curve(Grid.seconds(analysis.results())));
        data.put("curves", curves);
        return data;
    }

    private Map<String, Object> curve(Grid grid) {
        List<Map<String, Object>> series = new ArrayList<>();
        analysis.curves(grid).forEach((strategy, band) -> {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("strategy", strategy);
            one.put("mean", rounded(band.mean()));
            one.put("low", rounded(band.lower()));
            one.put("high", rounded(band.upper()));
            series.add(one);
        });
        Map<String, Object> curve = new LinkedHashMap<>();
        curve.put("x", rounded(grid.points()));
        curve.put("series", series);
        return curve;
    }

    /** Six significant digits: more than a screen shows, and a smaller file. */
    private static List<Double> rounded(List<Double> values) {
        return values.stream()
                .map(value -> Double.valueOf(String.format(Locale.ROOT, "%.6g", value)))
                .toList();
    }
}
