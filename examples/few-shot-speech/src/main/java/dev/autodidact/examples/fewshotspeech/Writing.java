package dev.autodidact.examples.fewshotspeech;

import dev.autodidact.api.data.ClassProbabilities;
import dev.autodidact.api.data.ClassTarget;
import dev.autodidact.api.data.TrainingData;
import dev.autodidact.api.learner.Model;
import java.util.random.RandomGenerator;

/** What a model of characters expects, and what it writes. */
final class Writing {

    private Writing() {}

    /** How many bits a character takes: the mean binary logarithm of 1 / the probability that it was given. */
    static double bits(Model model, TrainingData text) {
        ClassProbabilities probabilities = (ClassProbabilities) model.predict(text.features());
        ClassTarget truth = (ClassTarget) text.target();
        double sum = 0;
        for (int row = 0; row < truth.rows(); row++) {
            sum -= Math.log(Math.max(1e-12, probabilities.probability(row, truth.code(row))));
        }
        return sum / truth.rows() / Math.log(2);
    }

    /** So many characters after others, each drawn with the probability that the model gives it. */
    static String on(Model model, String beginning, int length, RandomGenerator random) {
        StringBuilder text = new StringBuilder(beginning);
        while (text.length() < beginning.length() + length) {
            ClassProbabilities next = (ClassProbabilities) model.predict(Alphabet.ending(text.toString()));
            double left = random.nextDouble();
            int code = 0;
            while (code < next.classes() - 1 && left >= next.probability(0, code)) {
                left -= next.probability(0, code++);
            }
            text.append(Alphabet.character(code));
        }
        return text.substring(beginning.length());
    }
}
