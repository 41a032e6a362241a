package dev.autodidact.core.engine;

import dev.autodidact.api.Seeds;
import dev.autodidact.api.data.Column;
import dev.autodidact.api.data.Table;
import dev.autodidact.api.data.Target;
import dev.autodidact.api.learner.Learner;
import dev.autodidact.api.strategy.SearchProblem;
import dev.autodidact.api.task.Metric;
import dev.autodidact.registry.report.RunInsights;
import dev.autodidact.runtime.model.FittedModel;
import dev.autodidact.runtime.model.Member;
import dev.autodidact.runtime.plugin.Offer;
import dev.autodidact.runtime.preprocess.LabelledTable;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * How much worse a model gets when the values of one column are shuffled among rows (Breiman 2001, "Random forests",
 * section 10). It asks the best model that was fitted on the first fold, on rows of that fold's validation part: the final
 * model has seen every row.
 *
 * <p>Every column is shuffled once before any is shuffled again, and what is known when the time is over counts. A model
 * that hangs or breaks is left behind; those of learners from plugin jars are not asked, because this is no worker.
 */
public final class PermutationImportance {

    private static final int MOST_ROWS = 1_000;
    private static final int SHUFFLES = 5;

    private final TableProblem problem;
    private final KeptModel kept;
    private final Learner learner;
    private final Table table;
    private final Target truth;
    private final RandomGenerator random;
    private final List<String> columns;
    private final List<List<Double>> increases = new ArrayList<>();
    private volatile boolean over;

    private PermutationImportance(TableProblem problem, KeptModel kept, long seed) {
        LabelledTable data = problem.data();
        int[] rows = sample(problem.firstFoldValidated());
        this.problem = problem;
        this.kept = kept;
        this.learner = problem.learner(kept.configuration().choice(SearchProblem.LEARNER));
        this.table = data.table().take(rows);
        this.truth = data.target().take(rows);
        this.random = Seeds.generator(seed, "permutation-importance");
        this.columns = problem.firstFold().columns();
        columns.forEach(column -> increases.add(new ArrayList<>()));
    }

    /**
     * {@return the importance of the columns; empty where no model was kept, or the time did not suffice for one}
     *
     * @param problem what was searched
     * @param seed decides how values are shuffled
     * @param limit the longest it may take
     */
    public static Optional<RunInsights.Importance> measure(TableProblem problem, long seed, Duration limit) {
        if (!limit.isPositive()) {
            return Optional.empty();
        }
        return problem.incumbent().flatMap(kept -> {
            if (Offer.isStranger(problem.learner(kept.configuration().choice(SearchProblem.LEARNER)))) {
                return Optional.empty();
            }
            PermutationImportance importance = new PermutationImportance(problem, kept, seed);
            importance.measure(limit);
            return importance.result();
        });
    }

    private static int[] sample(int[] rows) {
        int gap = (rows.length + MOST_ROWS - 1) / MOST_ROWS;
        return IntStream.range(0, rows.length)
                .filter(i -> i % gap == 0)
                .map(i -> rows[i])
                .toArray();
    }

    private void measure(Duration limit) {
        Thread thread = Thread.ofPlatform().daemon().name("importance").start(() -> {
            try {
                shuffleAll();
            } catch (Throwable e) { // a broken plugin may throw anything; what is known so far counts
                over = true;
            }
        });
        try {
            thread.join(limit);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        over = true;
        thread.interrupt();
    }

    private void shuffleAll() throws IOException {
        Member member = new Member(
                learner,
                "",
                kept.configuration().nested(SearchProblem.LEARNER),
                kept.place().open(),
                1);
        FittedModel model = new FittedModel(problem.schema(), problem.firstFold(), List.of(member));
        double loss = loss(model, table);
        for (int shuffle = 0; shuffle < SHUFFLES; shuffle++) {
            for (int column = 0; column < columns.size() && !over; column++) {
                double increase = loss(model, shuffled(columns.get(column))) - loss;
                synchronized (increases) {
                    increases.get(column).add(increase);
                }
            }
        }
    }

    private double loss(FittedModel model, Table rows) {
        Metric metric = problem.metric();
        return metric.toLoss(metric.score(truth, model.predict(rows)));
    }

    private Table shuffled(String name) {
        int[] order = IntStream.range(0, table.rows()).toArray();
        for (int i = order.length - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int former = order[i];
            order[i] = order[j];
            order[j] = former;
        }
        List<Column> mixed = table.columns().stream()
                .map(column -> column.name().equals(name) ? column.take(order) : column)
                .toList();
        return Table.of(mixed);
    }

    private Optional<RunInsights.Importance> result() {
        List<RunInsights.Column> measured = new ArrayList<>();
        synchronized (increases) {
            for (int column = 0; column < increases.size(); column++) {
                double[] all = increases.get(column).stream()
                        .mapToDouble(Double::doubleValue)
                        .toArray();
                if (all.length > 0) {
                    Arrays.sort(all);
                    measured.add(new RunInsights.Column(
                            columns.get(column),
                            Arrays.stream(all).average().orElseThrow(),
                            all[0],
                            all[all.length - 1],
                            all.length));
                }
            }
        }
        int missing = columns.size() - measured.size();
        measured.sort(Comparator.comparingDouble(RunInsights.Column::increase).reversed());
        return measured.isEmpty()
                ? Optional.empty()
                : Optional.of(new RunInsights.Importance(learner.id(), table.rows(), measured, missing));
    }
}
