import dev.autodidact.api.Cancellation;
import dev.autodidact.api.Seeds;
import dev.autodidact.api.execution.Cost;
import dev.autodidact.api.execution.Outcome;
import dev.autodidact.api.execution.Proposal;
import dev.autodidact.api.experience.Experience;
import dev.autodidact.api.experience.Knowledge;
import dev.autodidact.api.experience.TaskRecord;
import dev.autodidact.api.experience.TrialRecord;
import dev.autodidact.api.space.Configuration;
import dev.autodidact.api.strategy.Budget;
import dev.autodidact.api.strategy.LearnContext;
import dev.autodidact.api.strategy.Observation;
import dev.autodidact.api.strategy.Search;
import dev.autodidact.api.strategy.SearchProblem;
import dev.autodidact.api.strategy.SearchStrategy;
import dev.autodidact.api.suite.TaskReference;
import dev.autodidact.api.task.BlackBoxTask;
import dev.autodidact.api.task.TableTask;
import dev.autodidact.api.task.TaskKind;
import dev.autodidact.core.Autodidact;
import dev.autodidact.core.engine.TrialListener;
import dev.autodidact.core.plugin.Catalogue;
import dev.autodidact.registry.Registry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.TreeMap;
import java.util.random.RandomGenerator.SplittableGenerator;

/**
 * Solves the tasks of a suite one after the other with {@code auto}, in several random orders, each task once with what
 * the tasks before it have taught and once anew, with the same seed. Tables are runs with a registry; a fresh one has what
 * is shipped. Black boxes are searched from nothing, or from what so many other tasks of the suite have taught, on which
 * random search has done the same {@value #DRAWS} trials.
 *
 * <p>The regret after n trials is the least loss so far over the least that any run has found on that task, in multiples
 * of what the median trial there was above it, at most 1.
 */
public final class TenthAgainstFirst {

    private static final int[] LOOKED_AT = {5, 10, 20};
    private static final double GOAL = 0.05;
    private static final int DRAWS = 40;
    private static final String STRATEGY = "auto";

    /** The losses of the two runs on a task at a place in an order; NaN where a trial has none. */
    private record Pair(String task, double[] after, double[] anew) {}

    private final Catalogue catalogue = Catalogue.discover(Optional.empty());
    private final int length;
    private final int trials;
    private final int taught;

    private TenthAgainstFirst(int length, int trials, int taught) {
        this.length = length;
        this.trials = trials;
        this.taught = taught;
    }

    public static void main(String[] args) throws Exception {
        TenthAgainstFirst race = new TenthAgainstFirst(
                Integer.parseInt(args[2]), Integer.parseInt(args[3]), Integer.parseInt(args[4]));
        List<List<Pair>> orders = new ArrayList<>();
        List<TaskReference> tasks = race.catalogue.suite(args[0]).tasks();
        for (int order = 1; order <= Integer.parseInt(args[1]); order++) {
            List<TaskReference> shuffled = new ArrayList<>(tasks);
            Collections.shuffle(shuffled, new Random(order));
            orders.add(race.solve(shuffled, order));
            System.err.println("order " + order + " is done");
        }
        print(orders);
    }

    private List<Pair> solve(List<TaskReference> suite, long seed) throws Exception {
        List<TaskReference> tasks = suite.subList(0, Math.min(length, suite.size()));
        History shipped = new History();
        for (TaskReference task : suite.subList(tasks.size(), tasks.size() + taught)) {
            teach(task, seed, shipped);
        }
        History history = new History(shipped);
        Path folder = Files.createTempDirectory("tenth-against-first");
        List<Pair> pairs = new ArrayList<>();
        try (Registry registry = Registry.open(folder.resolve("kept.db"))) {
            for (TaskReference task : tasks) {
                if (task.kind() == TaskKind.TABLE) {
                    double[] after = table(task, seed, registry);
                    try (Registry fresh = Registry.open(folder.resolve(pairs.size() + ".db"))) {
                        pairs.add(new Pair(task.name(), after, table(task, seed, fresh)));
                    }
                } else {
                    double[] anew = blackBox(task, seed, new History(shipped));
                    pairs.add(new Pair(task.name(), blackBox(task, seed, history), anew));
                }
            }
        }
        return pairs;
    }

    private double[] table(TaskReference reference, long seed, Registry registry) {
        TableTask task = (TableTask) reference.load();
        List<Double> losses = new ArrayList<>();
        Autodidact.builder()
                .target(task.target())
                .name(task.name())
                .strategy(STRATEGY)
                .budget(Budget.trials(trials))
                .seed(seed)
                .registry(registry)
                .listener(new TrialListener() {
                    @Override
                    public void ended(Observation observation) {
                        losses.add(loss(observation.outcome()));
                    }
                })
                .run(task.table());
        return losses.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private static double loss(Outcome outcome) {
        return outcome instanceof Outcome.Scored scored ? scored.loss() : Double.NaN;
    }

    private static void teach(TaskReference reference, long seed, History history) throws Exception {
        BlackBoxTask task = (BlackBoxTask) reference.load();
        SplittableGenerator draws = Seeds.generator(seed, "draws");
        List<TrialRecord> records = new ArrayList<>();
        for (int trial = 0; trial < DRAWS; trial++) {
            Configuration configuration = task.space().sample(draws);
            double loss = task.evaluate(configuration, 1, seed, Cancellation.none());
            records.add(new TrialRecord("random", seed, trial, configuration, 1, OptionalDouble.of(loss), Cost.NONE));
        }
        history.add(reference, task, records);
    }

    /** Runs it, and adds the trials to the history from which it has learned. */
    private double[] blackBox(TaskReference reference, long seed, History history) throws Exception {
        BlackBoxTask task = (BlackBoxTask) reference.load();
        SearchStrategy strategy = (SearchStrategy) catalogue.strategy(STRATEGY);
        Knowledge knowledge = strategy.learn(history, LearnContext.of(seed));
        Search search = strategy.begin(
                new SearchProblem(task.space(), task.metaFeatures(), Budget.trials(trials), 1, task.minimumFidelity()),
                knowledge,
                Seeds.generator(seed, "search"));
        double[] losses = new double[trials];
        Arrays.fill(losses, Double.NaN);
        List<TrialRecord> records = new ArrayList<>();
        for (int trial = 0; trial < trials; trial++) {
            Optional<Proposal> next = search.propose();
            if (next.isEmpty()) {
                break;
            }
            losses[trial] = task.evaluate(next.get().configuration(), 1, seed, Cancellation.none());
            search.observe(new Observation(trial, next.get(), Outcome.Scored.of(losses[trial], Cost.NONE)));
            records.add(new TrialRecord(
                    STRATEGY, seed, trial, next.get().configuration(), 1, OptionalDouble.of(losses[trial]), Cost.NONE));
        }
        history.add(reference, task, records);
        return losses;
    }

    private static final class History implements Experience {

        private final Map<TaskRecord, List<TrialRecord>> trials = new LinkedHashMap<>();

        History() {}

        History(History start) {
            trials.putAll(start.trials);
        }

        void add(TaskReference reference, BlackBoxTask task, List<TrialRecord> records) {
            trials.put(
                    new TaskRecord(
                            reference.name(),
                            reference.name(),
                            reference.family(),
                            TaskKind.BLACK_BOX,
                            "",
                            task.metaFeatures()),
                    records);
        }

        @Override
        public List<TaskRecord> tasks() {
            return trials.keySet().stream()
                    .sorted((a, b) -> a.id().compareTo(b.id()))
                    .toList();
        }

        @Override
        public List<TrialRecord> trials(TaskRecord task) {
            return trials.get(task);
        }
    }

    private static void print(List<List<Pair>> orders) {
        Map<String, double[]> scales = scales(orders);
        System.out.printf(
                "%d orders; regret after n trials, after others (anew): mean; gain: anew less after, mean and standard"
                        + " error; goal: trials to a regret of %.2f, median%n",
                orders.size(), GOAL);
        StringBuilder head = new StringBuilder("place");
        for (int n : LOOKED_AT) {
            head.append(String.format("  %22s", "n = " + n)).append(String.format("  %16s", "gain"));
        }
        System.out.println(head.append("        goal (anew)"));
        for (int place = 0; place < orders.get(0).size(); place++) {
            int at = place;
            List<Pair> pairs = orders.stream().map(order -> order.get(at)).toList();
            StringBuilder line = new StringBuilder(String.format("%5d", place + 1));
            for (int n : LOOKED_AT) {
                double[] after = regrets(pairs, scales, n, true);
                double[] anew = regrets(pairs, scales, n, false);
                double[] gain = new double[after.length];
                Arrays.setAll(gain, i -> anew[i] - after[i]);
                line.append(String.format(Locale.ROOT, "  %12.3f (%7.3f)", mean(after), mean(anew)))
                        .append(String.format(Locale.ROOT, "  %8.3f ± %5.3f", mean(gain), error(gain)));
            }
            System.out.println(line.append(String.format(
                    Locale.ROOT, "  %9.1f (%6.1f)", goal(pairs, scales, true), goal(pairs, scales, false))));
        }
    }

    /** By task the least loss, and how far the median is above it. */
    private static Map<String, double[]> scales(List<List<Pair>> orders) {
        Map<String, List<Double>> losses = new TreeMap<>();
        for (List<Pair> order : orders) {
            for (Pair pair : order) {
                List<Double> seen = losses.computeIfAbsent(pair.task(), task -> new ArrayList<>());
                Arrays.stream(pair.after()).filter(Double::isFinite).forEach(seen::add);
                Arrays.stream(pair.anew()).filter(Double::isFinite).forEach(seen::add);
            }
        }
        Map<String, double[]> scales = new TreeMap<>();
        losses.forEach((task, seen) -> {
            double[] sorted =
                    seen.stream().mapToDouble(Double::doubleValue).sorted().toArray();
            scales.put(task, new double[] {sorted[0], sorted[sorted.length / 2] - sorted[0]});
        });
        return scales;
    }

    private static double[] regrets(List<Pair> pairs, Map<String, double[]> scales, int n, boolean after) {
        return pairs.stream()
                .mapToDouble(pair -> regret(after ? pair.after() : pair.anew(), scales.get(pair.task()), n))
                .toArray();
    }

    private static double regret(double[] losses, double[] scale, int n) {
        double best = Arrays.stream(losses)
                .limit(n)
                .filter(Double::isFinite)
                .min()
                .orElse(Double.POSITIVE_INFINITY);
        return best == scale[0] ? 0 : Math.min(1, (best - scale[0]) / scale[1]);
    }

    private static double goal(List<Pair> pairs, Map<String, double[]> scales, boolean after) {
        double[] needed = pairs.stream()
                .mapToDouble(pair -> {
                    double[] losses = after ? pair.after() : pair.anew();
                    int n = 1;
                    while (n <= losses.length && regret(losses, scales.get(pair.task()), n) > GOAL) {
                        n++;
                    }
                    return n;
                })
                .sorted()
                .toArray();
        int half = needed.length / 2;
        return needed.length % 2 == 1 ? needed[half] : (needed[half - 1] + needed[half]) / 2;
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).average().orElse(Double.NaN);
    }

    private static double error(double[] values) {
        double mean = mean(values);
        double squares =
                Arrays.stream(values).map(value -> (value - mean) * (value - mean)).sum();
        return Math.sqrt(squares / Math.max(1, values.length - 1) / values.length);
    }
}
