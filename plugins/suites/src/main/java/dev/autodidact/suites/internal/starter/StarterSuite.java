package dev.autodidact.suites.internal.starter;

import dev.autodidact.api.data.Table;
import dev.autodidact.api.suite.SuiteSource;
import dev.autodidact.api.suite.TaskReference;
import dev.autodidact.api.task.Metrics;
import dev.autodidact.api.task.Resampling;
import dev.autodidact.api.task.TableTask;
import dev.autodidact.api.task.TaskKind;
import dev.autodidact.api.task.TaskType;
import dev.autodidact.suites.internal.Chance;
import dev.autodidact.suites.internal.FixedSource;
import java.util.List;
import java.util.function.Function;

/**
 * The suite {@code starter}: real data sets that their published rules regenerate exactly, beside well-known
 * generators. Small and varied tasks come first, so that the first few already say something. The content of a task
 * depends on nothing but its name.
 */
public final class StarterSuite {

    /** To be raised whenever the content of any task changes. */
    private static final String VERSION = "1";

    private StarterSuite() {}

    /** {@return the source of the suite} */
    public static SuiteSource source() {
        return new FixedSource(
                "starter",
                "starter, " + tasks().size() + " small table tasks, generated: no download",
                VERSION,
                StarterSuite::tasks);
    }

    private static List<TaskReference> tasks() {
        return List.of(
                classes("balance-scale", chance -> BalanceScale.table()),
                reals("friedman-1", "friedman", chance -> Friedman.first(500, chance)),
                classes("monks-1", "monks", chance -> Monks.first()),
                classes("two-moons", chance -> TwoMoons.table(500, chance)),
                reals("sparse-linear", chance -> SparseLinear.table(400, chance)),
                classes("tic-tac-toe", chance -> TicTacToe.table()),
                reals("messy-prices", "messy", chance -> Messy.prices(800, chance)),
                classes("led-24", chance -> Led.table(800, chance)),
                classes("two-spirals", chance -> TwoSpirals.table()),
                reals("borehole", chance -> Borehole.table(500, chance)),
                classes("waveform", chance -> Waveform.table(900, chance)),
                reals("mv", chance -> Mv.table(1000, chance)),
                classes("ringnorm", "norms", chance -> Norms.ring(800, chance)),
                reals("friedman-2", "friedman", chance -> Friedman.second(600, chance)),
                classes("messy-classes", "messy", chance -> Messy.classes(1000, chance)),
                classes("monks-3", "monks", chance -> Monks.third()),
                classes("parity-5-5", chance -> Parity.table()),
                reals("2dplanes", chance -> TwoPlanes.table(1000, chance)),
                classes("twonorm", "norms", chance -> Norms.two(800, chance)),
                classes("nested-spheres", chance -> NestedSpheres.table(1000, chance)),
                reals("friedman-3", "friedman", chance -> Friedman.third(600, chance)),
                classes("hypercube", chance -> Hypercube.table(1000, chance)),
                classes("monks-2", "monks", chance -> Monks.second()),
                classes("threenorm", "norms", chance -> Norms.three(800, chance)),
                classes("king-rook-king", chance -> KingRookKing.sample(3000, chance)));
    }

    private static TaskReference classes(String name, Function<Chance, Table> maker) {
        return classes(name, name, maker);
    }

    private static TaskReference classes(String name, String family, Function<Chance, Table> maker) {
        return reference(name, family, TaskType.CLASSIFICATION, maker);
    }

    private static TaskReference reals(String name, Function<Chance, Table> maker) {
        return reals(name, name, maker);
    }

    private static TaskReference reals(String name, String family, Function<Chance, Table> maker) {
        return reference(name, family, TaskType.REGRESSION, maker);
    }

    private static TaskReference reference(String name, String family, TaskType type, Function<Chance, Table> maker) {
        return new TaskReference(
                name,
                family,
                TaskKind.TABLE,
                TaskReference.Role.BOTH,
                () -> new TableTask(
                        name,
                        maker.apply(new Chance("starter", name)),
                        TableDraft.TARGET,
                        type,
                        Metrics.standard(type),
                        new Resampling.Automatic()));
    }
}
