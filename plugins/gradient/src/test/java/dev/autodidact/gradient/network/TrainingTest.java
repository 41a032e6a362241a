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
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class TrainingTest {

    private static final int ROWS = 32;
    private static final int BATCH = 4;
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
    void whereStepsComeToRestAllRowsAreLearnedFromAndTheLastParametersAreKept() throws InterruptedException {
        AtomicInteger rows = new AtomicInteger();

        assertThat(run(Training.Schedule.COSINE, rows, new ByOne(new ArrayList<>())))
                .isNotEqualTo(start());
        assertThat(rows).hasValue(2 * ROWS);
    }

    @Test
    void whereStepsStayLongATenthIsHeldOutAndTheBestParametersThereAreKept() throws InterruptedException {
        AtomicInteger rows = new AtomicInteger();

        assertThat(run(Training.Schedule.CONSTANT, rows, new ByOne(new ArrayList<>())))
                .as("each step makes the loss greater")
                .isEqualTo(start());
        assertThat(rows).hasValue(2 * (ROWS - ROWS / 10));
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

    private static float[] run(Training.Schedule schedule, AtomicInteger rows, UpdateRule rule)
            throws InterruptedException {
        double[] zeros = new double[ROWS];
        NetworkObjective objective =
                new NetworkObjective(NETWORK, new Batch(zeros, new Loss.Squared(zeros)), 0, BATCH, (batch, random) -> {
                    rows.addAndGet(batch.rows());
                    return batch;
                });
        return new Training(objective, rule, ROWS, BATCH, schedule, FitContext.of(1)).run(start(), 2);
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
