package dev.autodidact.api.strategy;

import dev.autodidact.api.experience.Knowledge;
import dev.autodidact.api.task.TaskKind;
import java.util.random.RandomGenerator.SplittableGenerator;

/** A strategy that proposes trials: for table tasks, episodes seen as small tables, and black boxes. */
public non-sealed interface SearchStrategy extends MetaStrategy {

    /**
     * Begins a search.
     *
     * @param problem what to solve
     * @param knowledge what {@link #learn} returned, or {@link Knowledge#NONE}
     * @param random the search's only source of chance
     * @return the search
     * @throws IllegalArgumentException where the knowledge is of another strategy or format
     */
    Search begin(SearchProblem problem, Knowledge knowledge, SplittableGenerator random);

    @Override
    default boolean solves(TaskKind kind) {
        return kind != TaskKind.OBJECTIVE;
    }
}
