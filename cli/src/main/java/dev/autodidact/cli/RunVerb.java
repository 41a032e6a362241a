package dev.autodidact.cli;

import dev.autodidact.api.AutodidactException;
import dev.autodidact.api.data.CategoricalColumn;
import dev.autodidact.api.data.Table;
import dev.autodidact.api.execution.Executor;
import dev.autodidact.api.execution.Outcome;
import dev.autodidact.api.strategy.Budget;
import dev.autodidact.api.strategy.Observation;
import dev.autodidact.api.task.Metric;
import dev.autodidact.api.task.Metrics;
import dev.autodidact.api.task.TaskType;
import dev.autodidact.core.Autodidact;
import dev.autodidact.core.Result;
import dev.autodidact.core.StrategyChoice;
import dev.autodidact.core.engine.StopSignal;
import dev.autodidact.core.engine.TrialListener;
import dev.autodidact.core.plugin.Catalogue;
import dev.autodidact.registry.Registry;
import dev.autodidact.runtime.preprocess.LabelledTable;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
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
            paramLabel = "BUDGET",
            converter = BudgetConverter.class,
            description = "a time such as 60s or 5m, a number of trials such as 100trials, or both: 60s,100trials"
                    + " (default: ${DEFAULT-VALUE})")
    Budget budget = Budget.seconds(60);

    @Option(
            names = "--strategy",
            paramLabel = "STRATEGY",
            description = "how to search; 'random:smile' chooses among Smile's learners only; see 'plugins'"
                    + " (default: ${DEFAULT-VALUE})")
    String strategy = "auto";

    @Option(
            names = "--metric",
            paramLabel = "METRIC",
            description =
                    "what to optimise, such as log-loss, accuracy, auc, f1, mcc, brier, rmse, mae, r2, mape, pinball-0.9"
                            + " (default: log-loss or rmse)")
    @Nullable
    String metric;

    @Option(names = "--test", paramLabel = "FILE", description = "data to judge the final model on")
    @Nullable
    Path test;

    @Option(
            names = "--slots",
            paramLabel = "N",
            description = "how many trials may be under way (default: ${DEFAULT-VALUE})")
    int slots = 4;

    @Option(
            names = "--min-gain",
            paramLabel = "SHARE",
            description = "end the search before its budget once the rest is expected to gain less than this share of"
                    + " what the best trial has gained over a constant, such as 0.01 (default: never)")
    double minimumGain;

    @Option(names = "--resume", description = "go on with the same run where it was cut off, or stopped with Ctrl-C")
    boolean resume;

    @Mixin
    ExecutionOptions execution = new ExecutionOptions();

    @Mixin
    CommonOptions common = new CommonOptions();

    @Override
    public Integer call() {
        StopSignal stop = StopSignal.after(budget.time().map(time -> time.minus(sinceStart())));
        CommonOptions.requirePositive("--slots", slots);
        if (!(minimumGain >= 0)) {
            throw AutodidactException.caller("--min-gain must be at least 0, not " + minimumGain);
        }
        execution.check();
        Place.requireFolder(out, "--out");
        Catalogue catalogue = common.catalogue();
        try (Executor executor = execution.open(catalogue, Math.min(slots, execution.threads))) {
            run(catalogue, executor, stop);
        }
        return Interruption.exitCode(stop);
    }

    private void run(Catalogue catalogue, Executor executor, StopSignal stop) {
        StrategyChoice.parse(strategy, catalogue);
        Optional<Metric> wanted = Optional.ofNullable(metric).map(catalogue::metric);
        Table training = catalogue.host().tables().read(data);
        LabelledTable labelled = label(training, wanted);
        Optional<Table> testing = Optional.ofNullable(test)
                .map(file -> fitting(catalogue.host().tables().read(file), labelled));
        Shown shown = new Shown(wanted.orElseGet(() -> Metrics.standard(labelled.type())), stop);
        try (Registry registry = common.registry();
                ProgressDisplay display = new ProgressDisplay("run", shown, common);
                Interruption interruption = new Interruption(
                        stop,
                        () -> display.remark(
                                "stopping: the best model so far will be kept; Ctrl-C again to give it up"))) {
            Autodidact.Builder builder = Autodidact.builder()
                    .target(target)
                    .budget(budget)
                    .spent(sinceStart())
                    .strategy(strategy)
                    .seed(common.seed)
                    .slots(slots)
                    .minimumGain(minimumGain)
                    .threads(execution.threads)
                    .executor(executor)
                    .name(String.valueOf(data.getFileName()))
                    .catalogue(catalogue)
                    .registry(registry)
                    .stop(stop)
                    .resume(resume)
                    .modelSoFar(out.resolve("model"))
                    .listener(shown);
            wanted.ifPresent(builder::metric);
            testing.ifPresent(builder::test);
            execution.trialLimit().ifPresent(builder::trialLimit);
            Result result = builder.run(training);
            result.write(out);
            registry.addModel(result.run(), out.resolve("model"));
            display.close();
            print(result);
        }
    }

    /** The budget counts from the start of the process. */
    private static Duration sinceStart() {
        return Duration.ofMillis(ManagementFactory.getRuntimeMXBean().getUptime());
    }

    /** Finds out before the search what will be predicted, and refuses what cannot be. */
    private LabelledTable label(Table training, Optional<Metric> wanted) {
        if (wanted.isEmpty()) {
            return LabelledTable.of(training, target);
        }
        boolean classes = wanted.get().supports(TaskType.CLASSIFICATION);
        if (!classes && training.find(target).orElse(null) instanceof CategoricalColumn) {
            throw AutodidactException.caller("metric '" + metric + "' judges numbers, but column '" + target
                    + "' holds text\nTake a metric for classes, such as log-loss, accuracy or auc.");
        }
        return LabelledTable.of(training, target, classes ? TaskType.CLASSIFICATION : TaskType.REGRESSION);
    }

    /** Refuses a test set, before the search, that the model will not be able to predict. */
    private Table fitting(Table testing, LabelledTable training) {
        List<String> missing = training.table().names().stream()
                .filter(name -> testing.find(name).isEmpty())
                .toList();
        if (!missing.isEmpty()) {
            throw AutodidactException.caller(test + " lacks columns that the training data has: "
                    + String.join(", ", missing.subList(0, Math.min(10, missing.size())))
                    + "\nGive a test set with the same columns, the target among them.");
        }
        training.matching(testing);
        return testing;
    }

    private void print(Result result) {
        if (common.json) {
            common.print(result.toJson());
            return;
        }
        if (result.rowsWithoutTarget() > 0) {
            common.remark(result.rowsWithoutTarget() + " of "
                    + (result.rowsWithoutTarget() + result.training().table().rows())
                    + " rows have no target and were left out");
        }
        result.notes().forEach(common::remark);
        common.print(Summary.of(result));
        common.print("model, model-card.md, result.json, trials.csv and report.html are in " + out);
    }

    /** Counts trials as they end, and tells how far the run is: by time or by trials, whichever the budget counts. */
    private final class Shown implements TrialListener, Supplier<Progress> {

        private final Metric judge;
        private final StopSignal stop;
        private final AtomicInteger ended = new AtomicInteger();
        private volatile double bestLoss = Double.POSITIVE_INFINITY;

        Shown(Metric judge, StopSignal stop) {
            this.judge = judge;
            this.stop = stop;
        }

        @Override
        public void began(OptionalInt stored) {
            if (stored.isPresent()) {
                common.remark("resuming: " + stored.getAsInt() + " trials are stored already");
            } else if (resume) {
                common.remark("nothing to resume: no such run was cut off; a new one begins");
            }
        }

        @Override
        public void ended(Observation trial) {
            if (trial.outcome() instanceof Outcome.Scored scored) {
                bestLoss = Math.min(bestLoss, scored.loss());
            }
            ended.incrementAndGet();
        }

        @Override
        public Progress get() {
            String best = bestLoss == Double.POSITIVE_INFINITY
                    ? ""
                    : String.format(Locale.ROOT, "best %s %.5g", judge.id(), judge.toLoss(bestLoss) + 0.0);
            if (budget.trials().isPresent()) {
                return new Progress(ended.get(), budget.trials().getAsInt(), "trials", best);
            }
            long seconds = budget.time().orElseThrow().toSeconds();
            long elapsed = Math.max(0, seconds - stop.left().toSeconds());
            return new Progress(elapsed, seconds, "s", ended + " trials" + (best.isEmpty() ? "" : ", " + best));
        }
    }
}
