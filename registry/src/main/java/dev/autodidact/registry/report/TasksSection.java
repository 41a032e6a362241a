package dev.autodidact.registry.report;

import dev.autodidact.registry.NewTask;
import dev.autodidact.registry.report.Page.Column;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The part of a comparison's report that says every task, and what failed there. */
final class TasksSection {

    private final Analysis analysis;
    private final Page page;
    private final Html html;

    TasksSection(Analysis analysis, Page page) {
        this.analysis = analysis;
        this.page = page;
        this.html = page.html();
    }

    void tasks() {
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

    void failures() {
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
                page.strategy("td", result.strategy(), analysis.place(result.strategy()));
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
}
