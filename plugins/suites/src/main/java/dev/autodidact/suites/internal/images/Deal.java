package dev.autodidact.suites.internal.images;

import dev.autodidact.api.AutodidactException;
import dev.autodidact.suites.internal.Chance;
import java.util.List;

/**
 * Support and query set of an episode.
 *
 * @param support what to learn from
 * @param query what judges; other drawings of the same classes
 */
record Deal(Draw support, Draw query) {

    private static final int QUARTERS = 4;

    /**
     * Deals different classes, each a character turned by some quarters, and different drawings of each.
     *
     * @param from the characters
     * @param classes how many
     * @throws AutodidactException of kind CALLER where there are too few characters, or drawings of one
     */
    static Deal of(Pictures pictures, List<Drawings.Sign> from, int classes, int shots, int queries, Chance chance) {
        if (classes > QUARTERS * from.size()) {
            throw AutodidactException.caller(
                    from.size() + " characters, each turned four ways, do not make " + classes + " classes");
        }
        int[] chosen = chance.permutation(QUARTERS * from.size());
        int[][] support = new int[classes][shots];
        int[][] query = new int[classes][queries];
        int[] turns = new int[classes];
        for (int i = 0; i < classes; i++) {
            Drawings.Sign character = from.get(chosen[i] / QUARTERS);
            List<Integer> images = character.images();
            if (images.size() < shots + queries) {
                throw AutodidactException.caller("character '" + character.name() + "' has " + images.size()
                        + " drawings; an episode needs " + (shots + queries));
            }
            turns[i] = chosen[i] % QUARTERS;
            int[] order = chance.permutation(images.size());
            for (int image = 0; image < shots + queries; image++) {
                int number = images.get(order[image]);
                if (image < shots) {
                    support[i][image] = number;
                } else {
                    query[i][image - shots] = number;
                }
            }
        }
        return new Deal(new Draw(pictures, support, turns), new Draw(pictures, query, turns));
    }
}
