package dev.autodidact.gradient.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.autodidact.api.Seeds;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class ProductsTest {

    private static final double AGREEMENT = 1e-11;
    private static final int OFFSET = 3;

    private final RandomGenerator random = Seeds.generator(5, "matrices");

    @Test
    void allAgreeWithTheDefinition() {
        List<Products> all = List.of(new PlainProducts(), new Nd4jProducts(), new MixedProducts());
        for (int trial = 0; trial < 20; trial++) {
            int m = random.nextInt(1, 9);
            int k = random.nextInt(1, 9);
            int n = random.nextInt(1, 9);
            double[] a = draw(m * k);
            double[] b = draw(OFFSET + k * n);
            double[] c = draw(m * n);
            for (Products products : all) {
                double[] sum = c.clone();
                products.add(a, b, OFFSET, sum, m, k, n);
                check(sum, plus(c, 0, product(a, 0, b, OFFSET, m, k, n)));

                double[] left = draw(OFFSET + k * n);
                double[] before = left.clone();
                products.addLeftTransposed(a, c, left, OFFSET, m, k, n);
                check(left, plus(before, OFFSET, product(turned(a, m, k), 0, c, 0, k, m, n)));

                double[] right = a.clone();
                products.addRightTransposed(c, b, OFFSET, right, m, k, n);
                double[] turned = turned(Arrays.copyOfRange(b, OFFSET, b.length), k, n);
                check(right, plus(a, 0, product(c, 0, turned, 0, m, n, k)));
            }
        }
    }

    @Test
    void largeProductsAgreeToo() {
        int size = 260;
        double[] a = draw(size * size);
        double[] b = draw(size * size);
        double[] plain = new double[size * size];
        double[] mixed = new double[size * size];

        new PlainProducts().add(a, b, 0, plain, size, size, size);
        new MixedProducts().add(a, b, 0, mixed, size, size, size);

        check(mixed, plain);
    }

    private static void check(double[] actual, double[] expected) {
        assertThat(actual).containsExactly(expected, within(AGREEMENT));
    }

    private static double[] plus(double[] values, int from, double[] added) {
        double[] sum = values.clone();
        for (int i = 0; i < added.length; i++) {
            sum[from + i] += added[i];
        }
        return sum;
    }

    private static double[] product(double[] a, int aFrom, double[] b, int bFrom, int m, int k, int n) {
        double[] c = new double[m * n];
        for (int i = 0; i < m; i++) {
            for (int j = 0; j < n; j++) {
                for (int l = 0; l < k; l++) {
                    c[i * n + j] += a[aFrom + i * k + l] * b[bFrom + l * n + j];
                }
            }
        }
        return c;
    }

    private static double[] turned(double[] matrix, int rows, int columns) {
        double[] turned = new double[matrix.length];
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                turned[j * rows + i] = matrix[i * columns + j];
            }
        }
        return turned;
    }

    private double[] draw(int length) {
        return random.doubles(length, -1, 1).toArray();
    }
}
