import dev.autodidact.api.Cancellation;
import dev.autodidact.api.data.ClassProbabilities;
import dev.autodidact.api.data.ClassTarget;
import dev.autodidact.api.data.Predictions;
import dev.autodidact.api.data.RealPredictions;
import dev.autodidact.api.data.RealTarget;
import dev.autodidact.api.data.Table;
import dev.autodidact.api.data.Target;
import dev.autodidact.api.data.TrainingData;
import dev.autodidact.api.execution.Executor;
import dev.autodidact.api.execution.Outcome;
import dev.autodidact.api.execution.TrialRunner;
import dev.autodidact.api.learner.Encoding;
import dev.autodidact.api.learner.FitContext;
import dev.autodidact.api.learner.Learner;
import dev.autodidact.api.space.SearchSpace;
import dev.autodidact.api.strategy.Budget;
import dev.autodidact.api.strategy.SearchStrategy;
import dev.autodidact.api.task.Metric;
import dev.autodidact.api.task.Metrics;
import dev.autodidact.api.task.Resampling;
import dev.autodidact.api.task.TaskKind;
import dev.autodidact.core.Executors;
import dev.autodidact.core.StrategyChoice;
import dev.autodidact.core.engine.Candidate;
import dev.autodidact.core.engine.Candidates;
import dev.autodidact.core.engine.Folds;
import dev.autodidact.core.engine.Problem;
import dev.autodidact.core.engine.SearchRun;
import dev.autodidact.core.engine.SearchRunner;
import dev.autodidact.core.engine.StopSignal;
import dev.autodidact.core.engine.TableProblem;
import dev.autodidact.core.model.BaggedSelection;
import dev.autodidact.core.model.Calibrator;
import dev.autodidact.core.model.EnsembleSelection;
import dev.autodidact.core.model.Stacking;
import dev.autodidact.core.plugin.Catalogue;
import dev.autodidact.core.preprocess.Split;
import dev.autodidact.core.preprocess.Splits;
import dev.autodidact.registry.NewRun;
import dev.autodidact.registry.NewTask;
import dev.autodidact.registry.Registry;
import dev.autodidact.runtime.model.Calibration;
import dev.autodidact.runtime.model.Mixture;
import dev.autodidact.runtime.model.Pool;
import dev.autodidact.runtime.preprocess.LabelledTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Judges chosen ensembles on rows kept apart. Arguments: the number of splits, the results, the tables. */
public final class Ensembles {

    private static final int TRIALS = 100;
    private static final int KEPT = 20;
    private static final double HELD_OUT = 0.25;
    private static final double NORMAL_97_5 = 1.96;
    private static final List<String> DECISIONS = List.of("accuracy", "balanced-accuracy", "f1", "mcc");
    private static final String HEADER = "data,split,validation,agreement,refit,folds,both,calibrated,stacked"
            + DECISIONS.stream().map(id -> "," + id + "," + id + "-threshold").collect(Collectors.joining());

    public static void main(String[] arguments) throws Exception {
        Path results = Path.of(arguments[1]);
        if (!Files.exists(results)) {
            Files.writeString(results, HEADER + "\n");
        }
        List<String> done = Files.readAllLines(results);
        Catalogue catalogue = Catalogue.discover(Optional.empty());
        int workers = Runtime.getRuntime().availableProcessors();
        try (Executor executor = Executors.open(Executors.WORKERS, catalogue, workers, OptionalLong.empty())) {
            for (String file : List.of(arguments).subList(2, arguments.length)) {
                for (int split = 1; split <= Integer.parseInt(arguments[0]); split++) {
                    String name = Path.of(file).getFileName().toString().replaceFirst("\\.csv$", "");
                    String key = name + "," + split + ",";
                    if (done.stream().noneMatch(line -> line.startsWith(key))) {
                        String line = key + new Ensembles(catalogue, executor, Path.of(file), split).judge();
                        Files.writeString(results, line + "\n", StandardOpenOption.APPEND);
                        System.out.println(line);
                    }
                }
            }
        }
        print(results);
        System.exit(0); // learners may have left threads
    }

    private final Executor executor;
    private final int seed;
    private final StrategyChoice choice;
    private final LabelledTable data;
    private final Metric metric;
    private final Split outer;
    private final Folds folds;
    private final TableProblem problem;
    private final Map<Double, Predictions> byFolds = new ConcurrentHashMap<>();

    private Ensembles(Catalogue catalogue, Executor executor, Path file, int seed) {
        Table table = catalogue.host().tables().read(file);
        this.executor = executor;
        this.seed = seed;
        choice = StrategyChoice.parse("auto", catalogue);
        data = LabelledTable.of(table, table.names().getLast());
        metric = Metrics.standard(data.type());
        outer = Splits.outer(data, new Resampling.Automatic(), HELD_OUT, seed);
        folds = Folds.judgedOn(data, outer, metric, new Resampling.Automatic(), seed);
        problem = new TableProblem(
                folds, choice.learners(), TableProblem.PATIENCE, Executors.interviewer(executor));
    }

    private String judge() throws InterruptedException {
        Candidates candidates = search();
        List<Candidate> pool = candidates.best();
        Target validated = problem.validated();
        Target held = data.target().take(outer.validation());
        Map<Integer, Double> weights = BaggedSelection.select(
                pool.stream().map(Candidate::outOfFold).toList(), validated, metric, seed, Cancellation.none());
        List<Candidate> members = weights.keySet().stream().map(pool::get).toList();
        double[] shares = weights.values().stream().mapToDouble(Double::doubleValue).toArray();
        List<Predictions> again = new ArrayList<>();
        for (Candidate member : members) {
            again.add(refit(member));
        }
        Predictions validation = Mixture.weighted(members.stream().map(Candidate::outOfFold).toList(), shares);
        Predictions refit = Mixture.weighted(again, shares);
        Predictions folded = Mixture.weighted(
                members.stream().map(member -> byFolds.get(member.loss())).toList(), shares);
        Predictions calibrated =
                Calibrator.fit(validation, validated, metric, seed, Cancellation.none()).calibrated(refit);
        StringBuilder line = new StringBuilder(String.format(
                Locale.ROOT,
                "%.6g,%.3f,%.6g,%.6g,%.6g,%.6g,%.6g",
                loss(validated, validation),
                agreement(losses(validated, validation), losses(held, refit)),
                loss(held, refit),
                loss(held, folded),
                loss(held, Mixture.mean(List.of(refit, folded))),
                loss(held, calibrated),
                loss(held, stacked(pool, validation).orElse(calibrated))));
        for (String decision : DECISIONS) {
            Optional<Metric> judge = Metrics.ALL.stream()
                    .filter(each -> each.id().equals(decision) && each.supports(data.type()))
                    .findFirst();
            line.append(judge.map(found -> thresholds(found, validation, validated, refit, held)).orElse(",,"));
        }
        return line.toString();
    }

    private Optional<Predictions> stacked(List<Candidate> pool, Predictions ensemble) throws InterruptedException {
        if (!(ensemble instanceof ClassProbabilities probabilities)) {
            return Optional.empty();
        }
        Set<String> learners = new HashSet<>();
        List<Candidate> heads = pool.stream()
                .filter(candidate -> learners.add(candidate.learner()))
                .limit(EnsembleSelection.MOST_MEMBERS)
                .toList();
        Optional<Stacking.SecondLayer> layer = Stacking.fit(
                heads.stream()
                        .map(head -> (ClassProbabilities) head.outOfFold())
                        .toList(),
                probabilities,
                (ClassTarget) problem.validated(),
                seed,
                Cancellation.none());
        if (layer.isEmpty()) {
            return Optional.empty();
        }
        List<Predictions> again = new ArrayList<>();
        for (int head : layer.get().shares().keySet()) {
            again.add(refit(heads.get(head)));
        }
        double[] shares = layer.get().shares().values().stream()
                .mapToDouble(Double::doubleValue)
                .toArray();
        return Optional.of(new Calibration(layer.get().sharpness(), List.of())
                .calibrated(Pool.LOGARITHMIC.of(again, shares)));
    }

    private String thresholds(Metric judge, Predictions validation, Target validated, Predictions refit, Target held) {
        Calibration found = Calibrator.fit(validation, validated, judge, seed, Cancellation.none());
        return String.format(
                Locale.ROOT,
                ",%.4f,%.4f",
                Calibration.NONE.score(judge, held, refit),
                found.score(judge, held, refit));
    }

    private Candidates search() {
        SearchStrategy strategy = (SearchStrategy) choice.strategy();
        Candidates candidates = new Candidates(KEPT);
        Budget budget = Budget.trials(TRIALS);
        try (Registry registry = Registry.inMemory()) {
            NewTask task = new NewTask(
                    "table",
                    "ensembles",
                    "table",
                    "table",
                    TaskKind.TABLE,
                    metric.id(),
                    metric.greaterIsBetter(),
                    folds.metaFeatures());
            registry.addTask(task);
            new SearchRunner(registry, executor)
                    .run(new SearchRun(
                            new NewRun(
                                    OptionalLong.empty(),
                                    task.id(),
                                    choice.name(),
                                    seed,
                                    budget.toString(),
                                    "",
                                    "",
                                    0,
                                    problem.referenceLoss(),
                                    4,
                                    Map.of()),
                            OptionalLong.empty(),
                            strategy,
                            strategy.shipped(),
                            new Listened(),
                            budget,
                            Runtime.getRuntime().availableProcessors(),
                            () -> Duration.ofSeconds(12),
                            StopSignal.manual(),
                            () -> Duration.ZERO,
                            true,
                            candidates));
        }
        return candidates;
    }

    /** The problem, and what the folds' models of each trial predict for the rows kept apart: their mean. */
    private final class Listened implements Problem {

        @Override
        public SearchSpace space() {
            return problem.space();
        }

        @Override
        public TrialRunner runner() {
            return problem.runner();
        }

        @Override
        public Map<String, Double> metaFeatures() {
            return problem.metaFeatures();
        }

        @Override
        public double minimumFidelity() {
            return problem.minimumFidelity();
        }

        @Override
        public double heldOutLoss(Outcome.Scored scored) {
            scored.heldOut().ifPresent(predictions -> byFolds.put(scored.loss(), predictions));
            return problem.heldOutLoss(scored);
        }

        @Override
        public double referenceLoss() {
            return problem.referenceLoss();
        }
    }

    private Predictions refit(Candidate member) throws InterruptedException {
        Learner learner = problem.learner(member.learner());
        Encoding encoding = learner.encoding(member.own());
        LabelledTable rest = data.take(outer.train());
        int[] rows = IntStream.range(0, outer.train().length).toArray();
        TrainingData training =
                new TrainingData(rest.preprocessor().encodeTraining(rest, rows, encoding), rest.target());
        return learner.fit(member.own(), training, new FitContext(seed, member.effort(), Cancellation.none()))
                .predict(rest.preprocessor().encode(data.table(), outer.validation(), encoding));
    }

    private double loss(Target truth, Predictions predictions) {
        return metric.toLoss(metric.score(truth, predictions));
    }

    /** What each row adds to log-loss, or to mean squared error. */
    private static double[] losses(Target truth, Predictions predictions) {
        return IntStream.range(0, truth.rows())
                .mapToDouble(row -> switch (predictions) {
                    case ClassProbabilities given ->
                        -Math.log(Math.max(1e-15, given.probability(row, ((ClassTarget) truth).code(row))));
                    case RealPredictions given -> {
                        double error = given.value(row) - ((RealTarget) truth).value(row);
                        yield error * error;
                    }
                })
                .toArray();
    }

    /** The difference of two means in standard errors. */
    private static double agreement(double[] a, double[] b) {
        return (mean(b) - mean(a)) / Math.sqrt(variance(a) / a.length + variance(b) / b.length);
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).average().orElseThrow();
    }

    private static double variance(double[] values) {
        double mean = mean(values);
        return Arrays.stream(values).map(value -> (value - mean) * (value - mean)).sum() / (values.length - 1);
    }

    private static void print(Path results) throws IOException {
        List<String> lines = Files.readAllLines(results);
        List<String> names = List.of(lines.getFirst().split(",", -1));
        List<Map<String, String>> rows = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            Map<String, String> row = new LinkedHashMap<>();
            String[] cells = line.split(",", -1);
            IntStream.range(0, names.size()).forEach(i -> row.put(names.get(i), cells[i]));
            rows.add(row);
        }
        System.out.printf("%n%d tables and splits; intervals are 95 %% ones over them%n", rows.size());
        for (String other : List.of("folds", "both", "validation", "calibrated", "stacked")) {
            double[] ratios = values(rows, row -> Math.log(number(row, other) / number(row, "refit")));
            System.out.printf(
                    Locale.ROOT,
                    "%-10s loss over that of the refit ensemble on rows kept apart: %.3f (%.3f to %.3f), lower on %d%n",
                    other,
                    Math.exp(mean(ratios)),
                    Math.exp(mean(ratios) - margin(ratios)),
                    Math.exp(mean(ratios) + margin(ratios)),
                    Arrays.stream(ratios).filter(ratio -> ratio < 0).count());
        }
        double[] errors = values(rows, row -> number(row, "agreement"));
        System.out.printf(
                Locale.ROOT,
                "validation and kept rows differ by less than 1.96 standard errors on %d; mean difference %.2f +- %.2f%n",
                Arrays.stream(errors).filter(error -> Math.abs(error) < NORMAL_97_5).count(),
                mean(errors),
                margin(errors));
        for (String decision : DECISIONS) {
            List<Map<String, String>> judged =
                    rows.stream().filter(row -> !row.get(decision).isEmpty()).toList();
            double[] gains = values(judged, row -> number(row, decision + "-threshold") - number(row, decision));
            System.out.printf(
                    Locale.ROOT,
                    "%-18s %.3f, with thresholds %.3f: gain %.3f +- %.3f, up on %d and down on %d of %d%n",
                    decision,
                    mean(values(judged, row -> number(row, decision))),
                    mean(values(judged, row -> number(row, decision + "-threshold"))),
                    mean(gains),
                    margin(gains),
                    Arrays.stream(gains).filter(gain -> gain > 0).count(),
                    Arrays.stream(gains).filter(gain -> gain < 0).count(),
                    gains.length);
        }
    }

    private static double[] values(List<Map<String, String>> rows, ToDoubleFunction<Map<String, String>> value) {
        return rows.stream().mapToDouble(value).toArray();
    }

    private static double number(Map<String, String> row, String name) {
        return Double.parseDouble(row.get(name));
    }

    private static double margin(double[] values) {
        return NORMAL_97_5 * Math.sqrt(variance(values) / values.length);
    }
}
