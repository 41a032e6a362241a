package dev.autodidact.cli;

import dev.autodidact.api.data.Table;
import dev.autodidact.api.execution.Outcome;
import dev.autodidact.api.strategy.Budget;
import dev.autodidact.api.strategy.Observation;
import dev.autodidact.api.task.Metric;
import dev.autodidact.core.Autodidact;
import dev.autodidact.core.Result;
import dev.autodidact.core.engine.StopSignal;
import dev.autodidact.core.engine.TrialListener;
import dev.autodidact.core.plugin.Catalogue;
import dev.autodidact.registry.Registry;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code run}: AutoML on a file. */
@Command(
        name = "run",
        description = "AutoML on a file: the best model it finds within the budget, a leaderboard and a report.",
        sortOptions = false,
        mixinStandardHelpOptions = true)
final class RunVerb implements Callable<Integer> {

    @Option(names = "--data", required = true, paramLabel = "FILE", description = "the training data: CSV or ARFF")
    Path data = Path.of("");

    @Option(names = "--target", required = true, paramLabel = "COLUMN", description = "the column to predict")
    String target = "";

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "where model and report go")
    Path out = Path.of("");

    @Option(
            names = "--budget",
            converter = BudgetConverter.class,
            description = "a time such as 60s or 5m, a number of trials such as 100trials, or both: 60s,100trials"
                    + " (default: ${DEFAULT-VALUE})")
    Budget budget = Budget.seconds(60);

    @Option(
            names = "--strategy",
            description = "how to search; 'random:smile' chooses among Smile's learners only (default: ${DEFAULT-VALUE})")
    String strategy = "auto";

    @Option(names = "--metric", description = "what to optimise (default: log-loss or rmse)")
    @Nullable String metric;

    @Option(names = "--test", paramLabel = "FILE", description = "data to judge the final model on")
    @Nullable Path test;

    @Option(names = "--slots", description = "how many trials may be under way (default: ${DEFAULT-VALUE})")
    int slots = 4;

    @Mixin
    CommonOptions common = new CommonOptions();

    @Override
    public Integer call() {
        Duration spent =
                Duration.ofMillis(ManagementFactory.getRuntimeMXBean().getUptime());
        StopSignal stop = StopSignal.after(budget.time().map(time -> time.minus(spent)));
        Catalogue catalogue = common.catalogue();
        Optional<Metric> wanted = Optional.ofNullable(metric).map(catalogue::metric);
        Table training = catalogue.host().tables().read(data);
        Optional<Table> testing =
                Optional.ofNullable(test).map(file -> catalogue.host().tables().read(file));
        try (Registry registry = common.registry();
                Interruption interruption =
                        new Interruption(stop, () -> common.remark("stopping; keeping what was found..."));
                ProgressDisplay display = new ProgressDisplay("run", total(), common)) {
            Autodidact.Builder builder = Autodidact.builder()
                    .target(target)
                    .budget(budget)
                    .spent(spent)
                    .strategy(strategy)
                    .seed(common.seed)
                    .slots(slots)
                    .name(String.valueOf(data.getFileName()))
                    .catalogue(catalogue)
                    .registry(registry)
                    .stop(stop)
                    .listener(new Shown(display, stop));
            wanted.ifPresent(builder::metric);
            Result result = builder.run(training);
            Map<String, Double> scores = testing.map(result::evaluate).orElse(Map.of());
            result.write(out, scores);
            display.close();
            print(result, scores);
        }
        return 0;
    }

    private long total() {
        return budget.trials().isPresent()
                ? budget.trials().getAsInt()
                : budget.time().orElseThrow().toSeconds();
    }

    private void print(Result result, Map<String, Double> scores) {
        if (common.json) {
            common.print(result.toJson(scores));
            return;
        }
        if (result.rowsWithoutTarget() > 0) {
            common.remark(result.rowsWithoutTarget() + " rows have no target and were left out");
        }
        result.notes().forEach(common::remark);
        common.print(Summary.of(result, scores));
        common.print("model, result.json, trials.csv and report.html are in " + out);
    }

    /** Shows trials as they end: by time or by trials, whichever the budget counts. */
    private final class Shown implements TrialListener {

        private final ProgressDisplay display;
        private final StopSignal stop;
        private double bestLoss = Double.POSITIVE_INFINITY;

        Shown(ProgressDisplay display, StopSignal stop) {
            this.display = display;
            this.stop = stop;
        }

        @Override
        public void ended(Observation trial) {
            if (trial.outcome() instanceof Outcome.Scored scored) {
                bestLoss = Math.min(bestLoss, scored.loss());
            }
            long done = budget.trials().isPresent()
                    ? trial.trial() + 1
                    : total() - Math.min(total(), stop.left().toSeconds());
            display.show(
                    done,
                    total(),
                    String.format(Locale.ROOT, "%d trials, best %.5g", trial.trial() + 1, Math.abs(bestLoss)));
        }
    }
}
