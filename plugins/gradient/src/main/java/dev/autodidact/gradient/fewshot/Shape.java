package dev.autodidact.gradient.fewshot;

import dev.autodidact.api.data.ClassTarget;
import dev.autodidact.api.data.Features;
import dev.autodidact.api.data.TrainingData;
import dev.autodidact.gradient.internal.Loss;
import dev.autodidact.gradient.internal.PixelGrid;
import java.util.Optional;

/**
 * The shape of episodes.
 *
 * @param features how many
 * @param ownNames the number of features before the first whose name begins with {@value #BUCKET}, which stands for several
 *     things at once, as hashing puts them together; all where there are but such
 * @param outputs the number of classes, or 1 for regression
 * @param images the grid of pixels, where the features are all pixels of an image that is to be classified
 */
record Shape(int features, int ownNames, int outputs, Optional<PixelGrid> images) {

    /** Four times a maximum over 2 x 2 pixels. */
    private static final int SMALLEST = 16;

    /** From so many features on, most are 0 in most rows, as those of texts are. */
    static final int WIDE = 1000;

    private static final String BUCKET = "bucket ";

    /** Whether there are so many features that they are taken for those of texts. */
    boolean isWide() {
        return features >= WIDE;
    }

    /** The shape of a support set. */
    static Shape of(TrainingData support) {
        int outputs = Loss.of(support.target()).outputs();
        return support.target() instanceof ClassTarget
                ? of(support.features(), outputs)
                : new Shape(support.features().size(), ownNames(support.features()), outputs, Optional.empty());
    }

    /** The shape of episodes of these features and so many classes. */
    static Shape of(Features features, int classes) {
        return new Shape(
                features.size(),
                ownNames(features),
                classes,
                PixelGrid.of(features)
                        .filter(grid -> grid.isFull() && Math.min(grid.height(), grid.width()) >= SMALLEST));
    }

    private static int ownNames(Features features) {
        int count = 0;
        while (count < features.size() && !features.name(count).startsWith(BUCKET)) {
            count++;
        }
        return count == 0 ? features.size() : count;
    }
}
