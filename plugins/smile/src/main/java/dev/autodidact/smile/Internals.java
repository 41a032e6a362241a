package dev.autodidact.smile;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import smile.base.cart.NominalNode;
import smile.base.cart.OrdinalNode;
import smile.classification.AdaBoost;

/**
 * The numbers inside Smile's trees that it learns but shows to nobody: without them a model could leave Smile only by Java
 * serialisation.
 */
final class Internals {

    private static final VarHandle BOUND = field(OrdinalNode.class, "value", double.class);
    private static final VarHandle LEVEL = field(NominalNode.class, "value", int.class);
    private static final VarHandle TREE_WEIGHTS = field(AdaBoost.class, "alpha", double[].class);
    private static final VarHandle BINARY_START =
            field(smile.classification.GradientTreeBoost.class, "b", double.class);
    private static final VarHandle START = field(smile.regression.GradientTreeBoost.class, "b", double.class);

    private Internals() {}

    private static VarHandle field(Class<?> owner, String name, Class<?> type) {
        try {
            return MethodHandles.privateLookupIn(owner, MethodHandles.lookup()).findVarHandle(owner, name, type);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(
                    "this Smile has no field '" + name + "' in " + owner + "; the plugin is written for 4.4.2", e);
        }
    }

    /** {@return the highest value that goes to the first child} */
    static double bound(OrdinalNode node) {
        return (double) BOUND.get(node);
    }

    /** {@return the level that goes to the first child} */
    static int level(NominalNode node) {
        return (int) LEVEL.get(node);
    }

    /** {@return what each tree's vote weighs} */
    static double[] treeWeights(AdaBoost model) {
        return (double[]) TREE_WEIGHTS.get(model);
    }

    /** {@return half the log odds that two classes start from} */
    static double start(smile.classification.GradientTreeBoost model) {
        return (double) BINARY_START.get(model);
    }

    /** {@return the value that the trees' sum starts from} */
    static double start(smile.regression.GradientTreeBoost model) {
        return (double) START.get(model);
    }
}
