package dev.autodidact.registry.report;

import dev.autodidact.registry.NewComparison;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes {@code report.html} about a comparison. */
final class ComparisonPage {

    private final Analysis analysis;
    private final NewComparison plan;
    private final Page page;

    private ComparisonPage(Analysis analysis) {
        this.analysis = analysis;
        this.plan = analysis.comparison().plan();
        this.page = new Page("Comparison on " + plan.suite() + " · Autodidact", "Comparison of strategies");
    }

    static String text(Analysis analysis, Verdict verdict) {
        ComparisonPage page = new ComparisonPage(analysis);
        page.summary(verdict);
        new RankingSection(analysis, page.page).write();
        new SpeedSection(analysis, page.page).write();
        new AdaptationSection(analysis, page.page).write();
        new PairsSection(analysis, page.page).write();
        TasksSection tasks = new TasksSection(analysis, page.page);
        tasks.tasks();
        tasks.failures();
        CostsSection costs = new CostsSection(analysis, page.page);
        costs.costs();
        costs.learning();
        page.provenance();
        return page.page.text(ComparisonCharts.data(analysis));
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
}
