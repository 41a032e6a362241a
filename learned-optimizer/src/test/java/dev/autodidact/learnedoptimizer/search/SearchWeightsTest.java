package dev.autodidact.learnedoptimizer.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.autodidact.learnedoptimizer.LearnedRule;
import dev.autodidact.learnedoptimizer.LstmWeights;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class SearchWeightsTest {

    @Test
    void whatIsWrittenIsRead() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new SearchWeights(TestWeights.random(1), "made in a test").write(out);
        SearchWeights read = SearchWeights.read(new ByteArrayInputStream(out.toByteArray()));
        assertThat(read.values()).isEqualTo(TestWeights.random(1));
        assertThat(read.provenance()).isEqualTo("made in a test");
    }

    @Test
    void theWeightsOfTheOptimizerAreRefused() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        LstmWeights.shipped(LearnedRule.LSTM).write(out);
        assertThatThrownBy(() -> SearchWeights.read(new ByteArrayInputStream(out.toByteArray())))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("ADSW");
    }
}
