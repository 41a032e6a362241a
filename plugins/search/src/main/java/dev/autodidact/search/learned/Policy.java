package dev.autodidact.search.learned;

import dev.autodidact.api.experience.Experience;
import dev.autodidact.api.experience.Knowledge;
import dev.autodidact.api.experience.TaskRecord;
import dev.autodidact.api.experience.TrialRecord;
import dev.autodidact.api.space.Configuration;
import dev.autodidact.api.strategy.LearnContext;
import dev.autodidact.api.strategy.Search;
import dev.autodidact.api.strategy.SearchProblem;
import dev.autodidact.api.strategy.SearchStrategy;
import dev.autodidact.api.task.TaskKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.random.RandomGenerator.SplittableGenerator;
import java.util.stream.IntStream;

/**
 * Chooses the strategy itself: the one that did best on the {@value #NEIGHBOURS} past tasks nearest in size (the number
 * of rows and of columns, on a logarithmic scale; Feurer and others, 2022, "Auto-Sklearn 2.0", section 4, select among
 * policies by the same two meta-features, with a classifier instead of neighbours). Where tasks have no such features,
 * all count. Tables and black boxes are kept apart.
 *
 * <p>On a task a strategy is as good as the mean over its runs of the best loss at full fidelity, scaled to 0 for the
 * best strategy there and 1 for the worst. The knowledge is {@link MemoryText} whose configurations are
 * {@code {"kind":"table","strategy":"random"}}.
 */
final class Policy implements SearchStrategy {

    private static final String ID = "policy";
    private static final int NEIGHBOURS = 5;
    private static final String STRATEGY = "strategy";
    private static final String KIND = "kind";
    private static final Set<String> SIZE = Set.of("log-rows", "log-columns");

    private final List<SearchStrategy> choices;

    /** Makes the strategy, which chooses among these; the first where it knows nothing. None of them may learn. */
    Policy(List<SearchStrategy> choices) {
        this.choices = List.copyOf(choices);
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public boolean learns() {
        return true;
    }

    @Override
    public Knowledge learn(Experience experience, LearnContext context) throws InterruptedException {
        Map<String, List<TaskRecord>> tasksOf = new TreeMap<>();
        Map<TaskRecord, Map<String, Double>> losses = new LinkedHashMap<>();
        for (TaskRecord task : experience.tasks()) {
            context.cancellation().check();
            Map<String, Double> own = losses(experience.trials(task));
            if (!own.isEmpty()) {
                losses.put(task, own);
                tasksOf.computeIfAbsent(kind(task.kind()), kind -> new ArrayList<>())
                        .add(task);
            }
        }
        List<Memory.Chapter> chapters = new ArrayList<>();
        Map<String, String> provenance = new TreeMap<>();
        tasksOf.forEach((kind, tasks) -> {
            chapters.add(new Memory.Chapter(space(kind, tasks, losses), List.of()));
            provenance.put(kind + "-tasks", Integer.toString(tasks.size()));
        });
        context.progress().accept(1);
        return chapters.isEmpty()
                ? Knowledge.NONE
                : new Knowledge(ID, MemoryText.FORMAT, MemoryText.write(new Memory(chapters)), provenance);
    }

    private static String kind(TaskKind kind) {
        return kind == TaskKind.BLACK_BOX ? "black-box" : "table";
    }

    private static String kind(SearchProblem problem) {
        return problem.space().find(SearchProblem.LEARNER).isPresent() ? "table" : "black-box";
    }

    /** {@return the mean over each strategy's runs of the best loss; runs that scored nothing count as the worst} */
    private Map<String, Double> losses(List<TrialRecord> trials) {
        Set<String> known = new TreeSet<>();
        choices.forEach(choice -> known.add(choice.id()));
        Map<String, Map<Long, Double>> best = new TreeMap<>();
        double worst = Double.NEGATIVE_INFINITY;
        for (TrialRecord trial : trials) {
            if (known.contains(trial.strategy()) && trial.fidelity() == 1) {
                double loss = trial.loss().orElse(Double.POSITIVE_INFINITY);
                worst = loss < Double.POSITIVE_INFINITY ? Math.max(worst, loss) : worst;
                best.computeIfAbsent(trial.strategy(), added -> new TreeMap<>()).merge(trial.seed(), loss, Math::min);
            }
        }
        double failed = worst;
        Map<String, Double> means = new TreeMap<>();
        best.forEach((strategy, runs) -> means.put(
                strategy,
                runs.values().stream()
                        .mapToDouble(loss -> Math.min(loss, failed))
                        .average()
                        .orElse(failed)));
        return Double.isFinite(failed) ? means : Map.of();
    }

    private PastSpace space(String kind, List<TaskRecord> tasks, Map<TaskRecord, Map<String, Double>> losses) {
        List<String> ids = choices.stream().map(SearchStrategy::id).toList();
        List<Configuration> configurations = ids.stream()
                .map(strategy -> Configuration.of(Map.of(KIND, kind, STRATEGY, strategy)))
                .toList();
        List<PastTask> past = new ArrayList<>();
        for (TaskRecord task : tasks) {
            double[] own = ids.stream()
                    .mapToDouble(strategy -> losses.getOrDefault(task, Map.of()).getOrDefault(strategy, Double.NaN))
                    .toArray();
            double[] known = Arrays.stream(own)
                    .filter(loss -> !Double.isNaN(loss))
                    .sorted()
                    .toArray();
            double range = known[known.length - 1] - known[0];
            double[] regrets = Arrays.stream(own)
                    .map(loss -> range > 0 || Double.isNaN(loss) ? (loss - known[0]) / range : 0)
                    .toArray();
            Map<String, Double> size = new TreeMap<>(task.metaFeatures());
            size.keySet().retainAll(SIZE);
            size.values().removeIf(value -> !Double.isFinite(value));
            double[] costs = Arrays.stream(own)
                    .map(loss -> Double.isNaN(loss) ? Double.NaN : 1)
                    .toArray();
            past.add(new PastTask(task.family(), size, regrets, costs));
        }
        return new PastSpace(new TreeSet<>(Set.of(KIND, STRATEGY)), new TreeSet<>(), configurations, 0, Set.of(), past);
    }

    @Override
    public Search begin(SearchProblem problem, Knowledge knowledge, SplittableGenerator random) {
        return chosen(problem, MemoryText.read(knowledge, ID)).begin(problem, Knowledge.NONE, random);
    }

    /** {@return the strategy that did best on tasks like this; the first of the choices where nothing is known} */
    SearchStrategy chosen(SearchProblem problem, Memory memory) {
        Optional<PastSpace> known = memory.chapters().stream()
                .map(Memory.Chapter::past)
                .filter(past -> past.configurations().stream()
                        .anyMatch(configuration ->
                                kind(problem).equals(configuration.values().get(KIND))))
                .findFirst();
        return known.flatMap(past -> best(problem, past)).orElse(choices.get(0));
    }

    private Optional<SearchStrategy> best(SearchProblem problem, PastSpace past) {
        List<PastTask> near = Likeness.of(past.tasks()).nearest(problem.metaFeatures(), NEIGHBOURS);
        int[] known = IntStream.range(0, past.configurations().size())
                .filter(index -> near.stream().anyMatch(task -> task.tried(index)))
                .toArray();
        if (known.length < 2) {
            return Optional.empty(); // what was never compared is not better than what was never tried
        }
        return Arrays.stream(known)
                .boxed()
                .sorted(Comparator.comparingDouble(index -> near.stream()
                        .filter(task -> task.tried(index))
                        .mapToDouble(task -> task.regret(index))
                        .average()
                        .orElse(1)))
                .map(index -> past.configurations().get(index).values().get(STRATEGY))
                .flatMap(id -> choices.stream().filter(choice -> choice.id().equals(id)))
                .findFirst();
    }
}
