package dev.autodidact.tribuo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.autodidact.api.learner.ModelInput;
import dev.autodidact.api.learner.ModelOutput;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ModelFileTest {

    @Test
    void aTreeThatLeadsBackToItselfIsRefused() throws IOException {
        TreeScorer.Builder trees = new TreeScorer.Builder(1);
        trees.tree(0);
        int root = trees.node();
        trees.split(root, 0, 1, root, root, root);
        trees.leaf(trees.node(), 5);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ModelOutput out = new ModelOutput(bytes, "tribuo.trees", 1);
        trees.build(false, Link.IDENTITY).write(out);

        ModelInput in = new ModelInput(new ByteArrayInputStream(bytes.toByteArray()), "tribuo.trees", 1);
        assertThatThrownBy(() -> TreeScorer.read(in, 1, 1))
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
