package dev.autodidact.cli;

import dev.autodidact.api.AutodidactException;
import dev.autodidact.api.Cancellation;
import dev.autodidact.api.execution.Executor;
import dev.autodidact.api.experience.Experience;
import dev.autodidact.api.experience.Knowledge;
import dev.autodidact.api.strategy.AdaptationStrategy;
import dev.autodidact.api.strategy.Budget;
import dev.autodidact.api.strategy.LearnContext;
import dev.autodidact.api.strategy.MetaStrategy;
import dev.autodidact.api.strategy.SearchStrategy;
import dev.autodidact.api.strategy.TrainableRule;
import dev.autodidact.core.compare.Comparer;
import dev.autodidact.core.compare.ComparisonRequest;
import dev.autodidact.core.compare.DrawnTasks;
import dev.autodidact.core.engine.StopSignal;
import dev.autodidact.core.plugin.Catalogue;
import dev.autodidact.registry.ExperienceQuery;
import dev.autodidact.registry.Registry;
import dev.autodidact.runtime.plugin.Offer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code learn}: meta-training. */
@Command(
        name = "learn",
        description = {
            "Lets a strategy learn from the registry, or from a suite on which the learners are tried first;",
            "meta-trains a few-shot strategy, such as 'maml', on the episodes of a suite; or trains a learned",
            "optimizer, such as 'lstm', on problems of its own."
        },
        sortOptions = false,
        mixinStandardHelpOptions = true)
final class LearnVerb implements Callable<Integer> {

    private static final List<String> TEACHERS = List.of("baseline", "random");

    @Parameters(paramLabel = "STRATEGY", description = "a strategy or an update rule that learns; see 'plugins'")
    String strategy = "";

    @Option(
            names = "--suite",
            paramLabel = "SUITE",
            description =
                    "gather experience on this suite first, and learn from that alone; or learn from its episodes")
    @Nullable
    String suite;

    @Option(
            names = "--budget",
            paramLabel = "BUDGET",
            converter = BudgetConverter.class,
            description = "how much experience to gather, for each task and seed (default: ${DEFAULT-VALUE})")
    Budget budget = Budget.trials(40);

    @Option(names = "--seeds", paramLabel = "N", description = "how many seeds (default: ${DEFAULT-VALUE})")
    int seeds = 1;

    @Option(names = "--tasks", paramLabel = "N", description = "only the first N tasks of the suite (default: all)")
    int tasks = Integer.MAX_VALUE;

    @Option(
            names = "--effort",
            paramLabel = "SHARE",
            description = "how much of its meta-training a few-shot strategy takes, such as 0.01 for a quick look"
                    + " (default: ${DEFAULT-VALUE})")
    double effort = 1;

    @Option(names = "--out", paramLabel = "FILE", description = "also write the knowledge's content to a file")
    @Nullable
    Path out;

    @Mixin
    ExecutionOptions execution = new ExecutionOptions();

    @Mixin
    CommonOptions common = new CommonOptions();

    @Override
    public Integer call() throws Exception {
        execution.check();
        CommonOptions.requirePositive("--seeds", seeds);
        CommonOptions.requirePositive("--tasks", tasks);
        if (!(effort > 0 && effort <= 1)) {
            throw AutodidactException.caller(
                    "--effort is a share above 0 and at most 1, such as 0.01 for a quick look, not " + effort);
        }
        if (out != null) {
            Place.requireFile(out, "--out");
        }
        Catalogue catalogue = common.catalogue();
        Learning learner = learner(catalogue);
        StopSignal stop = StopSignal.manual();
        Cancellation cancellation = Cancellation.none();
        AtomicReference<Progress> progress = new AtomicReference<>(Progress.NONE);
        try (Registry registry = common.registry();
                ProgressDisplay display = new ProgressDisplay("learn", progress::get, common);
                Interruption interruption = new Interruption(stop, () -> {
                    cancellation.cancel();
                    display.remark(
                            learner.goesOn()
                                    ? "stopping: the same command goes on from here"
                                    : "stopping: what was tried stays in the registry, nothing is learned from it");
                })) {
            Knowledge knowledge = learner.lesson()
                    .from(
                            () -> {
                                Optional<Long> gathered = Optional.ofNullable(suite)
                                        .map(name -> gather(name, catalogue, registry, stop, progress));
                                return registry.experience(new ExperienceQuery(Set.of(), Set.of(), gathered, Set.of()));
                            },
                            new LearnContext(
                                    common.seed,
                                    cancellation,
                                    share -> progress.set(new Progress(Math.round(100 * share), 100, "%", "learning")),
                                    Optional.of(
                                            common.folder().resolve("learning").resolve(strategy + "-" + common.seed)),
                                    effort));
            if (knowledge.isNone()) {
                throw AutodidactException.caller("there is too little to learn from in "
                        + (suite == null
                                ? common.registryPlace()
                                        + "\nName a suite to gather experience on, such as --suite starter."
                                : "what was tried on " + suite
                                        + "\nGive more --tasks, a greater --budget, or another suite."));
            }
            registry.addKnowledge(knowledge);
            if (out != null) {
                Place.makeFolders(out);
                Files.write(out, knowledge.payload());
            }
            display.close();
            print(knowledge);
        } catch (InterruptedException stopped) {
            return Interruption.EXIT_CODE;
        }
        return Interruption.exitCode(stop);
    }

    /**
     * What learns.
     *
     * @param lesson learns
     * @param goesOn whether a learning that was stopped goes on from there
     */
    private record Learning(Lesson lesson, boolean goesOn) {}

    /** A search learns from trials, an adaptation from episodes or objectives, an update rule from problems of its own. */
    private interface Lesson {
        Knowledge from(Supplier<Experience> trials, LearnContext context) throws InterruptedException;
    }

    private Learning learner(Catalogue catalogue) {
        Optional<TrainableRule> rule = trainable(catalogue)
                .filter(offer -> offer.id().equals(strategy))
                .findFirst();
        if (rule.isPresent()) {
            if (suite != null) {
                throw AutodidactException.caller(
                        "'" + strategy + "' makes the problems that it learns from itself\nLeave --suite out.");
            }
            return new Learning((trials, context) -> rule.get().learn(context), true);
        }
        MetaStrategy learner = catalogue.strategy(strategy);
        if (!learner.learns()) {
            throw AutodidactException.caller("strategy '" + strategy + "' does not learn\nThose that do: "
                    + Stream.concat(
                                    catalogue.strategies().stream()
                                            .filter(offer -> offer.value().learns())
                                            .map(Offer::id),
                                    trainable(catalogue).map(TrainableRule::id))
                            .collect(Collectors.joining(", ")));
        }
        return switch (learner) {
            case SearchStrategy search -> new Learning((trials, context) -> search.learn(trials.get(), context), false);
            case AdaptationStrategy adaptation -> {
                Experience draws = draws(catalogue);
                yield new Learning((trials, context) -> adaptation.learn(draws, context), true);
            }
        };
    }

    private Experience draws(Catalogue catalogue) {
        if (suite == null) {
            throw AutodidactException.caller("'" + strategy
                    + "' learns from episodes or objectives\nName a suite that draws some, such as --suite"
                    + " sinusoid or --suite navigation.");
        }
        return DrawnTasks.of(catalogue.suite(suite))
                .orElseThrow(() -> AutodidactException.caller("'" + strategy
                        + "' learns from episodes or objectives, and the suite '" + suite
                        + "' draws none\nName one that does, such as --suite sinusoid or --suite navigation."))
                .experience();
    }

    private static Stream<TrainableRule> trainable(Catalogue catalogue) {
        return catalogue.updateRules().stream()
                .map(Offer::value)
                .filter(TrainableRule.class::isInstance)
                .map(TrainableRule.class::cast);
    }

    private long gather(
            String name, Catalogue catalogue, Registry registry, StopSignal stop, AtomicReference<Progress> progress) {
        ComparisonRequest request = new ComparisonRequest(
                name,
                tasks,
                TEACHERS,
                budget,
                common.seeds(seeds),
                execution.trialLimit().orElse(CompareVerb.TRIAL_LIMIT),
                execution.threads,
                effort,
                common.command(),
                false);
        try (Executor executor = execution.open(catalogue, execution.threads)) {
            return new Comparer(catalogue, registry, executor)
                    .compare(
                            request,
                            stop,
                            (done, total, run, problem) -> progress.set(new Progress(done, total, "runs", run)));
        }
    }

    private void print(Knowledge knowledge) {
        Map<String, String> provenance = new TreeMap<>(knowledge.provenance());
        if (common.json) {
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("strategy", knowledge.strategy());
            json.put("format", knowledge.format());
            json.put("sha256", knowledge.sha256());
            json.put("provenance", provenance);
            common.print(Json.write(json));
            return;
        }
        common.print("learned " + knowledge.format() + ", SHA-256 " + knowledge.sha256());
        provenance.forEach((name, value) -> common.print("  " + name + ": " + value));
    }
}
