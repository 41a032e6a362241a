package dev.autodidact.cli;

import dev.autodidact.api.AutodidactException;
import dev.autodidact.api.Cancellation;
import dev.autodidact.api.experience.Experience;
import dev.autodidact.api.experience.Knowledge;
import dev.autodidact.api.strategy.Budget;
import dev.autodidact.api.strategy.LearnContext;
import dev.autodidact.api.strategy.MetaStrategy;
import dev.autodidact.core.compare.Comparer;
import dev.autodidact.core.compare.ComparisonRequest;
import dev.autodidact.core.engine.StopSignal;
import dev.autodidact.core.plugin.Catalogue;
import dev.autodidact.registry.ExperienceQuery;
import dev.autodidact.registry.Registry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code learn}: meta-training. */
@Command(
        name = "learn",
        description = "Lets a strategy learn from the registry, after trying the learners on a suite where one is named.",
        sortOptions = false,
        mixinStandardHelpOptions = true)
final class LearnVerb implements Callable<Integer> {

    private static final List<String> TEACHERS = List.of("baseline", "random");

    @Parameters(paramLabel = "STRATEGY", description = "a strategy that learns; see 'plugins'")
    String strategy = "";

    @Option(names = "--suite", description = "gather experience on this suite first")
    @Nullable String suite;

    @Option(
            names = "--budget",
            converter = BudgetConverter.class,
            description = "how much experience to gather, for each task and seed (default: ${DEFAULT-VALUE})")
    Budget budget = Budget.trials(40);

    @Option(names = "--seeds", paramLabel = "N", description = "how many seeds (default: ${DEFAULT-VALUE})")
    int seeds = 1;

    @Option(names = "--out", paramLabel = "FILE", description = "also write the knowledge's content to a file")
    @Nullable Path out;

    @Mixin
    CommonOptions common = new CommonOptions();

    @Override
    public Integer call() throws Exception {
        Catalogue catalogue = common.catalogue();
        MetaStrategy learner = catalogue.strategy(strategy);
        if (!learner.learns()) {
            throw AutodidactException.caller("strategy '" + strategy + "' does not learn");
        }
        StopSignal stop = StopSignal.manual();
        try (Registry registry = common.registry();
                Interruption interruption = new Interruption(stop, () -> common.remark("stopping..."));
                ProgressDisplay display = new ProgressDisplay("learn " + strategy, 100, common)) {
            Optional<Long> gathered = Optional.ofNullable(suite).map(name -> gather(name, catalogue, registry, stop, display));
            Experience experience =
                    registry.experience(new ExperienceQuery(Set.of(), Set.of(), gathered, Set.of()));
            Knowledge knowledge = learner.learn(
                    experience,
                    new LearnContext(
                            common.seed,
                            Cancellation.none(),
                            share -> display.show(Math.round(100 * share), 100, "learning")));
            if (knowledge.isNone()) {
                throw AutodidactException.caller("the registry holds nothing to learn from"
                        + "\nName a suite to gather experience on, such as --suite starter.");
            }
            registry.addKnowledge(knowledge);
            if (out != null) {
                Files.write(out, knowledge.payload());
            }
            display.close();
            print(knowledge);
        }
        return 0;
    }

    private long gather(
            String name, Catalogue catalogue, Registry registry, StopSignal stop, ProgressDisplay display) {
        ComparisonRequest request = new ComparisonRequest(
                name,
                Integer.MAX_VALUE,
                TEACHERS,
                budget,
                LongStream.range(common.seed, common.seed + seeds).boxed().toList(),
                Duration.ofSeconds(60),
                Runtime.getRuntime().availableProcessors(),
                "./autodidact learn " + strategy + " --suite " + name + " --budget " + budget + " --seeds " + seeds
                        + " --seed " + common.seed);
        return new Comparer(catalogue, registry)
                .compare(request, stop, (done, total, run, problem) -> display.show(done, total, run));
    }

    private void print(Knowledge knowledge) {
        common.print("learned " + knowledge.format() + ", SHA-256 " + knowledge.sha256());
        new TreeMap<>(knowledge.provenance()).forEach((name, value) -> common.print("  " + name + ": " + value));
    }
}
