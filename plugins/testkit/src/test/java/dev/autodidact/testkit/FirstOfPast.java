package dev.autodidact.testkit;

import dev.autodidact.api.execution.Proposal;
import dev.autodidact.api.experience.Experience;
import dev.autodidact.api.experience.Knowledge;
import dev.autodidact.api.experience.TaskRecord;
import dev.autodidact.api.experience.TrialRecord;
import dev.autodidact.api.space.Configuration;
import dev.autodidact.api.strategy.LearnContext;
import dev.autodidact.api.strategy.Observation;
import dev.autodidact.api.strategy.Search;
import dev.autodidact.api.strategy.SearchProblem;
import dev.autodidact.api.strategy.SearchStrategy;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator.SplittableGenerator;

/** Random search that starts with the first configuration of the past: a small honest strategy for the kit's own tests. */
class FirstOfPast implements SearchStrategy {

    private static final String FORMAT = "first/1";

    @Override
    public String id() {
        return "first-of-past";
    }

    @Override
    public boolean learns() {
        return true;
    }

    @Override
    public Knowledge learn(Experience experience, LearnContext context) throws InterruptedException {
        context.cancellation().check();
        for (TaskRecord task : experience.tasks()) {
            for (TrialRecord trial : experience.trials(task)) {
                byte[] payload = trial.configuration().toJson().getBytes(StandardCharsets.UTF_8);
                return new Knowledge(id(), FORMAT, payload, Map.of());
            }
        }
        return Knowledge.NONE;
    }

    @Override
    public Search begin(SearchProblem problem, Knowledge knowledge, SplittableGenerator random) {
        Set<Configuration> seen = new LinkedHashSet<>();
        Optional<Configuration> first = knowledge.isNone()
                ? Optional.empty()
                : Optional.of(Configuration.fromJson(
                        new String(knowledge.require(id(), FORMAT).payload(), StandardCharsets.UTF_8)));
        return new Search() {
            @Override
            public Optional<Proposal> propose() {
                Optional<Configuration> next =
                        seen.isEmpty() ? first.filter(problem.space()::contains) : Optional.empty();
                if (next.isEmpty() && problem.space().isFinite()) {
                    next = problem.space()
                            .enumerate()
                            .filter(c -> !seen.contains(c))
                            .findFirst();
                } else if (next.isEmpty()) {
                    next = Optional.of(problem.space().sample(random));
                }
                next.ifPresent(seen::add);
                return next.map(Proposal::full);
            }

            @Override
            public void observe(Observation observation) {}
        };
    }
}
