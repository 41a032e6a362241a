package dev.autodidact.registry.report;

import dev.autodidact.registry.NewComparison;
import dev.autodidact.registry.statistics.Elo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
