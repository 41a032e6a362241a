package dev.autodidact.suites.internal.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NGramsTest {

    @Test
    void wordsPairsAndRunsAreParts() {
        // " pay " has 3 runs of three characters, 2 of four and 1 of five; "my" has 2, 1 and 0
        assertThat(NGrams.ALL.parts("Pay!")).hasSize(1 + 6).contains("word pay", "run  pa", "run  pay ");
        assertThat(NGrams.ALL.parts("pay my")).hasSize(2 + 1 + 6 + 3).contains("pair pay my");
        assertThat(NGrams.ALL.parts("  ")).isEmpty();
        assertThat(NGrams.WORDS.parts("pay my")).containsExactly("word pay", "word my");
    }

    @Test
    void caseAndPunctuationDoNotCountButOrderDoes() {
        assertThat(NGrams.ALL.parts("Pay my bill, please.")).isEqualTo(NGrams.ALL.parts("pay MY bill please"));
        assertThat(NGrams.ALL.parts("pay my bill")).isNotEqualTo(NGrams.ALL.parts("bill my pay"));
    }

    @Test
    void wordsAndPairsOfSeveralSentencesHaveColumnsOfTheirOwnTheMostFrequentFirst() {
        Vocabulary vocabulary = Vocabulary.of(List.of("pay it now", "pay it", "pay this"), NGrams.ALL);

        assertThat(vocabulary.columns())
                .hasSize(3 + Vocabulary.BUCKETS)
                .startsWith("word pay", "pair pay it", "word it", "bucket 0");
        assertThat(vocabulary.count("it")).containsEntry(2, 1);
        assertThat(vocabulary.count("now").keySet()).allMatch(column -> column >= 3);
    }

    @Test
    void rareWordsWeighMore() {
        Weighting weighting = Weighting.of(List.of("pay it", "pay that", "pay this"), NGrams.ALL);

        assertThat(weight(weighting, "that")).isGreaterThan(weight(weighting, "pay"));
    }

    /** The mean over the word's parts. */
    private static double weight(Weighting weighting, String word) {
        double[][] columns = new double[weighting.vocabulary().columns().size()][1];
        weighting.weigh("pay that").into(columns, 0);
        return weighting.vocabulary().count(word).keySet().stream()
                .mapToDouble(column -> columns[column][0])
                .average()
                .orElseThrow();
    }
}
