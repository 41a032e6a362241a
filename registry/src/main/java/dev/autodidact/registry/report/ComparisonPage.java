package dev.autodidact.registry.report;

import dev.autodidact.registry.NewComparison;
import dev.autodidact.registry.NewTask;
import dev.autodidact.registry.report.Page.Column;
import dev.autodidact.registry.statistics.Elo;
import dev.autodidact.registry.statistics.HodgesLehmann;
import dev.autodidact.registry.statistics.PairedComparison;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
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

    static String text(Analysis analysis, Verdict verdict) {
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
        return page.page.text(page.data());
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
        List<Standing> ranked = analysis.ranked();
        html.open("div", "class", "halves wide-left").line();
        page.table(
                "Mean ranks, best first",
                false,
                List.of(
                        Column.words("Strategy"),
                        Column.number("Mean rank"),
                        Column.number("95 % interval"),
                        Column.number("Elo"),
                        Column.number("Mean regret"),
                        Column.number("Best on")));
        for (Standing standing : ranked) {
            html.open("tr");
            page.strategy("th", standing.id(), place(standing.id()));
            page.number(Numbers.fixed(standing.meanRank(), 2), standing.meanRank());
            page.number(
                    Numbers.fixed(standing.lowestRank(), 2) + " to " + Numbers.fixed(standing.highestRank(), 2),
                    standing.lowestRank());
            double elo = standing.elo().map(Elo::rating).orElse(Double.NaN);
            page.number(Numbers.fixed(elo, 0), elo);
            page.number(Numbers.fixed(standing.meanRegret(), 3), standing.meanRegret());
            page.number(Numbers.count(standing.best()), standing.best());
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
        if (ranked.size() > 1) {
            differences();
        }
        page.end();
    }

    private void differences() {
        html.open("figure").element("figcaption", "Critical differences");
        html.open("div", "class", "scroll", "tabindex", "0", "role", "region", "aria-label", "Critical differences");
        CriticalDifferenceDiagram.draw(analysis, html);
        html.close();
        html.element(
                "p",
                "Bars join neighbours among which no pair differs significantly by Wilcoxon's test with Holm's correction."
                        + " By Nemenyi's test, which judges a pair by who else takes part, mean ranks would have to be "
                        + Numbers.fixed(analysis.criticalDifference(), 2) + " apart.",
                "class",
                "explanation after");
        html.close().line();
    }

    private String sharedNote() {
        int left = analysis.rows().size() - analysis.shared().size();
        return left == 0
                ? ""
                : Numbers.count(left, "task is", "tasks are")
                        + " left out here, because not every strategy has been run on " + (left == 1 ? "it." : "them.");
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
        if (analysis.byCpuSeconds().isPresent()) {
            curve("cpuSeconds", "By processor seconds");
        }
        html.close().line();
        paces();
        page.end();
    }

    private void paces() {
        List<Pace> byEvaluations = analysis.byEvaluations().map(Pace::of).orElse(List.of());
        List<Pace> bySeconds = analysis.bySeconds().map(Pace::of).orElse(List.of());
        String first = analysis.strategies().getFirst();
        page.table(
                "Speed: the mean regret over the logarithm of the effort, and how many times faster than " + first
                        + " the smallest mean regret is reached that both reach",
                true,
                List.of(
                        Column.words("Strategy"),
                        Column.number("Regret over evaluations"),
                        Column.number("Regret over seconds"),
                        Column.number("Speed-up, evaluations"),
                        Column.number("Speed-up, seconds")));
        for (Standing standing : analysis.ranked()) {
            Pace evaluations = Pace.find(byEvaluations, standing.id()).orElseThrow();
            Pace seconds = Pace.find(bySeconds, standing.id()).orElseThrow();
            html.open("tr");
            page.strategy("th", standing.id(), place(standing.id()));
            page.number(Numbers.fixed(evaluations.area(), 3), evaluations.area());
            page.number(Numbers.fixed(seconds.area(), 3), seconds.area());
            page.number(times(evaluations.speedUp()), evaluations.speedUp());
            page.number(times(seconds.speedUp()), seconds.speedUp());
            html.close().line();
        }
        page.endTable();
    }

    private static String times(double factor) {
        return "× " + Numbers.fixed(factor, factor < 0.1 ? 3 : factor < 10 ? 2 : 0);
    }

    private void curve(String axis, String title) {
        html.open("figure").element("figcaption", title);
        page.chart("curve-" + axis, "Mean regret " + title.toLowerCase(Locale.ROOT) + ": " + finalRegrets());
        html.close().line();
    }

    private String finalRegrets() {
        return analysis.ranked().stream()
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
                "Each pair on the tasks that both have run on. Median gain: the Hodges-Lehmann difference of regrets with its"
                        + " 95 % interval. Effect: the rank-biserial correlation, from −1 to 1. p: two-sided Wilcoxon"
                        + " signed-rank test on the regrets, after Holm's correction for all "
                        + analysis.pairs().size()
                        + " pairs. The probabilities come from the Bayesian signed-rank test; regrets that differ by less"
                        + " than " + Pair.EQUIVALENCE
                        + " count as equal. To settle: how many more tasks like these would make the difference"
                        + " significant, with a probability of 0.8.");
        matrix();
        pairTable();
        triangles();
        page.end();
    }

    private void matrix() {
        List<String> ranked = analysis.ranked().stream().map(Standing::id).toList();
        page.table(
                "Wins, ties and losses of each row against each column; marked where the row is clearly ahead",
                false,
                Stream.concat(
                                Stream.of(Column.words("Strategy")),
                                ranked.stream().map(Column::number))
                        .toList());
        for (String row : ranked) {
            html.open("tr");
            page.strategy("th", row, place(row));
            ranked.forEach(column -> match(analysis.pair(row, column)));
            html.close().line();
        }
        page.endTable();
    }

    private void match(Optional<Pair> found) {
        if (found.isEmpty()) {
            html.element("td", Numbers.NONE, "class", "number");
            return;
        }
        Pair pair = found.get();
        boolean ahead = pair.test().firstAhead();
        boolean behind = pair.test().secondAhead();
        html.open("td", "class", ahead ? "number best" : behind ? "number behind" : "number");
        html.text(pair.wins() + " – " + pair.ties() + " – " + pair.losses());
        if (ahead || behind) {
            html.element("span", ahead ? " ahead" : " behind", "class", "hidden");
        }
        html.close();
    }

    private void pairTable() {
        page.table(
                "Pairs of strategies",
                true,
                List.of(
                        Column.words("First"),
                        Column.words("Second"),
                        Column.number("Tasks"),
                        Column.number("Median gain"),
                        Column.number("Effect"),
                        Column.number("p"),
                        Column.number("First better"),
                        Column.number("Equal"),
                        Column.number("Second better"),
                        Column.number("To settle")));
        for (Pair pair : analysis.pairs()) {
            PairedComparison test = pair.test();
            html.open("tr");
            page.strategy("td", pair.a(), place(pair.a()));
            page.strategy("td", pair.b(), place(pair.b()));
            page.number(Numbers.count(pair.tasks()), pair.tasks());
            gain(test.difference());
            page.number(signed(test.rankBiserial(), 2), test.rankBiserial());
            html.element(
                    "td",
                    Numbers.p(test.pAdjusted()),
                    "class",
                    test.significant() ? "number best" : "number",
                    "data-sort",
                    String.valueOf(test.pAdjusted()));
            page.number(
                    Numbers.probability(test.bayesian().firstBetter()),
                    test.bayesian().firstBetter());
            page.number(
                    Numbers.probability(test.bayesian().equal()),
                    test.bayesian().equal());
            page.number(
                    Numbers.probability(test.bayesian().secondBetter()),
                    test.bayesian().secondBetter());
            toSettle(pair);
            html.close().line();
        }
        page.endTable();
    }

    private void gain(HodgesLehmann difference) {
        html.open("td", "class", "number", "data-sort", String.valueOf(difference.estimate()));
        html.text(signed(difference.estimate(), 3));
        if (Double.isFinite(difference.lower())) {
            html.element(
                    "span",
                    " " + signed(difference.lower(), 3) + " to " + signed(difference.upper(), 3),
                    "class",
                    "spread below");
        }
        html.close();
    }

    private void toSettle(Pair pair) {
        OptionalLong more = pair.moreTasks();
        page.number(
                more.isPresent() ? "+" + Numbers.count(more.getAsLong()) : Numbers.NONE,
                more.isPresent() ? (double) more.getAsLong() : Double.NaN);
    }

    private void triangles() {
        if (analysis.shared().isEmpty()) {
            return;
        }
        String leader = analysis.ranked().getFirst().id();
        html.element("h3", "How sure, drawn: " + leader + " against each other");
        html.element(
                "p",
                "Each dot is one draw of what the tasks may say; the corner nearest to it is what it speaks for.",
                "class",
                "explanation");
        html.open("div", "class", "triangles").line();
        for (Standing rival : analysis.ranked()) {
            analysis.pair(leader, rival.id()).ifPresent(pair -> PosteriorTriangle.draw(pair, place(leader), html));
        }
        html.close().line();
    }

    private static String signed(double difference, int digits) {
        String text = Numbers.fixed(Math.abs(difference), digits);
        if (Double.parseDouble(text) == 0) {
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
        page.filter("Show only tasks with");
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
        values.put("tasks, SHA-256", analysis.tasksHash());
        values.put("seeds", plan.seeds().stream().map(String::valueOf).collect(Collectors.joining(", ")));
        values.put("started", analysis.comparison().started());
        values.put("took", Numbers.seconds(analysis.comparison().seconds().orElse(Double.NaN)));
        values.put("registry entry", analysis.comparison().entry());
        page.provenance(plan.command(), values, plan.environment());
    }

    private Map<String, Object> data() {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("strategies", analysis.strategies());
        data.put(
                "ranks",
                analysis.ranked().stream()
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
        analysis.byEvaluations().ifPresent(one -> curves.put("evaluations", curve(one)));
        analysis.bySeconds().ifPresent(one -> curves.put("seconds", curve(one)));
        analysis.byCpuSeconds().ifPresent(one -> curves.put("cpuSeconds", curve(one)));
        data.put("curves", curves);
        return data;
    }

    private static Map<String, Object> curve(Curves curves) {
        List<Map<String, Object>> series = new ArrayList<>();
        curves.bands().forEach((strategy, band) -> {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("strategy", strategy);
            one.put("mean", rounded(band.mean()));
            one.put("low", rounded(band.lower()));
            one.put("high", rounded(band.upper()));
            series.add(one);
        });
        Map<String, Object> curve = new LinkedHashMap<>();
        curve.put("x", rounded(curves.points()));
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
