package dev.autodidact.cli;

import dev.autodidact.api.AutodidactException;
import dev.autodidact.api.Seeds;
import dev.autodidact.api.execution.Executor;
import dev.autodidact.core.Verification;
import dev.autodidact.core.Verification.Trial;
import dev.autodidact.core.Verification.Verdict;
import dev.autodidact.core.Verifier;
import dev.autodidact.core.plugin.Catalogue;
import dev.autodidact.registry.Registry;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code registry verify}: whether trials come out again as they did. */
@Command(
        name = "verify",
        description = {
            "Runs stored trials again, with the recorded data, folds, configurations and seeds, and compares scores and"
                    + " out-of-fold predictions bit for bit.",
            "Exit code 0: all are equal; 1: some differ; 2: it cannot be done, because data or plugins are not what they"
                    + " were."
        },
        sortOptions = false,
        mixinStandardHelpOptions = true)
final class RegistryVerifyVerb implements Callable<Integer> {

    private static final int DIFFERENT = 1;
    private static final int IMPOSSIBLE = 2;

    @Option(names = "--run", required = true, paramLabel = "ID", description = "the run; 'registry' lists them")
    long run;

    @Option(names = "--trial", split = ",", paramLabel = "N,...", description = "only these trials, counted from 0")
    List<Integer> trials = List.of();

    @Option(names = "--sample", paramLabel = "N", description = "only so many trials, drawn with --seed")
    @Nullable
    Integer sample;

    @Option(
            names = "--data",
            paramLabel = "FILE",
            description = "the table of a run of the verb 'run'; the registry keeps its hash, not the table")
    @Nullable
    Path data;

    @Option(names = "--target", paramLabel = "COLUMN", description = "the column that such a run was to predict")
    @Nullable
    String target;

    @Mixin
    ExecutionOptions execution = new ExecutionOptions();

    @Mixin
    CommonOptions common = new CommonOptions();

    @Override
    public Integer call() {
        execution.check();
        if ((data == null) != (target == null)) {
            throw AutodidactException.caller(
                    "--data and --target go together: name the table and the column that the" + " run was to predict");
        }
        if (sample != null) {
            CommonOptions.requirePositive("--sample", sample);
        }
        Catalogue catalogue = common.catalogue();
        try (Registry registry = common.registry();
                Executor executor = execution.open(catalogue, execution.threads)) {
            Optional<Verifier.Data> given = data == null || target == null
                    ? Optional.empty()
                    : Optional.of(new Verifier.Data(catalogue.host().tables().read(data), target));
            Verification verification =
                    new Verifier(catalogue, registry, executor, execution.threads).verify(run, chosen(registry), given);
            common.print(common.json ? Json.write(fields(verification)) : words(verification));
            return exitCode(verification);
        }
    }

    private List<Integer> chosen(Registry registry) {
        if (!trials.isEmpty()) {
            return trials;
        }
        List<Integer> all = new ArrayList<>();
        registry.trials(run, trial -> all.add(trial.trial()));
        if (all.isEmpty()) {
            throw AutodidactException.caller("there is no run " + run + " with trials in the registry "
                    + common.registryPlace() + "\n'registry' lists the runs.");
        }
        if (sample == null || sample >= all.size()) {
            return all;
        }
        RandomGenerator random = Seeds.generator(common.seed, "verify");
        for (int i = 0; i < sample; i++) {
            Collections.swap(all, i, random.nextInt(i, all.size()));
        }
        return all.subList(0, sample).stream().sorted().toList();
    }

    private static int exitCode(Verification verification) {
        if (verification.count(Verdict.DIFFERENT) > 0) {
            return DIFFERENT;
        }
        return verification.count(Verdict.EQUAL) > 0 ? 0 : IMPOSSIBLE;
    }

    private static String words(Verification verification) {
        List<String> lines = new ArrayList<>();
        for (Trial trial : verification.trials()) {
            String name = "trial " + trial.trial() + (trial.learner().isEmpty() ? "" : " (" + trial.learner() + ")");
            switch (trial.verdict()) {
                case EQUAL -> {}
                case DIFFERENT -> {
                    lines.add(name + " differs:");
                    trial.reasons().forEach(reason -> lines.add("  " + reason));
                }
                case INCOMPARABLE -> lines.add(name + " cannot be compared: " + String.join("; ", trial.reasons()));
            }
        }
        if (verification.count(Verdict.DIFFERENT) > 0) {
            verification
                    .environment()
                    .forEach((name, change) ->
                            lines.add(name + " was '" + change.then() + "', is '" + change.now() + "'"));
        }
        lines.add("run " + verification.run() + ": " + verification.count(Verdict.EQUAL) + " of "
                + verification.trials().size() + " trials are equal, bit for bit; "
                + verification.count(Verdict.DIFFERENT) + " differ, " + verification.count(Verdict.INCOMPARABLE)
                + " cannot be compared");
        return String.join("\n", lines);
    }

    private static Map<String, Object> fields(Verification verification) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("run", verification.run());
        fields.put("equal", verification.count(Verdict.EQUAL));
        fields.put("different", listed(verification, Verdict.DIFFERENT));
        fields.put("incomparable", listed(verification, Verdict.INCOMPARABLE));
        Map<String, Object> environment = new LinkedHashMap<>();
        verification
                .environment()
                .forEach((name, change) -> environment.put(name, Map.of("then", change.then(), "now", change.now())));
        fields.put("environment", environment);
        return fields;
    }

    private static List<Map<String, Object>> listed(Verification verification, Verdict verdict) {
        return verification.trials().stream()
                .filter(trial -> trial.verdict() == verdict)
                .map(trial -> {
                    Map<String, Object> fields = new LinkedHashMap<>();
                    fields.put("trial", trial.trial());
                    fields.put("learner", trial.learner());
                    fields.put("reasons", trial.reasons());
                    return fields;
                })
                .toList();
    }
}
