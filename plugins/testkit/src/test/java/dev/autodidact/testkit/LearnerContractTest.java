package dev.autodidact.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autodidact.api.Cancellation;
import dev.autodidact.api.data.ClassProbabilities;
import dev.autodidact.api.data.ClassTarget;
import dev.autodidact.api.data.Features;
import dev.autodidact.api.data.Predictions;
import dev.autodidact.api.data.TrainingData;
import dev.autodidact.api.learner.FitContext;
import dev.autodidact.api.learner.Learner;
import dev.autodidact.api.learner.Model;
import dev.autodidact.api.learner.Support;
import dev.autodidact.api.space.Configuration;
import dev.autodidact.api.task.TaskProfile;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class LearnerContractTest {

    private static Learner learner = new NeighbourLearner();

    @Test
    void honestLearnerKeepsTheContract() {
        assertBroken(new NeighbourLearner());
    }

    @Test
    void malformedIdIsNoticed() {
        assertBroken(
                new NeighbourLearner() {
                    @Override
                    public String id() {
                        return "Neighbours";
                    }
                },
                "idIsWellFormed");
    }

    @Test
    void refusalOfEverythingIsNoticed() {
        assertBroken(
                new NeighbourLearner() {
                    @Override
                    public Support supports(TaskProfile task) {
                        return Support.no("never");
                    }
                },
                "supportsAnswersEveryTaskAndGivesItsReasonForNo");
    }

    @Test
    void throwingSupportsIsNoticed() {
        learner = new NeighbourLearner() {
            @Override
            public Support supports(TaskProfile task) {
                return task.rows() / task.columns() > 0 ? Support.yes() : Support.no("too few rows");
            }
        };
        assertThat(Contracts.broken(Subject.class)).containsKey("supportsAnswersEveryTaskAndGivesItsReasonForNo");
    }

    @Test
    void chanceFromElsewhereIsNoticed() {
        AtomicInteger fits = new AtomicInteger();
        assertBroken(
                new NeighbourLearner() {
                    @Override
                    public Model fit(Configuration configuration, TrainingData data, FitContext context)
                            throws InterruptedException {
                        Configuration other = space(null).complete(Map.of("k", 1 + fits.incrementAndGet() % 20));
                        return super.fit(other, data, context);
                    }
                },
                "sameSeedGivesTheSameModelWhateverElseIsFitted",
                "sameSeedGivesTheSameModelOnManyThreadsAtOnce");
    }

    @Test
    void predictionsThatDependOnTheBatchAreNoticed() {
        assertBroken(
                predicting(model -> altered(model, features -> {
                    int[] reversed = new int[features.rows()];
                    for (int row = 0; row < reversed.length; row++) {
                        reversed[row] = reversed.length - 1 - row;
                    }
                    return model.predict(features.take(reversed));
                })),
                "rowsArePredictedAloneAsInABatch",
                "easyTasksAreSolvedBetterThanByAConstant");
    }

    @Test
    void missingColumnOfAnAbsentClassIsNoticed() {
        assertBroken(
                new NeighbourLearner() {
                    @Override
                    public Model fit(Configuration configuration, TrainingData data, FitContext context)
                            throws InterruptedException {
                        Model model = super.fit(configuration, data, context);
                        return data.target() instanceof ClassTarget target && target.counts()[0] == 0
                                ? altered(model, features -> dropFirst((ClassProbabilities) model.predict(features)))
                                : model;
                    }
                },
                "classesAbsentFromTheTrainingRowsHaveTheirColumn");
    }

    @Test
    void changedTrainingDataIsNoticed() {
        assertBroken(
                new NeighbourLearner() {
                    @Override
                    public Model fit(Configuration configuration, TrainingData data, FitContext context)
                            throws InterruptedException {
                        Model model = super.fit(configuration, data, context);
                        data.features().column(0)[0]++;
                        return model;
                    }
                },
                "fitAndPredictLeaveTheDataAsItWas");
    }

    @Test
    void progressThatFallsIsNoticed() {
        assertBroken(
                new NeighbourLearner() {
                    @Override
                    public Model fit(Configuration configuration, TrainingData data, FitContext context)
                            throws InterruptedException {
                        context.progress().accept(1);
                        context.progress().accept(0.5);
                        return super.fit(configuration, data, context);
                    }
                },
                "progressOfAFitLiesInZeroToOneAndNeverFalls");
    }

    @Test
    void fitsThatCannotBeCancelledAreNoticed() {
        assertBroken(
                new NeighbourLearner() {
                    @Override
                    public Model fit(Configuration configuration, TrainingData data, FitContext context)
                            throws InterruptedException {
                        return super.fit(configuration, data, new FitContext(context.seed(), 1, Cancellation.none()));
                    }
                },
                "cancelledFitsEndInInterruptedException");
    }

    @Test
    void readersThatThrowWhateverTheyLikeAreNoticed() {
        assertBroken(
                new NeighbourLearner() {
                    @Override
                    public Model read(InputStream in) throws IOException {
                        try {
                            return super.read(in);
                        } catch (IOException e) {
                            throw new IllegalStateException(e);
                        }
                    }
                },
                "damagedModelsAreRefusedWithIoException");
    }

    @Test
    void readersThatCloseTheStreamAreNoticed() {
        assertBroken(
                new NeighbourLearner() {
                    @Override
                    public Model read(InputStream in) throws IOException {
                        try (in) {
                            return super.read(in);
                        }
                    }
                },
                "writtenModelReadsBackAsTheSame");
    }

    @Test
    void threadsLeftBehindAreNoticed() {
        CountDownLatch end = new CountDownLatch(1);
        try {
            assertBroken(
                    new NeighbourLearner() {
                        @Override
                        public Model fit(Configuration configuration, TrainingData data, FitContext context)
                                throws InterruptedException {
                            new Thread(() -> {
                                        try {
                                            end.await();
                                        } catch (InterruptedException e) {
                                            Thread.currentThread().interrupt();
                                        }
                                    })
                                    .start();
                            return super.fit(configuration, data, context);
                        }
                    },
                    "noThreadIsLeftBehindThatKeepsTheProcessAlive");
        } finally {
            end.countDown();
        }
    }

    @Test
    void failuresNameTheTaskAndTheConfiguration() {
        learner = predicting(model -> altered(model, features -> {
            throw new ArithmeticException("oops");
        }));
        assertThat(Contracts.broken(Subject.class).get("tinyDataIsFitted"))
                .contains("kit.neighbours on 2 classes, two rows per class with {\"k\":5}", "oops");
    }

    private static void assertBroken(Learner subject, String... rules) {
        learner = subject;
        assertThat(Contracts.broken(Subject.class)).containsOnlyKeys(rules);
    }

    private static Learner predicting(UnaryOperator<Model> change) {
        return new NeighbourLearner() {
            @Override
            public Model fit(Configuration configuration, TrainingData data, FitContext context)
                    throws InterruptedException {
                return change.apply(super.fit(configuration, data, context));
            }

            @Override
            public Model read(InputStream in) throws IOException {
                return change.apply(super.read(in));
            }
        };
    }

    private static Model altered(Model model, Function<Features, Predictions> predict) {
        return new Model() {
            @Override
            public Predictions predict(Features features) {
                return predict.apply(features);
            }

            @Override
            public void write(OutputStream out) throws IOException {
                model.write(out);
            }
        };
    }

    private static Predictions dropFirst(ClassProbabilities whole) {
        int left = whole.classes() - 1;
        double[] rest = new double[whole.rows() * left];
        for (int i = 0; i < rest.length; i++) {
            rest[i] = whole.probability(i / left, 1 + i % left);
        }
        return new ClassProbabilities(rest, left);
    }

    static class Subject extends LearnerContract {
        @Override
        protected Learner learner() {
            return learner;
        }
    }
}
