package dev.autodidact.registry.report;

import dev.autodidact.registry.NewComparison;
import dev.autodidact.registry.statistics.Elo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Writes {@code report.md}: the verdict and the ranking, short enough for a pull request. */
final class ComparisonMarkdown {

    private final Analysis analysis;
    private final StringBuilder out = new StringBuilder();

    private ComparisonMarkdown(Analysis analysis) {
        this.analysis = analysis;
    }

    static void write(Analysis analysis, Verdict verdict, Path file) {
        ComparisonMarkdown markdown = new ComparisonMarkdown(analysis);
        markdown.verdict(verdict);
        markdown.ranking();
        analysis.adaptations().ifPresent(markdown::adaptation);
        markdown.provenance();
        try {
            Files.writeString(file, markdown.out);
        } catch (IOException e) {
            throw Unwritable.of(file, e);
        }
    }

    private void verdict(Verdict verdict) {
        out.append("## ").append(text(verdict.headline())).append("\n\n");
        verdict.sentences()
                .forEach(sentence -> out.append("- ").append(text(sentence)).append('\n'));
        out.append('\n');
    }

    private void ranking() {
        out.append(
                "| strategy | mean rank | 95 % interval | Elo | mean regret | evaluations | failed trials | time |\n");
        out.append("|---|--:|--:|--:|--:|--:|--:|--:|\n");
        for (Standing standing : analysis.ranked()) {
            Optional<Elo> elo = standing.elo();
            row(
                    text(standing.id()),
                    Numbers.fixed(standing.meanRank(), 2),
                    Numbers.fixed(standing.lowestRank(), 2) + " to " + Numbers.fixed(standing.highestRank(), 2),
                    Numbers.fixed(elo.map(Elo::rating).orElse(Double.NaN), 0),
                    Numbers.fixed(standing.meanRegret(), 3),
                    Numbers.count(standing.evaluations()),
                    Numbers.count(standing.failedTrials()),
                    Numbers.seconds(standing.seconds()));
        }
        out.append('\n');
    }

    private void adaptation(Adaptations adaptations) {
        List<Integer> shown = AdaptationSection.SHOWN.stream()
                .filter(step -> step <= adaptations.steps())
                .toList();
        out.append("Mean ")
                .append(text(adaptations.metric()))
                .append(" over ")
                .append(Numbers.count(adaptations.episodes(), "task", "tasks"))
                .append(" ± half the 95 % interval, by gradient steps:\n\n| strategy | ");
        shown.forEach(step -> out.append(AdaptationSection.after(step)).append(" | "));
        out.append("At the end | seconds | learned numbers | multiply-adds | memory |\n|---|")
                .append("--:|".repeat(shown.size() + 5))
                .append('\n');
        for (Adaptations.Adapted one : adaptations.strategies()) {
            List<String> cells = new ArrayList<>(List.of(text(one.strategy())));
            shown.forEach(step -> cells.add(
                    one.bySteps().isEmpty()
                            ? Numbers.NONE
                            : AdaptationSection.text(one.bySteps().get(step))));
            cells.add(AdaptationSection.text(one.end()));
            cells.add(Numbers.score(one.seconds()));
            cells.add(one.complexity().map(c -> Numbers.count(c.learned())).orElse(Numbers.NONE));
            cells.add(one.complexity().map(c -> Numbers.count(c.adaptation())).orElse(Numbers.NONE));
            cells.add(one.complexity().map(c -> Numbers.bytes(c.memory())).orElse(Numbers.NONE));
            row(cells.toArray(String[]::new));
        }
        out.append('\n');
    }

    private void row(String... cells) {
        out.append("| ").append(String.join(" | ", cells)).append(" |\n");
    }

    private void provenance() {
        NewComparison plan = analysis.comparison().plan();
        out.append(text(plan.suite() + ", version " + plan.suiteVersion()))
                .append("; ")
                .append(Numbers.count(analysis.rows().size(), "task", "tasks"))
                .append(" (SHA-256 `")
                .append(analysis.tasksHash(), 0, 12)
                .append("`); ")
                .append(Numbers.count(plan.seeds().size(), "seed", "seeds"))
                .append("; budget ")
                .append(text(plan.budget()))
                .append("; ")
                .append(new TreeMap<>(plan.environment())
                        .entrySet().stream()
                                .map(entry -> text(entry.getKey() + " " + entry.getValue()))
                                .collect(Collectors.joining("; ")))
                .append(".\n\n");
        plan.command().lines().forEach(line -> out.append("    ").append(line).append('\n'));
    }

    /** Text that Markdown and the HTML in it take for text. */
    private static String text(String text) {
        StringBuilder escaped = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ') {
                escaped.append(' ');
            } else if (c == '<') {
                escaped.append("&lt;");
            } else if (c == '&') {
                escaped.append("&amp;");
            } else {
                escaped.append("\\`*_[]|".indexOf(c) >= 0 ? "\\" : "").append(c);
            }
        }
        return escaped.toString();
    }
}
