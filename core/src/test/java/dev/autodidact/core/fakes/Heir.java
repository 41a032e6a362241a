package dev.autodidact.core.fakes;

import dev.autodidact.api.execution.Cost;
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
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.random.RandomGenerator.SplittableGenerator;

/** A {@link Pupil} that comes with what one task has taught, and fails to learn from tasks called {@code riddle}. */
public final class Heir implements SearchStrategy {

    private final Pupil pupil = new Pupil();

    @Override
    public String id() {
        return "heir";
    }

    @Override
    public boolean learns() {
        return true;
    }

    @Override
    public Knowledge learn(Experience experience, LearnContext context) {
        if (experience.tasks().stream().anyMatch(task -> task.name().equals("riddle"))) {
            throw new IllegalStateException("too hard");
        }
        Knowledge learned = pupil.learn(experience, context);
        return new Knowledge(id(), learned.format(), learned.payload(), learned.provenance());
    }

    @Override
    public Knowledge shipped() {
        return learn(shippedExperience(), LearnContext.of(1));
    }

    @Override
    public Experience shippedExperience() {
        return new Experience() {
            @Override
            public List<TaskRecord> tasks() {
                return List.of(new TaskRecord("heirloom", "heirloom", "heirloom", TaskKind.TABLE, "rmse", Map.of()));
            }

            @Override
            public List<TrialRecord> trials(TaskRecord task) {
                return List.of(new TrialRecord(
                        "random", 1, 0, Configuration.EMPTY, 1, OptionalDouble.of(1), new Cost(1, Double.NaN)));
            }
        };
    }

    @Override
    public Search begin(SearchProblem problem, Knowledge knowledge, SplittableGenerator random) {
        return pupil.begin(problem, knowledge, random);
    }
}
