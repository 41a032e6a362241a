package dev.autodidact.gradient.fewshot;

import dev.autodidact.api.data.Features;
import dev.autodidact.api.data.RealTarget;
import dev.autodidact.api.data.TrainingData;
import dev.autodidact.api.suite.EpisodeSource;
import dev.autodidact.api.task.Episode;
import java.util.List;
import java.util.random.RandomGenerator;

/** Sine waves of random amplitude and phase, five points to learn from and ten to judge. */
final class Waves implements EpisodeSource {

    @Override
    public String name() {
        return "waves";
    }

    @Override
    public Episode draw(Part part, RandomGenerator random) {
        double amplitude = random.nextDouble(0.1, 5);
        double phase = random.nextDouble(Math.PI);
        return new Episode(points(5, amplitude, phase, random), points(10, amplitude, phase, random));
    }

    private static TrainingData points(int count, double amplitude, double phase, RandomGenerator random) {
        double[] x = random.doubles(count, -5, 5).toArray();
        double[] y = new double[count];
        for (int i = 0; i < count; i++) {
            y[i] = amplitude * Math.sin(x[i] - phase);
        }
        return new TrainingData(new Features(List.of("x"), new int[1], new double[][] {x}, count), new RealTarget(y));
    }
}
