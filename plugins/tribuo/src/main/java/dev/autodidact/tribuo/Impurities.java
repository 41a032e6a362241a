package dev.autodidact.tribuo;

import com.oracle.labs.mlrg.olcut.provenance.ConfiguredObjectProvenance;
import dev.autodidact.api.Cancellation;
import java.util.List;
import org.tribuo.classification.dtree.impurity.LabelImpurity;
import org.tribuo.regression.rtree.impurity.RegressorImpurity;

/** Impurities that ask for cancellation: the only place inside Tribuo's tree trainers where we are called. */
final class Impurities {

    private Impurities() {}

    private static void check(Cancellation cancellation) {
        if (cancellation.requested()) {
            throw new CancelledException();
        }
    }

    /**
     * An impurity of classes.
     *
     * @param inner computes it
     * @param cancellation asked before
     */
    record OfLabels(LabelImpurity inner, Cancellation cancellation) implements LabelImpurity {

        @Override
        public double impurityNormed(double[] input) {
            check(cancellation);
            return inner.impurityNormed(input);
        }

        @Override
        public ConfiguredObjectProvenance getProvenance() {
            return inner.getProvenance();
        }
    }

    /**
     * An impurity of numbers.
     *
     * @param inner computes it
     * @param cancellation asked before
     */
    record OfNumbers(RegressorImpurity inner, Cancellation cancellation) implements RegressorImpurity {

        @Override
        public double impurity(float[] targets, float[] weights) {
            check(cancellation);
            return inner.impurity(targets, weights);
        }

        @Override
        public ImpurityTuple impurityTuple(int[] indices, int length, float[] targets, float[] weights) {
            check(cancellation);
            return inner.impurityTuple(indices, length, targets, weights);
        }

        @Override
        public ImpurityTuple impurityTuple(List<int[]> indices, float[] targets, float[] weights) {
            check(cancellation);
            return inner.impurityTuple(indices, targets, weights);
        }

        @Override
        public ConfiguredObjectProvenance getProvenance() {
            return inner.getProvenance();
        }
    }
}
