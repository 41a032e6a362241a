package dev.autodidact.gradient.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.autodidact.api.Seeds;
import dev.autodidact.api.learner.FitContext;
import dev.autodidact.api.optimizer.UpdateRule;
import dev.autodidact.api.optimizer.UpdateState;
import dev.autodidact.api.space.Configuration;
import dev.autodidact.api.space.SearchSpace;
import dev.autodidact.gradient.internal.Activation;
import dev.autodidact.gradient.internal.Architecture;
import dev.autodidact.gradient.internal.Batch;
import dev.autodidact.gradient.internal.Loss;
import dev.autodidact.gradient.internal.Network;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TrainingTest {

    private static final int ROWS = 32;
    private static final int BATCH = 4;

    /** Each step goes there. */
    private static final double FAR = 1000;

    private static final Network NETWORK = new Network(new Architecture(List.of(1, 1), Activation.TANH));

    @Test
    void stepsAreAsLongAsTheRuleMakesThem() throws InterruptedException {
        assertThat(steps(Training.Schedule.CONSTANT)).hasSize(2 * 8 - 1).allMatch(step -> Math.abs(step - 1) < 1e-4);
    }

    @Test
    void stepsShortenAlongHalfACosine() throws InterruptedException {
        List<Double> steps = steps(Training.Schedule.COSINE);

        assertThat(steps).hasSize(2 * 8 - 1);
        for (int step = 1; step <= steps.size(); step++) {
            assertThat(steps.get(step - 1)).isCloseTo((1 + Math.cos(Math.PI * step / 16)) / 2, within(1e-4));
        }
    }

    @Test
    void allRowsAreLearnedFrom() throws InterruptedException {
        for (Training.Schedule schedule : Training.Schedule.values()) {
            AtomicInteger rows = new AtomicInteger();

            Training.Trained trained = run(schedule, rows, new ByOne(new ArrayList<>()));

            assertThat(rows).hasValue(2 * ROWS);
            assertThat(trained.epochs()).isEqualTo(2);
        }
    }

    @Test
    void aConstantRuleKeepsTheAverageOfTheLastThirdOfTheSteps() throws InterruptedException {
        float[] trained = run(Training.Schedule.CONSTANT, new AtomicInteger(), new ByOne(new ArrayList<>()))
                .parameters();

        // what moves by one at each of 16 steps; the weights grow with its square
        double mean = IntStream.rangeClosed(1, 16)
                        .mapToDouble(step -> step * step * (step + 1))
                        .sum()
                / IntStream.rangeClosed(1, 16)
                        .mapToDouble(step -> step * (step + 1))
                        .sum();
        assertThat((double) trained[0] - start()[0]).isCloseTo(mean, within(1e-3));
    }

    @Test
    void whereItDivergesTheLastParametersBeforeAreKept() throws InterruptedException {
        ByOne rule = new ByOne(new ArrayList<>());

        Training.Trained trained = training(Training.Schedule.CONSTANT, new AtomicInteger(), rule, targets(0))
                .run(start(), 50, Optional.empty());

        assertThat(trained).returns(1, Training.Trained::epochs).returns(start(), Training.Trained::parameters);
        assertThat(rule.seen).hasSize(8);
    }

    @Test
    void epochsAfterThoseThatPredictTheWatchedRowsBestDoNotCount() throws InterruptedException {
        ByOne rule = new ByOne(new ArrayList<>());

        Training.Trained trained = training(Training.Schedule.CONSTANT, new AtomicInteger(), rule)
                .run(start(), 50, Optional.of(targets(0)));

        assertThat(trained.epochs())
                .as("each step makes the loss there greater")
                .isEqualTo(1);
        assertThat(rule.seen).as("ten more epochs of eight were tried").hasSize(11 * 8);
        assertThat(trained.parameters())
                .isEqualTo(training(Training.Schedule.CONSTANT, new AtomicInteger(), new ByOne(new ArrayList<>()))
                        .run(start(), 1, Optional.empty())
                        .parameters());
    }

    /** How far each step but the last goes, of two epochs of eight, where the rule always goes by one. */
    private static List<Double> steps(Training.Schedule schedule) throws InterruptedException {
        ByOne rule = new ByOne(new ArrayList<>());
        run(schedule, new AtomicInteger(), rule);
        List<Double> steps = new ArrayList<>();
        for (int i = 1; i < rule.seen.size(); i++) {
            steps.add((double) rule.seen.get(i) - rule.seen.get(i - 1));
        }
        return steps;
    }

    private static Training.Trained run(Training.Schedule schedule, AtomicInteger rows, UpdateRule rule)
            throws InterruptedException {
        return training(schedule, rows, rule).run(start(), 2, Optional.empty());
    }

    private static Training training(Training.Schedule schedule, AtomicInteger rows, UpdateRule rule) {
        return training(schedule, rows, rule, targets(FAR));
    }

    private static Training training(Training.Schedule schedule, AtomicInteger rows, UpdateRule rule, Batch data) {
        NetworkObjective objective = new NetworkObjective(NETWORK, data, 0, BATCH, (batch, random) -> {
            rows.addAndGet(batch.rows());
            return batch;
        });
        return new Training(objective, rule, ROWS, BATCH, schedule, FitContext.of(1));
    }

    private static Batch targets(double target) {
        double[] targets = new double[ROWS];
        Arrays.fill(targets, target);
        return new Batch(new double[ROWS], new Loss.Squared(targets));
    }

    private static float[] start() {
        return NETWORK.start(Seeds.generator(1, "start"));
    }

    private record ByOne(List<Float> seen) implements UpdateRule {

        @Override
        public String id() {
            return "by-one";
        }

        @Override
        public SearchSpace space() {
            return SearchSpace.empty();
        }

        @Override
        public UpdateRule with(Configuration configuration) {
            return this;
        }

        @Override
        public UpdateState start(int parameters) {
            return UpdateState.zeros(parameters, 0);
        }

        @Override
        public void step(UpdateState state, float[] parameters, float[] gradient) {
            seen.add(parameters[0]);
            for (int p = 0; p < parameters.length; p++) {
                parameters[p]++;
            }
        }
    }
}
