package dev.autodidact.suites.internal.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.autodidact.api.AutodidactException;
import dev.autodidact.api.Seeds;
import dev.autodidact.api.optimizer.Objective;
import dev.autodidact.api.suite.EpisodeSource.Part;
import dev.autodidact.api.suite.ObjectiveSource;
import dev.autodidact.api.suite.SuiteSource;
import dev.autodidact.api.suite.TaskReference;
import dev.autodidact.api.suite.TaskSuite;
import dev.autodidact.api.task.ObjectiveTask;
import dev.autodidact.testkit.SuiteContract;
import org.junit.jupiter.api.Test;

/** What all control suites have in common. */
abstract class ControlSuiteContract extends SuiteContract {

    private final String id;

    ControlSuiteContract(String id) {
        this.id = id;
    }

    @Override
    protected TaskSuite suite() {
        return source().open("");
    }

    @Override
    protected int loadedTasks() {
        return 3;
    }

    private SuiteSource source() {
        return ControlSuites.sources().stream()
                .filter(source -> source.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aHundredWorldsAreForJudging() {
        assertThat(suite().tasks())
                .filteredOn(reference -> reference.role() == TaskReference.Role.META_TEST)
                .hasSize(100);
    }

    @Test
    void drawnWorldsDependOnTheGeneratorAloneAndFitTheJudgedPolicies() {
        ObjectiveSource drawn = suite().objectives().orElseThrow();
        Objective judged = ((ObjectiveTask) suite().tasks().getFirst().load()).objective();
        Objective one = drawn.draw(Part.META_TRAIN, Seeds.generator(1, "a"));
        Objective again = drawn.draw(Part.META_TRAIN, Seeds.generator(1, "a"));
        Objective other = drawn.draw(Part.META_TRAIN, Seeds.generator(1, "b"));
        float[] start = judged.start(Seeds.generator(1, "start"));

        assertThat(one.tensors()).isEqualTo(judged.tensors());
        assertThat(one.loss(start)).isEqualTo(again.loss(start)).isNotEqualTo(other.loss(start));
    }

    @Test
    void anArgumentIsRefused() {
        assertThatThrownBy(() -> source().open("5"))
                .isInstanceOf(AutodidactException.class)
                .hasMessageContaining("'" + id + "' takes no argument");
    }
}
