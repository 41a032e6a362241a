package dev.autodidact.search.learned;

import dev.autodidact.api.experience.Knowledge;
import dev.autodidact.api.space.Configuration;
import dev.autodidact.api.space.Domain;
import dev.autodidact.api.space.Hyperparameter;
import dev.autodidact.api.space.SearchSpace;
import dev.autodidact.api.strategy.Search;
import dev.autodidact.api.strategy.SearchProblem;
import dev.autodidact.search.Configurations;
import dev.autodidact.search.model.Chooser;
import dev.autodidact.search.model.Encoding;
import dev.autodidact.search.model.GuidedSearch;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.random.RandomGenerator.SplittableGenerator;

/**
 * Selects learners by the task's meta-features (Rice, 1976, "The algorithm selection problem"), then searches among those
 * selected: their defaults first, then their joint space, and, should that be finite and used up, the whole space. See
 * {@link LearnerRanks} for the model. Learners that the past does not know are always among those selected. A space
 * without learners is searched cold.
 */
final class AlgorithmSelection extends RememberingStrategy {

    private static final int FEWEST_SELECTED = 3;
    private static final double SELECTED_SHARE = 0.3;

    private final BiFunction<Encoding, SplittableGenerator, Chooser> guide;

    /** Makes the strategy; what the guide makes leads after the list. */
    AlgorithmSelection(BiFunction<Encoding, SplittableGenerator, Chooser> guide) {
        super("algorithm-selection", Schooling.Extent.TASKS);
        this.guide = guide;
    }

    @Override
    public Search begin(SearchProblem problem, Knowledge knowledge, SplittableGenerator random) {
        SearchSpace space = problem.space();
        Optional<Memory.Chapter> chapter = chapter(knowledge, space);
        Search whole = new GuidedSearch(space, List.of(), guide, random.split());
        if (chapter.isEmpty() || chapter.get().past().learners().isEmpty()) {
            return whole;
        }
        PastSpace past = chapter.get().past();
        List<String> ranked = LearnerRanks.of(past, random.split()).ranked(problem.metaFeatures());
        int wanted = Math.max(FEWEST_SELECTED, (int) Math.ceil(SELECTED_SHARE * ranked.size()));
        List<String> selected = ranked.subList(0, Math.min(wanted, ranked.size()));
        List<Configuration> defaults = Configurations.defaults(space);
        List<Configuration> first = new ArrayList<>();
        selected.forEach(learner -> defaults.stream()
                .filter(standard -> PastSpace.learner(standard).equals(learner))
                .forEach(first::add));
        Set<String> kept = new HashSet<>(selected);
        defaults.stream()
                .map(PastSpace::learner)
                .filter(learner -> !past.learners().contains(learner))
                .forEach(kept::add);
        SearchSpace among = among(space, kept);
        Search narrow = new GuidedSearch(among, FirstTries.of(first, chapter, among), guide, random.split());
        return new SearchInTurn(narrow, whole);
    }

    /** {@return the part of a space with these learners only} */
    static SearchSpace among(SearchSpace space, Set<String> learners) {
        SearchSpace.Builder builder = SearchSpace.builder();
        Set<String> kept = new HashSet<>();
        for (Hyperparameter hyperparameter : space.hyperparameters()) {
            if (hyperparameter.name().equals(SearchProblem.LEARNER)
                    && hyperparameter.domain() instanceof Domain.Choice choice) {
                builder.add(
                        hyperparameter.name(),
                        Domain.choice(choice.options().stream()
                                .filter(learners::contains)
                                .toList()));
                kept.add(hyperparameter.name());
            } else if (hyperparameter.condition().isEmpty()) {
                builder.add(hyperparameter.name(), hyperparameter.domain());
                kept.add(hyperparameter.name());
            } else {
                hyperparameter
                        .condition()
                        .filter(condition -> kept.contains(condition.parent()))
                        .filter(condition -> !condition.parent().equals(SearchProblem.LEARNER)
                                || condition.values().stream().anyMatch(learners::contains))
                        .ifPresent(condition -> {
                            builder.add(hyperparameter.name(), hyperparameter.domain(), condition);
                            kept.add(hyperparameter.name());
                        });
            }
        }
        space.forbidden().stream()
                .filter(clause -> kept.containsAll(clause.keySet()))
                .filter(clause -> !clause.containsKey(SearchProblem.LEARNER)
                        || clause.get(SearchProblem.LEARNER) instanceof String learner && learners.contains(learner))
                .forEach(builder::forbid);
        return builder.build();
    }
}
