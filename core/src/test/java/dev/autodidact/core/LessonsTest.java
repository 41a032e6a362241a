package dev.autodidact.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autodidact.api.experience.Experience;
import dev.autodidact.api.experience.TaskRecord;
import dev.autodidact.api.experience.TrialRecord;
import dev.autodidact.api.task.TaskKind;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LessonsTest {

    private static final Experience SHIPPED = history("shipped", "iris", "wine", "boston");

    @Test
    void ownDataSetsAddToWhatIsShipped() {
        Lessons lessons = Lessons.of(history("own", "sales"), SHIPPED, "new");

        assertThat(ids(lessons)).containsExactly("own sales", "shipped boston", "shipped iris", "shipped wine");
        assertThat(lessons).hasToString("1 task in the registry and 3 that come with the strategy");
        assertThat(lessons.leavesNothingOut()).isTrue();
    }

    @Test
    void ownFamilyReplacesShippedOne() {
        Lessons lessons = Lessons.of(history("own", "iris", "wine"), SHIPPED, "new");

        assertThat(ids(lessons)).containsExactly("own iris", "own wine", "shipped boston");
        assertThat(lessons).hasToString("2 tasks in the registry and 1 that comes with the strategy");
    }

    @Test
    void nothingIsLearnedFromTheFamilyOfTheTaskToSolve() {
        Lessons lessons = Lessons.of(Experience.EMPTY, SHIPPED, "iris");

        assertThat(ids(lessons)).containsExactly("shipped boston", "shipped wine");
        assertThat(lessons.leavesNothingOut()).isFalse();
    }

    @Test
    void ofAStrategyThatComesWithNothingTheRegistryAloneIsNamed() {
        assertThat(Lessons.of(history("own", "sales"), Experience.EMPTY, "new")).hasToString("1 task in the registry");
    }

    private static List<String> ids(Lessons lessons) {
        return lessons.experience().tasks().stream().map(TaskRecord::id).toList();
    }

    private static Experience history(String origin, String... families) {
        List<TaskRecord> tasks = Stream.of(families)
                .sorted()
                .map(family ->
                        new TaskRecord(origin + " " + family, family, family, TaskKind.TABLE, "log-loss", Map.of()))
                .toList();
        return new Experience() {
            @Override
            public List<TaskRecord> tasks() {
                return tasks;
            }

            @Override
            public List<TrialRecord> trials(TaskRecord task) {
                return List.of();
            }
        };
    }
}
