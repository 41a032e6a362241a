package dev.autodidact.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.autodidact.api.AutodidactException;
import dev.autodidact.api.strategy.Budget;
import dev.autodidact.core.compare.Comparer;
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
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.LongStream;
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

    @Option(names = "--suite", required = true, description = "the suite, such as starter or dir:PATH; see 'suites'")
    String suite = "";

    @Option(
            names = "--strategies",
            required = true,
            split = ",",
            description = "the strategies; 'random:smile' chooses among Smile's learners only; see 'plugins'")
    List<String> strategies = List.of();

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "where the report goes")
    Path out = Path.of("");

    @Option(
            names = "--budget",
            converter = BudgetConverter.class,
            description = "for each strategy, task and seed: 20trials, 30s, or both (default: ${DEFAULT-VALUE})")
    Budget budget = Budget.trials(20);

    @Option(names = "--seeds", paramLabel = "N", description = "how many seeds (default: ${DEFAULT-VALUE})")
    int seeds = 1;

    @Option(names = "--tasks", paramLabel = "N", description = "only the first N tasks of the suite")
    int tasks = Integer.MAX_VALUE;

    @Option(
            names = "--trial-limit",
            converter = BudgetConverter.Time.class,
            description = "the longest a trial may take (default: 60s)")
    Duration trialLimit = Duration.ofSeconds(60);

    @Option(names = "--threads", paramLabel = "N", description = "how many runs go on at once (default: all processors)")
    int threads = Runtime.getRuntime().availableProcessors();

    @Mixin
    CommonOptions common = new CommonOptions();

    @Override
    public Integer call() throws Exception {
        if (seeds < 1 || tasks < 1 || threads < 1) {
            throw AutodidactException.caller("--seeds, --tasks and --threads must be at least 1");
        }
        Catalogue catalogue = common.catalogue();
        ComparisonRequest request = new ComparisonRequest(
                suite,
                tasks,
                strategies,
                budget,
                LongStream.range(common.seed, common.seed + seeds).boxed().toList(),
                trialLimit,
                threads,
                command());
        StopSignal stop = StopSignal.manual();
        ConcurrentLinkedQueue<String> problems = new ConcurrentLinkedQueue<>();
        try (Registry registry = common.registry();
                Interruption interruption = new Interruption(
                        stop, () -> common.remark("stopping; the report will show what was run until now..."));
                ProgressDisplay display = new ProgressDisplay("compare", 1, common)) {
            long id = new Comparer(catalogue, registry).compare(request, stop, (done, total, run, problem) -> {
                display.show(done, total, run);
                if (!problem.isEmpty()) {
                    problems.add(run + ": " + problem);
                }
            });
            display.close();
            problems.forEach(common::remark);
            ComparisonReport.write(registry.comparison(id), out);
            String json = Files.readString(out.resolve("report.json"));
            if (common.json) {
                common.print(json);
            } else {
                print(Json.read(json));
            }
        }
        return 0;
    }

    private void print(JsonNode report) {
        common.print(report.at("/verdict/headline").asText());
        report.at("/verdict/sentences").forEach(sentence -> common.print("  " + sentence.asText()));
        common.print(String.format("%n%-32s  %s", "strategy", "mean rank"));
        report.at("/ranks").properties().stream()
                .sorted(Comparator.comparingDouble(rank -> rank.getValue().asDouble()))
                .forEach(rank -> common.print(String.format(
                        Locale.ROOT, "%-32s  %.2f", rank.getKey(), rank.getValue().asDouble())));
        common.print(String.format("%nreport.html, report.json and trials.csv are in %s", out));
    }

    private String command() {
        return "./autodidact compare --suite " + suite + " --strategies " + String.join(",", strategies) + " --budget "
                + budget + " --seeds " + seeds + (tasks == Integer.MAX_VALUE ? "" : " --tasks " + tasks) + " --seed "
                + common.seed + " --out " + out;
    }
}
