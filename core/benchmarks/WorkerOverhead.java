import dev.autodidact.api.execution.Executor;
import dev.autodidact.api.execution.Outcome;
import dev.autodidact.api.execution.Proposal;
import dev.autodidact.api.execution.TrialRequest;
import dev.autodidact.api.suite.TaskReference;
import dev.autodidact.api.task.BlackBoxTask;
import dev.autodidact.api.task.Resampling;
import dev.autodidact.api.task.TableTask;
import dev.autodidact.core.engine.BlackBoxProblem;
import dev.autodidact.core.engine.Blueprint;
import dev.autodidact.core.engine.Folds;
import dev.autodidact.core.engine.Problem;
import dev.autodidact.core.engine.TableProblem;
import dev.autodidact.core.plugin.Catalogue;
import dev.autodidact.core.worker.WorkerExecutor;
import dev.autodidact.core.worker.WorkerLimits;
import dev.autodidact.runtime.preprocess.LabelledTable;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

/**
 * What a worker process adds to a trial: wall clock from submission to outcome, less what the trial itself took, over
 * trials one after the other; and what its start costs. Argument: how many trials.
 */
public final class WorkerOverhead {

    private static final Duration LIMIT = Duration.ofMinutes(1);

    public static void main(String[] arguments) throws Exception {
        int trials = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 2_000;
        Catalogue catalogue = Catalogue.discover(Optional.empty());
        TaskReference branin = catalogue.suite("functions").tasks().get(0);
        TaskReference reference = catalogue.suite("starter").tasks().get(0);
        TableTask task = (TableTask) reference.load();
        LabelledTable data = LabelledTable.of(task.table(), task.target());
        Folds folds = Folds.of(data, task.metric(), new Resampling.Automatic(), 1);
        try (WorkerExecutor workers = new WorkerExecutor(catalogue, 1, WorkerLimits.share(1))) {
            measure(
                    "function " + branin.name(),
                    workers,
                    new BlackBoxProblem(
                            (BlackBoxTask) branin.load(),
                            Optional.of(new Blueprint.OfSuite("functions", branin.name()))),
                    trials);
            measure(
                    "naive Bayes on " + reference.name() + ", " + task.table().rows() + " rows",
                    workers,
                    new TableProblem(folds, catalogue.learners("smile.naive-bayes")),
                    trials / 10);
        }
        System.exit(0);
    }

    private static void measure(String name, Executor executor, Problem problem, int trials) {
        try (Executor.Execution execution = executor.open(problem.runner(), 1)) {
            Proposal proposal = Proposal.full(problem.space().defaults());
            double[] overheads = new double[trials];
            for (int trial = 0; trial < trials; trial++) {
                long start = System.nanoTime();
                Outcome outcome =
                        execution.submit(new TrialRequest(trial, proposal, 1, LIMIT)).join();
                double seconds = (System.nanoTime() - start) / 1e9;
                if (!(outcome instanceof Outcome.Scored)) {
                    throw new IllegalStateException(outcome.toString());
                }
                overheads[trial] = 1000 * (seconds - outcome.cost().seconds());
                if (trial == 0) {
                    ProcessHandle.current()
                            .descendants()
                            .flatMap(worker -> worker.info().totalCpuDuration().stream())
                            .max(Duration::compareTo)
                            .ifPresent(cpu -> System.out.printf(
                                    "worker after its first trial: %.2f s of CPU%n", cpu.toMillis() / 1000.0));
                }
            }
            Arrays.sort(overheads);
            System.out.printf(
                    "%s: n = %d, overhead of a trial in ms: median %.3f, 95th percentile %.3f, max %.1f%n",
                    name, trials, overheads[trials / 2], overheads[trials * 95 / 100], overheads[trials - 1]);
        }
    }
}
