package dev.autodidact.tribuo;

import dev.autodidact.api.learner.Learner;
import dev.autodidact.api.optimizer.UpdateRule;
import dev.autodidact.api.plugin.Host;
import dev.autodidact.api.plugin.Plugin;
import java.util.ArrayList;
import java.util.List;

/**
 * The learners of Tribuo 4.3 and of the libraries that it brings.
 *
 * <ul>
 *   <li>{@code tribuo.xgboost}: gradient boosted trees; first choice
 *   <li>{@code tribuo.linear-sgd}, {@code tribuo.factorization-machine}: trained by any update rule; left out where
 *       the host has none
 *   <li>{@code tribuo.liblinear}: regularised logistic regression, linear support vector regression
 *   <li>{@code tribuo.libsvm}: support vector machines with kernels, up to 10,000 rows
 *   <li>{@code tribuo.cart}, {@code tribuo.k-nn}: up to 20,000 rows
 *   <li>{@code tribuo.elastic-net}: regression
 *   <li>{@code tribuo.random-forest}: up to 2,000 rows
 * </ul>
 *
 * <p>All but the last but one fit classes and numbers; every classifier gives probabilities. Targets of regression are
 * standardised inside.
 */
public final class TribuoPlugin implements Plugin {

    /** For {@link java.util.ServiceLoader}. */
    public TribuoPlugin() {}

    @Override
    public String id() {
        return "tribuo";
    }

    @Override
    public List<Learner> learners(Host host) {
        List<Learner> learners = new ArrayList<>();
        learners.add(new XgboostLearner());
        List<UpdateRule> rules = host.updateRules();
        if (!rules.isEmpty()) {
            learners.add(new LinearSgdLearner(rules));
            learners.add(new FactorizationMachineLearner(rules));
        }
        learners.add(new LibLinearLearner());
        learners.add(new LibSvmLearner());
        learners.add(new CartLearner());
        learners.add(new NearestNeighboursLearner());
        learners.add(new ElasticNetLearner());
        learners.add(new RandomForestLearner());
        return List.copyOf(learners);
    }
}
