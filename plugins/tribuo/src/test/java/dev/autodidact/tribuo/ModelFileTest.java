package dev.autodidact.tribuo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ModelFileTest {

    private static ModelInput input(int... values) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        for (int value : values) {
            out.writeInt(value);
        }
        return new ModelInput(new ByteArrayInputStream(bytes.toByteArray()));
    }

    @Test
    void forgedLengthsEndInAnExceptionBeforeMemoryDoes() {
        assertThatThrownBy(() -> input(1, 2, 3).reals(100_000_000)).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> input(1, 2, 3).integers(100_000_000, 0, 9, "value"))
                .isInstanceOf(IOException.class);
        assertThatThrownBy(() -> input(1, 2, 3).reals(Long.MAX_VALUE)).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> input(1, 2, 3).reals(-1)).isInstanceOf(IOException.class);
    }

    @Test
    void longArraysAreReadWhole() throws IOException {
        int[] values = new int[50_000];
        values[49_999] = 7;

        assertThat(input(values).integers(50_000, 0, 7, "value")).isEqualTo(values);
        assertThat(input(values).reals(25_000)[24_999]).isEqualTo(Double.longBitsToDouble(7));
    }

    @Test
    void aTreeThatLeadsBackToItselfIsRefused() throws IOException {
        TreeScorer.Builder trees = new TreeScorer.Builder(1);
        trees.tree(0);
        int root = trees.node();
        trees.split(root, 0, 1, root, root, root);
        trees.leaf(trees.node(), 5);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ModelOutput out = new ModelOutput(bytes);
        trees.build(false, Link.IDENTITY).write(out);
        out.flush();

        assertThatThrownBy(() -> TreeScorer.read(new ModelInput(new ByteArrayInputStream(bytes.toByteArray())), 1, 1))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("behind its parent");
    }

    @Test
    void aModelOfAnotherLearnerIsRefused() throws IOException, InterruptedException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Fixtures.fit(new LibLinearLearner(), Fixtures.reals(Fixtures.features(20, 2, false)), Map.of())
                .write(bytes);

        assertThatThrownBy(() -> new ElasticNetLearner().read(new ByteArrayInputStream(bytes.toByteArray())))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("'tribuo.liblinear'");
    }

    @Test
    void readingStopsWhereTheModelEnds() throws IOException, InterruptedException {
        TribuoLearner learner = new LibLinearLearner();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Fixtures.fit(learner, Fixtures.reals(Fixtures.features(20, 2, false)), Map.of())
                .write(bytes);
        bytes.write(42);
        ByteArrayInputStream in = new ByteArrayInputStream(bytes.toByteArray());

        learner.read(in);

        assertThat(in.read()).isEqualTo(42);
    }
}
