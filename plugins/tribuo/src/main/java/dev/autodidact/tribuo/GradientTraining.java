package dev.autodidact.tribuo;

import dev.autodidact.api.Cancellation;
import dev.autodidact.api.optimizer.UpdateRule;
import dev.autodidact.api.space.Configuration;
import dev.autodidact.api.space.Domain;
import dev.autodidact.api.space.Hyperparameter;
import dev.autodidact.api.space.SearchSpace;
import dev.autodidact.api.strategy.TrainableRule;
import dev.autodidact.api.task.TaskType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import org.tribuo.regression.sgd.RegressionObjective;
import org.tribuo.regression.sgd.objectives.AbsoluteLoss;
import org.tribuo.regression.sgd.objectives.Huber;
import org.tribuo.regression.sgd.objectives.SquaredLoss;

/**
 * What models trained by gradients share: the update rule as a hyperparameter, the epochs, the loss of regression.
 * Tribuo's own rules are not offered: they would be second copies of ours, and its Adam of version 4.3.2 multiplies by
 * the root of the second moment instead of dividing.
 */
final class GradientTraining {

    /** Rows that Tribuo hands over at once: with more it scales gradients wrongly, and its factorisation machines fail. */
    static final int ROWS = 1;

    private static final String MINIBATCH = "minibatch";
    private static final int LARGEST_MINIBATCH = 64;

    /** Learned rules have learned on minibatches of about this size, and have never seen the noise of single rows. */
    private static final int LEARNED_MINIBATCH = 32;

    /** Tribuo's interval for logging the loss that stands for never. */
    static final int NO_LOGGING = -1;

    /** The rule used where nobody chooses; the first one where the host has none of that name. */
    private static final String DEFAULT_RULE = "adam";

    private final Map<String, UpdateRule> rules = new LinkedHashMap<>();

    /**
     * @param rules what the host has, at least one
     */
    GradientTraining(List<UpdateRule> rules) {
        rules.stream().filter(rule -> rule.id().equals(DEFAULT_RULE)).forEach(rule -> this.rules.put(rule.id(), rule));
        rules.forEach(rule -> this.rules.putIfAbsent(rule.id(), rule));
    }

    SearchSpace.Builder space(TaskType type) {
        SearchSpace.Builder space =
                SearchSpace.builder().add("epochs", Domain.integer(3, 50).log().withDefault(10));
        if (type == TaskType.REGRESSION) {
            space.add("loss", Domain.choice("squared", "absolute", "huber"));
        }
        SequencedMap<String, SearchSpace> spaces = new LinkedHashMap<>();
        rules.forEach((id, rule) -> spaces.put(id, space(rule)));
        return space.nested("optimizer", spaces);
    }

    private static SearchSpace space(UpdateRule rule) {
        int usual = rule instanceof TrainableRule ? LEARNED_MINIBATCH : 1;
        SearchSpace.Builder space = SearchSpace.builder();
        for (Hyperparameter own : rule.space().hyperparameters()) {
            own.condition()
                    .ifPresentOrElse(
                            condition -> space.add(own.name(), own.domain(), condition),
                            () -> space.add(own.name(), own.domain()));
        }
        rule.space().forbidden().forEach(space::forbid);
        return space.add(MINIBATCH, Domain.integer(1, LARGEST_MINIBATCH).log().withDefault(usual))
                .build();
    }

    RuleOptimiser optimiser(Configuration configuration, Cancellation cancellation) {
        UpdateRule rule = rules.get(configuration.choice("optimizer"));
        if (rule == null) {
            throw new IllegalArgumentException(
                    "no update rule '" + configuration.choice("optimizer") + "'; there are " + rules.keySet());
        }
        Configuration chosen = configuration.nested("optimizer");
        Map<String, Object> own = new TreeMap<>(chosen.values());
        own.remove(MINIBATCH);
        return new RuleOptimiser(rule.with(Configuration.of(own)), chosen.integer(MINIBATCH), cancellation);
    }

    static RegressionObjective loss(Configuration configuration) {
        return switch (configuration.choice("loss")) {
            case "squared" -> new SquaredLoss();
            case "absolute" -> new AbsoluteLoss();
            case "huber" -> new Huber();
            default -> throw new IllegalArgumentException("no loss '" + configuration.choice("loss") + "'");
        };
    }
}
