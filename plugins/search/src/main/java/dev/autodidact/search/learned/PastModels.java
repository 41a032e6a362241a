package dev.autodidact.search.learned;

import dev.autodidact.search.model.Encoding;
import dev.autodidact.search.model.Forest;
import dev.autodidact.search.model.Sample;
import dev.autodidact.search.model.Surrogate;
import dev.autodidact.search.model.Trial;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator.SplittableGenerator;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * Surrogates of past tasks, each fitted when it is first wanted: a random forest on normal scores of the regrets there.
 * Wanted are the tasks that order what was observed now most like the present one, as far as they know those
 * configurations. Not thread-safe.
 */
final class PastModels {

    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

    /** Past tasks that are models at the same time; more cost time and gain little. */
    private static final int MOST = 8;

    /** Fewer trials than this, or than there are hyperparameters, are no surrogate. */
    private static final int FEWEST_TRIED = 5;

    private final int[] options;
    private final List<PastTask> tasks;
    private final List<double[]> vectors;
    private final List<double[]> best;
    private final Map<Vector, Integer> places = new HashMap<>();
    private final Map<Integer, Surrogate> fitted = new HashMap<>();
    private final SplittableGenerator random;

    PastModels(PastSpace past, Encoding encoding, SplittableGenerator random) {
        this.options = encoding.options();
        int fewest = Math.max(FEWEST_TRIED, options.length);
        this.tasks = past.tasks().stream()
                .filter(task -> tried(task).length >= fewest)
                .toList();
        this.vectors = past.configurations().stream().map(encoding::encode).toList();
        for (int place = 0; place < vectors.size(); place++) {
            places.putIfAbsent(new Vector(vectors.get(place)), place);
        }
        this.best = tasks.stream()
                .flatMap(task -> Arrays.stream(tried(task))
                        .boxed()
                        .sorted(Comparator.comparingDouble(task::regret))
                        .limit(3))
                .distinct()
                .map(vectors::get)
                .toList();
        this.random = random;
    }

    /** {@return whether there is no task to learn from} */
    boolean isEmpty() {
        return tasks.isEmpty();
    }

    /** {@return the vectors of the configurations that were best on the past tasks, each once} */
    List<double[]> best() {
        return best;
    }

    /** {@return the surrogates of the tasks that order the trials most like the present task} */
    List<Surrogate> alike(List<Trial> trials) {
        int[] known = trials.stream()
                .mapToInt(trial -> places.getOrDefault(new Vector(trial.vector()), -1))
                .toArray();
        double[] discords =
                tasks.stream().mapToDouble(task -> discord(task, known, trials)).toArray();
        List<Surrogate> models = new ArrayList<>();
        IntStream.range(0, tasks.size())
                .boxed()
                .sorted(Comparator.comparingDouble(task -> discords[task]))
                .limit(MOST)
                .forEach(task -> models.add(fitted.computeIfAbsent(task, this::fit)));
        return models;
    }

    /** The share of pairs of trials in the wrong order, drawn to a half where few are known. */
    private static double discord(PastTask task, int[] known, List<Trial> trials) {
        double wrong = 1;
        double pairs = 2;
        for (int i = 0; i < known.length; i++) {
            for (int j = 0; j < i; j++) {
                if (known[i] >= 0 && known[j] >= 0 && task.tried(known[i]) && task.tried(known[j])) {
                    int now = Double.compare(trials.get(i).loss(), trials.get(j).loss());
                    int then = Double.compare(task.regret(known[i]), task.regret(known[j]));
                    wrong += now == then ? 0 : now == 0 || then == 0 ? 0.5 : 1;
                    pairs++;
                }
            }
        }
        return wrong / pairs;
    }

    private Surrogate fit(int index) {
        PastTask task = tasks.get(index);
        int[] tried = tried(task);
        double[][] rows = Arrays.stream(tried).mapToObj(vectors::get).toArray(double[][]::new);
        double[] regrets = Arrays.stream(tried).mapToDouble(task::regret).toArray();
        return Forest.fit(options, new Sample(rows, scores(regrets)), random);
    }

    private static int[] tried(PastTask task) {
        return IntStream.range(0, task.configurations()).filter(task::tried).toArray();
    }

    /** {@return the normal quantiles at the ranks, ties sharing their mean rank} */
    static double[] scores(double[] values) {
        Integer[] order = IntStream.range(0, values.length).boxed().toArray(Integer[]::new);
        Arrays.sort(order, Comparator.comparingDouble(index -> values[index]));
        double[] scores = new double[values.length];
        for (int from = 0; from < order.length; ) {
            int to = from + 1;
            while (to < order.length && values[order[to]] == values[order[from]]) {
                to++;
            }
            double score = NORMAL.inverseCumulativeProbability((from + to) / 2.0 / order.length);
            for (int place = from; place < to; place++) {
                scores[order[place]] = score;
            }
            from = to;
        }
        return scores;
    }

    /** A vector as a key. */
    private record Vector(List<Double> coordinates) {

        private Vector(double[] vector) {
            this(Arrays.stream(vector).boxed().toList());
        }
    }
}
