package dev.autodidact.cli;

import dev.autodidact.api.AutodidactException;
import dev.autodidact.core.Environment;
import dev.autodidact.core.plugin.Catalogue;
import dev.autodidact.registry.Registry;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code doctor}: is everything there? */
@Command(
        name = "doctor",
        description = {
            "Checks this machine: Java, memory, plugins, native libraries, the registry.",
            "Every learner is fitted to two small tables, and every update rule takes a step.",
            "The exit code is 0 where all is well, 1 where something does not work."
        },
        mixinStandardHelpOptions = true)
final class DoctorVerb implements Callable<Integer> {

    private static final int LEAST_MEMORY_MB = 1024;

    @Mixin
    CommonOptions common = new CommonOptions();

    private final List<Finding> findings = new ArrayList<>();

    @Override
    public Integer call() {
        Catalogue catalogue = common.quietCatalogue();
        examineMachine();
        examineRegistry();
        catalogue.problems().forEach(problem -> add(false, "plugins", problem));
        common.remark("fitting every learner to small tables...");
        findings.addAll(new Checkup(catalogue).examine());
        boolean well = findings.stream().allMatch(Finding::well);
        if (common.json) {
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("well", well);
            json.put("findings", findings);
            json.put("versions", Environment.describe(catalogue));
            common.print(Json.write(json));
        } else {
            print(well);
        }
        return well ? 0 : 1;
    }

    private void examineMachine() {
        add(true, "autodidact", Environment.version());
        add(true, "java", System.getProperty("java.vm.name") + " " + Runtime.version());
        add(
                true,
                "machine",
                System.getProperty("os.name") + " " + System.getProperty("os.arch") + ", "
                        + Runtime.getRuntime().availableProcessors() + " processors");
        long memory = Runtime.getRuntime().maxMemory() >> 20;
        boolean enough = memory >= LEAST_MEMORY_MB;
        add(
                enough,
                "memory",
                memory + " MB for Java"
                        + (enough ? "" : ", which is little: give it more with AUTODIDACT_OPTS=-Xmx4g"));
    }

    private void examineRegistry() {
        try (Registry registry = common.registry()) {
            add(true, "registry", registry.runs().size() + " runs in " + common.registryPlace());
        } catch (AutodidactException e) {
            add(false, "registry", String.valueOf(e.getMessage()));
        }
    }

    private void print(boolean well) {
        for (Finding finding : findings) {
            common.print(String.format(
                    "%-7s %-18s %s",
                    finding.well() ? "ok" : "BROKEN",
                    finding.what(),
                    finding.detail().replaceAll("\\R", System.lineSeparator() + " ".repeat(27))));
        }
        common.print(well ? "All is well." : "Something does not work: see BROKEN above.");
    }

    private void add(boolean well, String what, String detail) {
        findings.add(new Finding(well, what, detail));
    }

    /**
     * Something that was looked at.
     *
     * @param well whether it works
     * @param what the thing
     * @param detail more about it, or why it does not work
     */
    record Finding(boolean well, String what, String detail) {}
}
