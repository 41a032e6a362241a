import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.autodidact.api.Cancellation;
import dev.autodidact.api.data.Table;
import dev.autodidact.api.data.TableReader;
import dev.autodidact.api.execution.Outcome;
import dev.autodidact.api.execution.Proposal;
import dev.autodidact.api.execution.TrialRequest;
import dev.autodidact.api.learner.Learner;
import dev.autodidact.api.optimizer.UpdateRule;
import dev.autodidact.api.optimizer.UpdateState;
import dev.autodidact.api.plugin.Host;
import dev.autodidact.api.plugin.Plugin;
import dev.autodidact.api.space.Configuration;
import dev.autodidact.api.space.Domain;
import dev.autodidact.api.space.SearchSpace;
import dev.autodidact.api.task.Metrics;
import dev.autodidact.api.task.Resampling;
import dev.autodidact.core.Autodidact;
import dev.autodidact.core.engine.Folds;
import dev.autodidact.core.engine.TableProblem;
import dev.autodidact.core.plugin.Catalogue;
import dev.autodidact.registry.statistics.Wilcoxon;
import dev.autodidact.runtime.plugin.Offer;
import dev.autodidact.runtime.preprocess.LabelledTable;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Trains Tribuo's logistic regression and factorisation machines on the classification sets of a folder by a learned
 * optimizer, untuned, and by Adam, AdaGrad and SGD, untuned and each tuned on the very data set; the same epochs and folds
 * for all. Prints the share of data sets on which the learned rule has the lower log-loss, with Wilcoxon's p, and the
 * median of its log-loss over that of the best tuned rule.
 */
public final class RulesInTribuo {

    private static final int ROWS = 2_000;
    private static final int EPOCHS = 5;
    private static final int FOLDS = 3;
    private static final List<String> LEARNERS = List.of("tribuo.linear-sgd", "tribuo.factorization-machine");
    private static final List<String> HAND_MADE = List.of("adam", "adagrad", "sgd");
    private static final double[] RATES = {0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1.0};

    private final Catalogue catalogue = Catalogue.discover(Optional.empty());
    private final List<Learner> learners;
    private final String learned;

    private RulesInTribuo(String learned) {
        this.learned = learned;
        Host host = new WithAdaGrad(catalogue.host());
        this.learners = ServiceLoader.load(Plugin.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(plugin -> plugin.id().equals("tribuo"))
                .flatMap(plugin -> plugin.learners(host).stream())
                .toList();
    }

    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[0]);
        RulesInTribuo benchmark = new RulesInTribuo(arguments[1]);
        List<Path> files = new ArrayList<>();
        for (JsonNode set : new ObjectMapper().readTree(folder.resolve("index.json").toFile())) {
            if (set.get("task").asText().equals("classification")) {
                files.add(folder.resolve(set.get("file").asText()));
            }
        }
        for (String id : LEARNERS) {
            benchmark.print(id, files.parallelStream().map(file -> benchmark.losses(id, file)).toList());
        }
    }

    /** The log-loss of every rule untuned, by its name, and the least one of the hand-made rules at any rate. */
    private Map<String, Double> losses(String id, Path file) {
        LabelledTable data = LabelledTable.of(sample(Autodidact.read(file)), "target");
        Folds folds = Folds.of(data, Metrics.LOG_LOSS, new Resampling.CrossValidation(FOLDS), 1);
        TableProblem problem = new TableProblem(folds, List.of(offer(id)));
        Map<String, Double> losses = new TreeMap<>();
        losses.put(learned, loss(problem, id, learned, Map.of()));
        double best = Double.POSITIVE_INFINITY;
        for (String rule : HAND_MADE) {
            losses.put(rule, loss(problem, id, rule, Map.of()));
            best = Math.min(best, losses.get(rule));
            for (double rate : RATES) {
                best = Math.min(best, loss(problem, id, rule, Map.of("learning-rate", rate)));
            }
        }
        losses.put("tuned", best);
        System.err.println(id + " on " + file.getFileName() + ": " + losses);
        return losses;
    }

    private static Table sample(Table table) {
        int rows = Math.min(ROWS, table.rows());
        return table.take(new SplittableRandom(1)
                .ints(0, table.rows())
                .distinct()
                .limit(rows)
                .sorted()
                .toArray());
    }

    private Offer<Learner> offer(String id) {
        Learner learner = learners.stream()
                .filter(candidate -> candidate.id().equals(id))
                .findFirst()
                .orElseThrow();
        return new Offer<>(id, learner, catalogue.learner(id).from());
    }

    private static double loss(TableProblem problem, String id, String rule, Map<String, Double> hyperparameters) {
        Map<String, Object> fixed = new TreeMap<>();
        fixed.put("learner", id);
        fixed.put(id + ":epochs", EPOCHS);
        fixed.put(id + ":optimizer", rule);
        hyperparameters.forEach((name, value) -> fixed.put(id + ":" + rule + ":" + name, value));
        Configuration configuration = problem.space().complete(fixed);
        TrialRequest request = new TrialRequest(0, Proposal.full(configuration), 1, Duration.ofHours(1));
        try {
            return switch (problem.runner().run(request, Cancellation.none())) {
                case Outcome.Scored scored -> scored.loss();
                case Outcome.Failed failed -> throw new IllegalStateException(configuration + ": " + failed.failure());
                case Outcome.Pruned pruned -> throw new IllegalStateException(configuration + ": " + pruned.reason());
            };
        } catch (Exception e) {
            throw new IllegalStateException(configuration + ": " + e.getMessage(), e);
        }
    }

    private void print(String id, List<Map<String, Double>> table) {
        System.out.printf("%s, %d data sets, %d epochs, %d folds%n", id, table.size(), EPOCHS, FOLDS);
        for (String rule : HAND_MADE) {
            double[] differences = table.stream()
                    .mapToDouble(row -> row.get(rule) - row.get(learned))
                    .toArray();
            System.out.printf(
                    Locale.ROOT,
                    "  %s better than untuned %s on %.0f %%, Wilcoxon's p %.2g, median ratio %.3f%n",
                    learned,
                    rule,
                    100.0 * Arrays.stream(differences).filter(difference -> difference > 0).count() / table.size(),
                    Wilcoxon.p(differences),
                    ratio(table, rule));
        }
        System.out.printf(
                Locale.ROOT, "  %s over the best tuned: median ratio %.3f%n%n", learned, ratio(table, "tuned"));
    }

    private double ratio(List<Map<String, Double>> table, String rule) {
        double[] ratios =
                table.stream().mapToDouble(row -> row.get(learned) / row.get(rule)).sorted().toArray();
        return (ratios[(ratios.length - 1) / 2] + ratios[ratios.length / 2]) / 2;
    }

    /** A host that has AdaGrad, too. */
    private record WithAdaGrad(Host host) implements Host {

        @Override
        public TableReader tables() {
            return host.tables();
        }

        @Override
        public List<UpdateRule> updateRules() {
            return Stream.concat(host.updateRules().stream(), Stream.of(new AdaGrad(1))).toList();
        }
    }

    /** AdaGrad (Duchi, Hazan and Singer, 2011), with the rate and epsilon that Tribuo's logistic regression uses. */
    private record AdaGrad(double learningRate) implements UpdateRule {

        private static final double EPSILON = 0.1;

        @Override
        public String id() {
            return "adagrad";
        }

        @Override
        public SearchSpace space() {
            return SearchSpace.of("learning-rate", Domain.real(1e-4, 10).log().withDefault(1.0));
        }

        @Override
        public UpdateRule with(Configuration configuration) {
            return new AdaGrad(configuration.real("learning-rate"));
        }

        @Override
        public UpdateState start(int parameters) {
            return UpdateState.zeros(parameters, 1);
        }

        @Override
        public void step(UpdateState state, float[] parameters, float[] gradient) {
            state.beginStep(parameters, gradient);
            float[] squares = state.slot(0);
            for (int i = 0; i < parameters.length; i++) {
                squares[i] += gradient[i] * gradient[i];
                parameters[i] -= (float) (learningRate * gradient[i] / (EPSILON + Math.sqrt(squares[i])));
            }
        }
    }
}
