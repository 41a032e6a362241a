package dev.autodidact.learnedoptimizer;

import dev.autodidact.api.strategy.TrainableRule;
import dev.autodidact.learnedoptimizer.internal.WeightFormat;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** The weights of a learned update rule, and where they come from. Immutable and thread-safe. */
public final class LstmWeights {

    private final LearnedRule rule;
    private final float[] values;
    private final String provenance;

    LstmWeights(LearnedRule rule, float[] values, String provenance) {
        this.rule = rule;
        this.values = rule.format().checked(values);
        this.provenance = provenance;
    }

    private LstmWeights(LearnedRule rule, WeightFormat.Stored stored) {
        this(rule, stored.values(), stored.provenance());
    }

    /**
     * {@return the weights that come with this version}
     *
     * @param rule whose
     */
    public static LstmWeights shipped(LearnedRule rule) {
        return Shipped.WEIGHTS.computeIfAbsent(rule, Shipped::load);
    }

    /** Read once, at the first use. */
    private static final class Shipped {

        static final Map<LearnedRule, LstmWeights> WEIGHTS = new ConcurrentHashMap<>();

        static LstmWeights load(LearnedRule rule) {
            return new LstmWeights(rule, rule.format().load(LstmWeights.class, rule.id() + ".weights"));
        }
    }

    /** {@return the rule that they are for} */
    public LearnedRule rule() {
        return rule;
    }

    /** {@return the rule with these weights and learning rate 1, unguarded} */
    public TrainableRule toRule() {
        return switch (rule) {
            case LSTM, LSTM_L2L -> new LstmRule(this);
            case NN_ADAM -> new NnAdam(this);
        };
    }

    /** {@return which command, seed, version and training made these weights, for people to read} */
    public String provenance() {
        return provenance;
    }

    /** {@return a copy of the weights} */
    float[] values() {
        return values.clone();
    }

    /**
     * Reads weights, in the format of {@link WeightFormat}; its magic bytes tell of which rule. The bytes may be hostile.
     *
     * @param in read to its end; left open
     * @return the weights
     * @throws IOException where the bytes are not whole and unchanged weights of a rule of this version, saying what is
     *     wrong
     */
    public static LstmWeights read(InputStream in) throws IOException {
        byte[] bytes = in.readNBytes(WeightFormat.LONGEST);
        String magic = new String(bytes, 0, Math.min(bytes.length, WeightFormat.MAGIC), StandardCharsets.ISO_8859_1);
        for (LearnedRule rule : LearnedRule.values()) {
            if (rule.format().magic().equals(magic)) {
                return new LstmWeights(rule, rule.format().read(new ByteArrayInputStream(bytes)));
            }
        }
        throw new IOException("not a file of LSTM weights: it begins with none of "
                + Arrays.stream(LearnedRule.values())
                        .map(rule -> rule.format().magic())
                        .collect(Collectors.joining(", ")));
    }

    /**
     * Writes the weights.
     *
     * @param out where to; left open
     * @throws IOException where writing fails
     */
    public void write(OutputStream out) throws IOException {
        rule.format().write(new WeightFormat.Stored(values, provenance), out);
    }
}
