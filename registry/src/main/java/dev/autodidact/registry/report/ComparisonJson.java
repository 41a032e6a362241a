package dev.autodidact.registry.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import dev.autodidact.registry.FailureGroup;
import dev.autodidact.registry.NewComparison;
import dev.autodidact.registry.NewTask;
import dev.autodidact.registry.statistics.Bootstrap;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Writes {@code report.json} about a comparison. What is unknown or infinite is null. */
final class ComparisonJson {

    private static final JsonFactory FACTORY = new JsonFactory();

    private final Analysis analysis;
    private final JsonGenerator json;

    private ComparisonJson(Analysis analysis, JsonGenerator json) {
        this.analysis = analysis;
        this.json = json;
    }

    static void write(Analysis analysis, Verdict verdict, Path file) {
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n"));
        try (Writer writer = Files.newBufferedWriter(file);
                JsonGenerator json = FACTORY.createGenerator(writer).setPrettyPrinter(printer)) {
            new ComparisonJson(analysis, json).write(verdict);
        } catch (IOException e) {
            throw Unwritable.of(file, e);
        }
    }

    private void write(Verdict verdict) throws IOException {
        NewComparison plan = analysis.comparison().plan();
        json.writeStartObject();
        json.writeStringField("suite", plan.suite());
        json.writeStringField("suiteVersion", plan.suiteVersion());
        json.writeStringField(
                "metric",
                analysis.rows().stream()
                        .map(row -> row.task().metric())
                        .filter(metric -> !metric.isEmpty())
                        .distinct()
                        .sorted()
                        .collect(Collectors.joining(", ")));
        json.writeStringField("tasksHash", analysis.tasksHash());
        json.writeStringField("budget", plan.budget());
        json.writeStringField("command", plan.command());
        strings("tasks", analysis.rows().stream().map(row -> row.task().name()).toList());
        strings("strategies", analysis.strategies());
        json.writeArrayFieldStart("seeds");
        for (long seed : plan.seeds()) {
            json.writeNumber(seed);
        }
        json.writeEndArray();
        json.writeObjectFieldStart("verdict");
        json.writeStringField("headline", verdict.headline());
        strings("sentences", verdict.sentences());
        json.writeEndObject();
        ranks();
        scores();
        adaptations();
        tests();
        failures();
        costs();
        tasks();
        json.writeObjectFieldStart("meanCurves");
        meanCurves("evaluations", analysis.byEvaluations());
        meanCurves("seconds", analysis.bySeconds());
        meanCurves("cpuSeconds", analysis.byCpuSeconds());
        json.writeEndObject();
        curves();
        strings("versions", new TreeMap<>(plan.environment()));
        json.writeEndObject();
    }

    private void ranks() throws IOException {
        json.writeObjectFieldStart("ranks");
        for (Standing standing : analysis.standings()) {
            number(standing.id(), standing.meanRank());
        }
        json.writeEndObject();
        if (analysis.friedman().isPresent()) {
            json.writeObjectFieldStart("friedman");
            number("chiSquared", analysis.friedman().get().chiSquared());
            number("f", analysis.friedman().get().f());
            number("p", analysis.friedman().get().p());
            json.writeNumberField("tasks", analysis.shared().size());
            json.writeEndObject();
            number("nemenyiCriticalDifference", analysis.criticalDifference());
        }
        json.writeArrayFieldStart("standings");
        for (Standing standing : analysis.standings()) {
            json.writeStartObject();
            json.writeStringField("strategy", standing.id());
            number("meanRank", standing.meanRank());
            number("meanRankFrom", standing.lowestRank());
            number("meanRankTo", standing.highestRank());
            if (standing.elo().isPresent()) {
                number("elo", standing.elo().get().rating());
                number("eloFrom", standing.elo().get().lower());
                number("eloTo", standing.elo().get().upper());
            }
            number("meanRegret", standing.meanRegret());
            json.writeNumberField("bestOn", standing.best());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void meanCurves(String effort, Optional<Curves> found) throws IOException {
        if (found.isEmpty()) {
            return;
        }
        Curves curves = found.get();
        json.writeObjectFieldStart(effort);
        numbers("effort", curves.points());
        json.writeArrayFieldStart("strategies");
        for (Pace pace : Pace.of(curves)) {
            Bootstrap.Band band = Objects.requireNonNull(curves.bands().get(pace.strategy()));
            json.writeStartObject();
            json.writeStringField("strategy", pace.strategy());
            number("area", pace.area());
            number("speedUp", pace.speedUp());
            numbers("mean", band.mean());
            numbers("from", band.lower());
            numbers("to", band.upper());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void numbers(String name, List<Double> values) throws IOException {
        json.writeArrayFieldStart(name);
        for (double value : values) {
            json.writeNumber(value);
        }
        json.writeEndArray();
    }

    private void scores() throws IOException {
        json.writeArrayFieldStart("scores");
        for (Result result : analysis.results()) {
            json.writeStartObject();
            who(result);
            number("score", result.task().score(result.loss()));
            number("regret", result.regret());
            json.writeBooleanField("failed", result.failed());
            number("seconds", result.run().seconds());
            number("cpuSeconds", result.run().cpuSeconds());
            number("learningSeconds", result.run().run().learningSeconds());
            json.writeStringField("learnedFrom", result.run().run().learnedFrom());
            json.writeStringField("knowledge", result.run().run().knowledge());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void who(Result result) throws IOException {
        json.writeStringField("task", result.task().name());
        json.writeStringField("strategy", result.strategy());
        json.writeNumberField("seed", result.seed());
    }

    private void adaptations() throws IOException {
        if (analysis.adaptations().isEmpty()) {
            return;
        }
        Adaptations adaptations = analysis.adaptations().get();
        json.writeObjectFieldStart("adaptation");
        json.writeStringField("metric", adaptations.metric());
        json.writeNumberField("episodes", adaptations.episodes());
        json.writeArrayFieldStart("strategies");
        for (Adaptations.Adapted one : adaptations.strategies()) {
            json.writeStartObject();
            json.writeStringField("strategy", one.strategy());
            json.writeArrayFieldStart("bySteps");
            for (Adaptations.Estimate estimate : one.bySteps()) {
                json.writeStartObject();
                estimate(estimate);
                json.writeEndObject();
            }
            json.writeEndArray();
            estimate(one.end());
            number("area", one.area());
            number("seconds", one.seconds());
            if (one.complexity().isPresent()) {
                json.writeNumberField("learned", one.complexity().get().learned());
                json.writeNumberField(
                        "adaptationMultiplyAdds", one.complexity().get().adaptation());
                json.writeNumberField(
                        "predictionMultiplyAdds", one.complexity().get().prediction());
                json.writeNumberField("memoryBytes", one.complexity().get().memory());
            }
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void estimate(Adaptations.Estimate estimate) throws IOException {
        number("score", estimate.mean());
        number("margin", estimate.margin());
    }

    private void tests() throws IOException {
        json.writeArrayFieldStart("tests");
        for (Pair pair : analysis.pairs()) {
            json.writeStartObject();
            json.writeStringField("a", pair.a());
            json.writeStringField("b", pair.b());
            json.writeNumberField("tasks", pair.tasks());
            number("p", pair.test().p());
            number("pAdjusted", pair.test().pAdjusted());
            json.writeNumberField("wins", pair.wins());
            json.writeNumberField("ties", pair.ties());
            json.writeNumberField("losses", pair.losses());
            number("regretGained", pair.meanDifference());
            number("medianRegretGained", pair.test().difference().estimate());
            number("medianRegretGainedFrom", pair.test().difference().lower());
            number("medianRegretGainedTo", pair.test().difference().upper());
            number("rankBiserial", pair.test().rankBiserial());
            number("probabilityABetter", pair.test().bayesian().firstBetter());
            number("probabilityEqual", pair.test().bayesian().equal());
            number("probabilityBBetter", pair.test().bayesian().secondBetter());
            if (pair.test().tasksNeeded().isPresent()) {
                json.writeNumberField("tasksNeeded", pair.test().tasksNeeded().getAsLong());
            }
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void failures() throws IOException {
        json.writeArrayFieldStart("failures");
        for (FailureGroup group : analysis.failures()) {
            json.writeStartObject();
            json.writeStringField("learner", group.learner());
            json.writeStringField("cause", group.cause());
            json.writeNumberField("count", group.count());
            json.writeNumberField("seconds", group.seconds());
            json.writeNumberField("messages", group.messages());
            json.writeStringField("message", group.message());
            json.writeStringField("detail", group.detail());
            json.writeStringField("task", group.task());
            json.writeNumberField("trial", group.trial());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void costs() throws IOException {
        json.writeArrayFieldStart("costs");
        for (Standing standing : analysis.standings()) {
            json.writeStartObject();
            json.writeStringField("strategy", standing.id());
            json.writeNumberField("runs", standing.runs());
            json.writeNumberField("failedRuns", standing.failedRuns());
            json.writeNumberField("evaluations", standing.evaluations());
            json.writeNumberField("failedTrials", standing.failedTrials());
            number("seconds", standing.seconds());
            number("cpuSeconds", standing.cpuSeconds());
            number("learningSeconds", standing.learningSeconds());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void tasks() throws IOException {
        json.writeArrayFieldStart("taskDetails");
        for (Row row : analysis.rows()) {
            NewTask task = row.task();
            json.writeStartObject();
            json.writeStringField("task", task.name());
            json.writeStringField("id", task.id());
            json.writeStringField("family", task.family());
            json.writeStringField("kind", task.kind().name());
            json.writeStringField("metric", task.metric());
            json.writeBooleanField("greaterIsBetter", task.greaterIsBetter());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void curves() throws IOException {
        json.writeArrayFieldStart("curves");
        for (Result result : analysis.results()) {
            json.writeStartObject();
            who(result);
            json.writeArrayFieldStart("points");
            for (Step point : result.trace().steps()) {
                json.writeStartObject();
                json.writeNumberField("evaluations", point.evaluations());
                number("epochs", point.epochs());
                number("seconds", point.seconds());
                number("cpuSeconds", point.cpuSeconds());
                number("score", result.task().score(point.loss()));
                number("regret", result.scale().regret(point.loss()));
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void number(String name, double value) throws IOException {
        if (Double.isFinite(value)) {
            json.writeNumberField(name, value);
        } else {
            json.writeNullField(name);
        }
    }

    private void strings(String name, Collection<String> values) throws IOException {
        json.writeArrayFieldStart(name);
        for (String value : values) {
            json.writeString(value);
        }
        json.writeEndArray();
    }

    private void strings(String name, Map<String, String> values) throws IOException {
        json.writeObjectFieldStart(name);
        for (Map.Entry<String, String> value : values.entrySet()) {
            json.writeStringField(value.getKey(), value.getValue());
        }
        json.writeEndObject();
    }
}
