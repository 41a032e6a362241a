package dev.autodidact.hostile;

import dev.autodidact.api.data.TrainingData;
import java.util.Arrays;

/** Overwrites the features that it was lent, which all trials share. */
final class ScribblingFit extends HostileLearner {

    ScribblingFit() {
        super("scribbling-fit");
    }

    @Override
    void misbehave(TrainingData data) {
        for (int i = 0; i < data.features().size(); i++) {
            Arrays.fill(data.features().column(i), Double.NaN);
        }
    }
}
