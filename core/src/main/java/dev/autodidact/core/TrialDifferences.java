package dev.autodidact.core;

import dev.autodidact.api.data.ClassProbabilities;
import dev.autodidact.api.data.Predictions;
import dev.autodidact.api.data.RealPredictions;
import dev.autodidact.api.execution.Outcome;
import dev.autodidact.registry.NewTrial;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** What differs between a trial as it was stored and the same trial run again; costs are left out. */
final class TrialDifferences {

    private TrialDifferences() {}

    /**
     * {@return what differs, one line each}
     *
     * @param stored the trial as it was; of one that was given up, the folds that it ended count
     * @param again the trial run again, to its end, {@link NewTrial#asStored as it would be stored}
     */
    static List<String> of(NewTrial stored, NewTrial again) {
        if (stored.outcome() instanceof Outcome.Scored was && again.outcome() instanceof Outcome.Scored is) {
            List<String> lines = new ArrayList<>();
            compare("loss", was.loss(), is.loss(), lines);
            if (was.foldLosses().size() != is.foldLosses().size()) {
                lines.add(was.foldLosses().size() + " folds had a loss, now "
                        + is.foldLosses().size() + " have");
            } else {
                compare(was.foldLosses(), is.foldLosses(), lines);
            }
            compare("held-out loss", stored.heldOutLoss(), again.heldOutLoss(), lines);
            compare("share of the iterations", was.effort(), is.effort(), lines);
            compare(was.outOfFold(), is.outOfFold(), lines);
            return lines;
        }
        if (stored.outcome() instanceof Outcome.Pruned was
                && again.outcome() instanceof Outcome.Scored is
                && was.foldLosses().size() <= is.foldLosses().size()) {
            List<String> lines = new ArrayList<>();
            compare(was.foldLosses(), is.foldLosses(), lines);
            return lines;
        }
        String was = words(stored.outcome());
        String is = words(again.outcome());
        return kind(stored.outcome()).equals(kind(again.outcome()))
                ? List.of()
                : List.of("it " + was + ", now it " + is);
    }

    /** The first folds may be all that there were. */
    private static void compare(List<Double> was, List<Double> is, List<String> lines) {
        IntStream.range(0, was.size())
                .forEach(fold -> compare("loss of fold " + (fold + 1), was.get(fold), is.get(fold), lines));
    }

    private static void compare(String what, double was, double is, List<String> lines) {
        if (Double.doubleToLongBits(was) != Double.doubleToLongBits(is)) {
            lines.add(what + " was " + was + ", is " + is);
        }
    }

    /** Predictions that were not stored, or have been pruned, are not compared. */
    private static void compare(Optional<Predictions> was, Optional<Predictions> is, List<String> lines) {
        if (was.isEmpty() || is.isEmpty()) {
            return;
        }
        double[] before = flat(was.get());
        double[] after = flat(is.get());
        if (before.length != after.length) {
            lines.add(before.length + " out-of-fold numbers were predicted, now " + after.length + " are");
            return;
        }
        double most = 0;
        int different = 0;
        for (int i = 0; i < before.length; i++) {
            if (Double.doubleToLongBits(before[i]) != Double.doubleToLongBits(after[i])) {
                different++;
                most = Math.max(most, Math.abs(before[i] - after[i]));
            }
        }
        if (different > 0) {
            lines.add(different + " of " + before.length + " out-of-fold numbers differ, by up to " + most);
        }
    }

    private static double[] flat(Predictions predictions) {
        int rows = predictions.rows();
        return switch (predictions) {
            case ClassProbabilities probabilities ->
                IntStream.range(0, rows * probabilities.classes())
                        .mapToDouble(i ->
                                probabilities.probability(i / probabilities.classes(), i % probabilities.classes()))
                        .toArray();
            case RealPredictions values ->
                IntStream.range(0, rows).mapToDouble(values::value).toArray();
        };
    }

    private static String kind(Outcome outcome) {
        return outcome instanceof Outcome.Failed failed
                ? failed.failure().kind().label()
                : outcome.status();
    }

    private static String words(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Scored scored -> "was scored with the loss " + scored.loss();
            case Outcome.Failed failed ->
                "failed (" + failed.failure().kind().label() + ": "
                        + failed.failure().message() + ")";
            case Outcome.Pruned pruned -> "was pruned (" + pruned.reason() + ")";
        };
    }
}
