package dev.autodidact.core;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.autodidact.api.AutodidactException;
import dev.autodidact.api.space.Configuration;
import dev.autodidact.registry.FailureGroup;
import dev.autodidact.registry.StoredTrial;
import dev.autodidact.registry.report.RunReport;
import dev.autodidact.registry.report.RunReportData;
import dev.autodidact.registry.report.TrialsCsv;
import dev.autodidact.runtime.model.Member;
import dev.autodidact.runtime.model.Pool;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The files that a run leaves behind.
 *
 * @param result what the run found
 */
record ResultFiles(Result result) {

    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    String json() {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("task", result.task().name());
        json.put("target", result.model().schema().target());
        json.put("type", result.model().schema().type().label());
        json.put("metric", result.metric().id());
        json.put("strategy", result.strategy());
        json.put("budget", result.budget().toString());
        json.put("seed", result.seed());
        json.put("best", result.best().map(ResultFiles::best).orElse(null));
        json.put(
                "ensemble",
                result.model().members().stream().map(ResultFiles::member).toList());
        json.put("pool", result.model().pool().name().toLowerCase(Locale.ROOT));
        json.put("calibration", result.model().calibration());
        json.put("trials", result.trials().size());
        json.put("failed", result.failed());
        json.put(
                "gainOfTwiceTheTrials",
                result.outlook().isPresent() ? finite(result.outlook().getAsDouble()) : null);
        json.put(
                "failures",
                result.failures().stream().map(ResultFiles::failures).toList());
        json.put("rowsWithoutTarget", result.rowsWithoutTarget());
        json.put("wallSeconds", result.took().toMillis() / 1000.0);
        json.put("cpuSeconds", finite(result.cpuSeconds()));
        json.put("peakMemoryMb", Environment.peakMemoryMb());
        if (!result.test().isEmpty()) {
            json.put("test", result.test());
        }
        json.put("learnedFrom", result.learnedFrom());
        json.put("notes", result.notes());
        json.put("versions", new TreeMap<>(result.environment()));
        try {
            return JSON.writeValueAsString(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("maps of numbers and text can always be written", e);
        }
    }

    void write(Path directory) {
        try {
            Files.createDirectories(directory);
            result.model().write(directory.resolve("model"));
            Files.writeString(directory.resolve("result.json"), json() + "\n");
            Files.writeString(directory.resolve("model-card.md"), new ModelCard(result, Clock.systemUTC()).markdown());
            RunReport.write(report(), directory.resolve("report.html"));
            try (TrialsCsv csv = new TrialsCsv(directory.resolve("trials.csv"))) {
                for (StoredTrial trial : result.trials()) {
                    csv.add(result.task(), result.strategy(), result.seed(), trial);
                }
            }
        } catch (IOException | UncheckedIOException e) {
            throw new AutodidactException(
                    AutodidactException.Kind.ENVIRONMENT, "cannot write the results to " + directory + ": " + e, e);
        }
    }

    private RunReportData report() {
        return new RunReportData(
                result.task().name(),
                result.metric().id(),
                result.metric().greaterIsBetter(),
                result.strategy(),
                result.learnedFrom(),
                result.seed(),
                result.budget().toString(),
                result.trials(),
                result.failures(),
                reported(result.leaderboard()),
                "the weighted " + (result.model().pool() == Pool.LOGARITHMIC ? "geometric " : "")
                        + "mean of what each predicts",
                result.insights(),
                result.test(),
                result.took().toMillis() / 1000.0,
                result.cpuSeconds(),
                "",
                result.environment());
    }

    /** None for a model of an unfinished trial. */
    private List<RunReportData.Member> reported(List<LeaderboardEntry> leaderboard) {
        return result.model().members().stream()
                .flatMap(member -> leaderboard.stream()
                        .filter(entry -> entry.learner().equals(member.learner().id())
                                && entry.configuration().equals(member.configuration()))
                        .limit(1)
                        .map(entry -> new RunReportData.Member(
                                entry.trial(), entry.learner(), entry.configuration(), member.weight())))
                .toList();
    }

    /** JSON has no NaN. */
    private static @Nullable Double finite(double value) {
        return Double.isFinite(value) ? value : null;
    }

    private static Map<String, Object> best(LeaderboardEntry best) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("learner", best.learner());
        json.put("configuration", best.configuration().values());
        json.put("validation", best.validation());
        return json;
    }

    private static Map<String, Object> failures(FailureGroup group) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("learner", group.learner());
        json.put("cause", group.cause());
        json.put("count", group.count());
        json.put("seconds", group.seconds());
        json.put("message", group.message());
        return json;
    }

    private static Map<String, Object> member(Member member) {
        Map<String, Object> json = new LinkedHashMap<>();
        Configuration configuration = member.configuration();
        json.put("learner", member.learner().id());
        json.put("configuration", configuration.values());
        json.put("weight", member.weight());
        return json;
    }
}
