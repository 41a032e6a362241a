package dev.autodidact.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.autodidact.api.AutodidactException;
import dev.autodidact.api.execution.Executor;
import dev.autodidact.api.strategy.Budget;
import dev.autodidact.core.compare.Comparer;
import dev.autodidact.core.compare.ComparisonListener;
import dev.autodidact.core.compare.ComparisonRequest;
import dev.autodidact.core.engine.StopSignal;
import dev.autodidact.core.plugin.Catalogue;
import dev.autodidact.registry.Registry;
import dev.autodidact.registry.report.ComparisonReport;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code compare}: strategies across the tasks of a suite. */
@Command(
        name = "compare",
        description = "Compares strategies across the tasks of a suite, and writes a report.",
        sortOptions = false,
        mixinStandardHelpOptions = true)
final class CompareVerb implements Callable<Integer> {

    /** More problems than this are only counted: the report has them all. */
    private static final int SHOWN_PROBLEMS = 10;

    /** The longest a trial may take where nobody says. */
    static final Duration TRIAL_LIMIT = Duration.ofSeconds(60);

    @Option(
            names = "--suite",
            required = true,
            paramLabel = "SUITE",
            description = "the suite, such as starter or dir:PATH; see 'suites'")
    String suite = "";

    @Option(
            names = "--strategies",
            required = true,
            split = ",",
            paramLabel = "A,B,...",
            hideParamSyntax = true,
            description =
                    "the strategies, with commas between; 'random:smile' chooses among Smile's learners only; see 'plugins'")
    List<String> strategies = List.of();

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "where the report goes")
    Path out = Path.of("");

    @Option(
            names = "--budget",
            paramLabel = "BUDGET",
            converter = BudgetConverter.class,
            description = "for each strategy, task and seed: 20trials, 30s, or both (default: ${DEFAULT-VALUE})")
    Budget budget = Budget.trials(20);

    @Option(names = "--seeds", paramLabel = "N", description = "how many seeds (default: ${DEFAULT-VALUE})")
    int seeds = 1;

    @Option(names = "--tasks", paramLabel = "N", description = "only the first N tasks of the suite (default: all)")
    int tasks = Integer.MAX_VALUE;

    @Option(
            names = "--effort",
            paramLabel = "SHARE",
            description = "how much of their meta-training few-shot strategies take, such as 0.01 for a quick look"
                    + " (default: ${DEFAULT-VALUE})")
    double effort = 1;

    @Mixin
    ExecutionOptions execution = new ExecutionOptions();

    @Option(
            names = "--resume",
            description = "go on with the latest comparison of the same where it was cut off or stopped; where it has"
                    + " ended, only its report is written")
    boolean resume;

    @Mixin
    CommonOptions common = new CommonOptions();

    @Override
    public Integer call() throws Exception {
        CommonOptions.requirePositive("--seeds", seeds);
        CommonOptions.requirePositive("--tasks", tasks);
        execution.check();
        if (strategies.stream().anyMatch(String::isBlank)) {
            throw AutodidactException.caller(
                    "--strategies has an empty name\nName strategies with commas between, such as baseline,random.");
        }
        Place.requireFolder(out, "--out");
        Catalogue catalogue = common.catalogue();
        ComparisonRequest request = new ComparisonRequest(
                suite,
                tasks,
                strategies,
                budget,
                common.seeds(seeds),
                execution.trialLimit().orElse(TRIAL_LIMIT),
                execution.threads,
                effort,
                common.command(),
                resume);
        StopSignal stop = StopSignal.manual();
        ConcurrentLinkedQueue<String> problems = new ConcurrentLinkedQueue<>();
        AtomicReference<Progress> progress = new AtomicReference<>(Progress.NONE);
        try (Executor executor = execution.open(catalogue, execution.threads);
                Registry registry = common.registry();
                ProgressDisplay display = new ProgressDisplay("compare", progress::get, common);
                Interruption interruption = new Interruption(
                        stop,
                        () -> display.remark(
                                "stopping: the report will show what was run so far; Ctrl-C again to give it up"))) {
            long id = new Comparer(catalogue, registry, executor).compare(request, stop, new ComparisonListener() {
                @Override
                public void began(OptionalInt stored) {
                    if (stored.isPresent()) {
                        display.remark("resuming: " + stored.getAsInt() + " runs have ended already");
                    } else if (resume) {
                        display.remark("nothing to resume: no such comparison is in the registry; a new one begins");
                    }
                }

                @Override
                public void ended(int done, int total, String run, String problem) {
                    progress.set(new Progress(done, total, "runs", run));
                    if (!problem.isEmpty()) {
                        problems.add(run + ": " + problem);
                    }
                }
            });
            ComparisonReport.write(registry.comparison(id), out);
            display.close();
            tell(List.copyOf(problems));
            String json = Files.readString(out.resolve("report.json"));
            if (common.json) {
                common.print(json);
            } else {
                print(Json.read(json));
            }
        }
        return Interruption.exitCode(stop);
    }

    private void tell(List<String> problems) {
        problems.stream().limit(SHOWN_PROBLEMS).forEach(common::remark);
        if (problems.size() > SHOWN_PROBLEMS) {
            common.remark("... and " + (problems.size() - SHOWN_PROBLEMS) + " more runs that failed: see the report");
        }
    }

    private void print(JsonNode report) {
        common.print(report.at("/verdict/headline").asText());
        report.at("/verdict/sentences").forEach(sentence -> common.print("  " + sentence.asText()));
        TextTable ranks = new TextTable("strategy", "mean rank");
        report.at("/ranks").properties().stream()
                .filter(rank -> rank.getValue().asDouble() >= 1) // 0 where no task was run by all
                .sorted(Comparator.comparingDouble(rank -> rank.getValue().asDouble()))
                .forEach(rank -> ranks.add(
                        rank.getKey(),
                        String.format(Locale.ROOT, "%.2f", rank.getValue().asDouble())));
        common.print(String.format(
                "%n%s%n%nreport.html, report.md, report.json, scores.csv and trials.csv are in %s", ranks, out));
    }
}
