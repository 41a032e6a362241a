package dev.autodidact.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autodidact.api.Cancellation;
import dev.autodidact.api.data.ClassProbabilities;
import dev.autodidact.api.execution.Proposal;
import dev.autodidact.api.execution.TrialRequest;
import dev.autodidact.api.learner.Learner;
import dev.autodidact.api.space.Configuration;
import dev.autodidact.api.strategy.SearchProblem;
import dev.autodidact.api.task.Metrics;
import dev.autodidact.api.task.Resampling;
import dev.autodidact.core.fakes.Samples;
import dev.autodidact.core.plugin.Catalogue;
import dev.autodidact.runtime.model.FittedModel;
import dev.autodidact.runtime.preprocess.LabelledTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class ModelSoFarTest {

    @TempDir
    Path folder;

    private final Catalogue catalogue = Catalogue.discover(Optional.empty());
    private final LabelledTable data = LabelledTable.of(Samples.classes(60, 1), "kind");
    private TableProblem problem;
    private Path file;

    @BeforeEach
    void prepare() {
        problem = new TableProblem(
                Folds.of(data, Metrics.LOG_LOSS, new Resampling.CrossValidation(2), 1),
                catalogue.learners("fake.memory"));
        file = folder.resolve("out").resolve("model");
    }

    @Test
    void fileHoldsTheBestModelOfTheFirstFoldWhileTheSearchGoesOn() throws Exception {
        try (ModelSoFar unused = new ModelSoFar(problem, catalogue.learners(""), file)) {
            assertThat(file).doesNotExist();
            trial();
            while (!Files.exists(file)) {
                Thread.sleep(Duration.ofMillis(5));
            }
        }

        FittedModel model = catalogue.model(file);
        assertThat(model.members()).singleElement().satisfies(member -> {
            assertThat(member.learner().id()).isEqualTo("fake.memory");
            assertThat(member.version()).isEqualTo("7");
            assertThat(member.weight()).isEqualTo(1);
        });
        assertThat(((ClassProbabilities) model.predict(data.table())).rows()).isEqualTo(60);
    }

    @Test
    @Timeout(12)
    void modelThatIsLostToABetterOneDoesNotKeepThatWaiting() throws Exception {
        CountDownLatch read = new CountDownLatch(1);
        KeptModel.Place lost = () -> {
            read.countDown();
            LockSupport.parkNanos(Duration.ofSeconds(2).toNanos());
            throw new IOException("a better one has taken its place");
        };
        try (ModelSoFar unused = new ModelSoFar(problem, catalogue.learners(""), file)) {
            ((TableTrials) problem.runner()).keep(new KeptModel(1e9, defaults(), 1, lost));
            read.await();
            trial();
            while (!Files.exists(file)) {
                Thread.sleep(Duration.ofMillis(5));
            }
        }
    }

    @Test
    void onceTheRunHasEndedTheFileIsLeftAlone() throws Exception {
        new ModelSoFar(problem, catalogue.learners(""), file).close();

        trial();

        Thread.sleep(Duration.ofMillis(50));
        assertThat(file).doesNotExist();
    }

    @Test
    void fileThatCannotBeWrittenHurtsNobody() throws Exception {
        Files.writeString(folder.resolve("out"), "in the way");

        try (ModelSoFar unused = new ModelSoFar(problem, catalogue.learners(""), file)) {
            trial();
        }

        assertThat(folder.resolve("out")).hasContent("in the way");
    }

    private void trial() throws Exception {
        problem.runner()
                .run(new TrialRequest(0, Proposal.full(defaults()), 1, Duration.ofMinutes(1)), Cancellation.none());
    }

    private Configuration defaults() {
        Learner memory = problem.learner("fake.memory");
        return memory.space(data.profile()).defaults().nestedIn(SearchProblem.LEARNER, memory.id());
    }
}
