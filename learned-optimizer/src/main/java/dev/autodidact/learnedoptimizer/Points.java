package dev.autodidact.learnedoptimizer;

import java.util.random.RandomGenerator;

/**
 * Labelled points. Immutable by agreement: the arrays are shared, not copied.
 *
 * @param features one row a point
 * @param labels the class of each point, from 0
 * @param classes how many classes there are
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Points(float[][] features, int[] labels, int classes) {

    private static final double SPREAD = 1.5;

    /** {@return points of overlapping normal clusters, two clusters a class} */
    static Points clusters(int rows, int dimensions, int classes, RandomGenerator random) {
        float[][] centres = new float[2 * classes][dimensions];
        for (float[] centre : centres) {
            for (int j = 0; j < dimensions; j++) {
                centre[j] = (float) (SPREAD * random.nextGaussian());
            }
        }
        float[][] features = new float[rows][dimensions];
        int[] labels = new int[rows];
        for (int row = 0; row < rows; row++) {
            int cluster = random.nextInt(centres.length);
            labels[row] = cluster % classes;
            for (int j = 0; j < dimensions; j++) {
                features[row][j] = (float) (centres[cluster][j] + random.nextGaussian());
            }
        }
        return new Points(features, labels, classes);
    }

    /**
     * {@return pictures: each class is a few strokes on a square, each point a shifted, noisy copy of it} Most pixels are
     * 0, neighbours are alike, and all lie in 0 to 1, as in scans of handwriting; clusters have none of this.
     *
     * @param side the square's side in pixels
     */
    static Points pictures(int rows, int side, int classes, RandomGenerator random) {
        float[][] strokes = new float[classes][];
        for (int c = 0; c < classes; c++) {
            strokes[c] = Strokes.draw(random);
        }
        float[][] features = new float[rows][];
        int[] labels = new int[rows];
        for (int row = 0; row < rows; row++) {
            labels[row] = random.nextInt(classes);
            features[row] = Strokes.blurred(strokes[labels[row]], side, random);
        }
        return new Points(features, labels, classes);
    }
}
