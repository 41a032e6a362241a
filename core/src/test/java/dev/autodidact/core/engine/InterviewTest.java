package dev.autodidact.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autodidact.api.data.TrainingData;
import dev.autodidact.api.learner.FitContext;
import dev.autodidact.api.learner.Learner;
import dev.autodidact.api.learner.Model;
import dev.autodidact.api.learner.Support;
import dev.autodidact.api.space.Configuration;
import dev.autodidact.api.space.SearchSpace;
import dev.autodidact.api.task.Metrics;
import dev.autodidact.api.task.Resampling;
import dev.autodidact.api.task.TaskProfile;
import dev.autodidact.core.fakes.Deaf;
import dev.autodidact.core.fakes.Memory;
import dev.autodidact.core.fakes.Samples;
import dev.autodidact.runtime.preprocess.LabelledTable;
import java.io.InputStream;
import java.time.Duration;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class InterviewTest {

    private static final Folds FOLDS = Folds.of(
            LabelledTable.of(Samples.classes(40, 1), "kind"), Metrics.LOG_LOSS, new Resampling.CrossValidation(3), 1);

    @Test
    void learnersThatDoNotAnswerAreLeftOutByNameAndOthersAreNot() {
        TableProblem problem = new TableProblem(
                FOLDS,
                Samples.offers(
                        new Asked("test.silent", Deaf::forever, SearchSpace::empty),
                        new Memory("test.memory"),
                        new Asked("test.spaceless", Support::yes, Deaf::forever),
                        new Asked("test.no", () -> Support.no("not today"), SearchSpace::empty),
                        new Asked("test.null", Support::yes, () -> null),
                        new Asked(
                                "test.unspeakable",
                                () -> {
                                    throw new Unspeakable();
                                },
                                SearchSpace::empty)),
                Duration.ofMillis(500),
                Interview::ask);

        assertThat(problem.space().defaults().choice("learner")).isEqualTo("test.memory");
        assertThat(problem.unsupported())
                .containsOnlyKeys("test.silent", "test.spaceless", "test.no", "test.null", "test.unspeakable");
        assertThat(problem.problems())
                .hasSize(4)
                .allMatch(line -> line.startsWith("learner 'test."))
                .noneMatch(line -> line.contains("test.no"));
    }

    private static final class Unspeakable extends RuntimeException {

        private static final long serialVersionUID = 1;

        @Override
        public String getMessage() {
            throw new IllegalStateException("not telling");
        }
    }

    private record Asked(String id, Supplier<Support> support, Supplier<SearchSpace> space) implements Learner {

        @Override
        public Support supports(TaskProfile task) {
            return support.get();
        }

        @Override
        public SearchSpace space(TaskProfile task) {
            return space.get();
        }

        @Override
        public Model fit(Configuration configuration, TrainingData data, FitContext context) {
            throw new IllegalStateException("nobody asked it to fit");
        }

        @Override
        public Model read(InputStream in) {
            throw new IllegalStateException("nobody asked it to read");
        }
    }
}
