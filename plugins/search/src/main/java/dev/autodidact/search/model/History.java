package dev.autodidact.search.model;

import dev.autodidact.api.execution.Outcome;
import dev.autodidact.api.execution.Proposal;
import dev.autodidact.api.strategy.Observation;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * What a search has tried at one fidelity, and what is still under way. Trials that failed have no loss: they count as
 * worse than every other. Trials that were given up have the loss that {@linkplain Outcome.Pruned#lossBeside their folds,
 * beside those of the best trial until then,} promised. Not thread-safe.
 */
public final class History {

    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

    private final Encoding encoding;
    private final List<Trial> trials = new ArrayList<>();
    private final List<Integer> order = new ArrayList<>();
    private final Deque<Proposal> pending = new ArrayDeque<>();
    private Optional<Outcome.Scored> leader = Optional.empty();

    /**
     * Begins empty.
     *
     * @param encoding how configurations become vectors
     */
    public History(Encoding encoding) {
        this.encoding = encoding;
    }

    /**
     * Begins with trials that ended.
     *
     * @param encoding how configurations become vectors
     * @param ended the trials, in the order of their outcomes
     */
    public History(Encoding encoding, List<Trial> ended) {
        this(encoding);
        trials.addAll(ended);
        IntStream.range(0, ended.size())
                .boxed()
                .sorted(Comparator.comparingDouble(trial -> ended.get(trial).loss()))
                .forEach(order::add);
    }

    /**
     * Takes note that a trial is under way.
     *
     * @param proposal what was proposed
     */
    public void proposed(Proposal proposal) {
        pending.add(proposal);
    }

    /**
     * Takes note of an outcome.
     *
     * @param observation how a proposal turned out, whether announced to {@link #proposed} or not
     */
    public void observed(Observation observation) {
        pending.removeFirstOccurrence(observation.proposal());
        Outcome outcome = observation.outcome();
        double[] vector = encoding.encode(observation.proposal().configuration());
        add(new Trial(vector, loss(outcome)));
        if (outcome instanceof Outcome.Scored scored
                && leader.map(best -> scored.loss() < best.loss()).orElse(true)) {
            leader = Optional.of(scored);
        }
    }

    private double loss(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Scored scored -> scored.loss();
            case Outcome.Failed failed -> Double.POSITIVE_INFINITY;
            case Outcome.Pruned pruned -> leader.map(pruned::lossBeside).orElse(Double.POSITIVE_INFINITY);
        };
    }

    private void add(Trial trial) {
        int low = 0;
        int high = order.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (trials.get(order.get(middle)).loss() <= trial.loss()) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        order.add(low, trials.size());
        trials.add(trial);
    }

    /** {@return how many trials ended} */
    public int size() {
        return trials.size();
    }

    /** {@return how many trials are under way} */
    public int pending() {
        return pending.size();
    }

    /** {@return the vectors of the trials that are under way} */
    public Stream<double[]> underWay() {
        return pending.stream().map(proposal -> encoding.encode(proposal.configuration()));
    }

    /** {@return the trials that ended, in the order of their outcomes} */
    public List<Trial> trials() {
        return Collections.unmodifiableList(trials);
    }

    /**
     * {@return the best trials that have a loss, best first; the earlier one of two with the same loss}
     *
     * @param limit how many, at most
     */
    public List<Trial> best(int limit) {
        return order.stream()
                .limit(limit)
                .map(trials::get)
                .filter(Trial::isScored)
                .toList();
    }

    /**
     * {@return all trials as a sample of normal scores: the targets are the quantiles of the standard normal
     * distribution at the ranks of the losses, ties sharing their mean rank (Salinas and others, 2020, "A
     * quantile-based approach for hyperparameter transfer learning", section 4)} So neither the scale of the losses,
     * nor an outlier, nor a monotone change of the loss matters. A trial that is under way is expected to become
     * average (the constant liar of Ginsbourger, Le Riche and Carraro, 2010), so that the next one goes elsewhere.
     *
     * @param limit the greatest number of trials; of more, the best half of them and the latest others are taken
     */
    public Sample sample(int limit) {
        double[] scores = scores();
        List<double[]> vectors = new ArrayList<>();
        List<Double> targets = new ArrayList<>();
        chosen(limit).forEach(trial -> {
            vectors.add(trials.get(trial).vector());
            targets.add(scores[trial]);
        });
        underWay().forEach(vector -> {
            vectors.add(vector);
            targets.add(0.0);
        });
        return new Sample(
                vectors.toArray(double[][]::new),
                targets.stream().mapToDouble(Double::doubleValue).toArray());
    }

    private IntStream chosen(int limit) {
        if (trials.size() <= limit) {
            return IntStream.range(0, trials.size());
        }
        boolean[] taken = new boolean[trials.size()];
        order.stream().limit(limit / 2).forEach(trial -> taken[trial] = true);
        int others = limit - limit / 2;
        for (int trial = trials.size() - 1; trial >= 0 && others > 0; trial--) {
            others -= taken[trial] ? 0 : 1;
            taken[trial] = true;
        }
        return IntStream.range(0, trials.size()).filter(trial -> taken[trial]);
    }

    private double[] scores() {
        double[] scores = new double[trials.size()];
        for (int from = 0; from < scores.length; ) {
            double loss = trials.get(order.get(from)).loss();
            int to = from + 1;
            while (to < scores.length && trials.get(order.get(to)).loss() == loss) {
                to++;
            }
            double score = NORMAL.inverseCumulativeProbability((from + to) / 2.0 / scores.length);
            for (int place = from; place < to; place++) {
                scores[order.get(place)] = score;
            }
            from = to;
        }
        return scores;
    }
}
