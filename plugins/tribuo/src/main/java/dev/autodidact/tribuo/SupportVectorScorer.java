package dev.autodidact.tribuo;

import dev.autodidact.api.learner.ModelInput;
import dev.autodidact.api.learner.ModelOutput;
import java.io.IOException;
import java.util.Arrays;
import libsvm.svm;
import libsvm.svm_model;
import libsvm.svm_node;
import libsvm.svm_parameter;

/** A support vector machine, evaluated by LibSVM; for classes it gives LibSVM's coupled probabilities. */
final class SupportVectorScorer implements Scorer {

    /** Above what our search space allows. */
    private static final int HIGHEST_DEGREE = 10;

    private static final int KERNELS = 4;

    private final svm_model model;

    /** Takes a model over; nobody may change it later. */
    SupportVectorScorer(svm_model model) {
        this.model = model;
    }

    @Override
    public Kind kind() {
        return Kind.SUPPORT_VECTORS;
    }

    private boolean classifies() {
        return model.param.svm_type == svm_parameter.C_SVC;
    }

    /** {@return the values that are not 0, as LibSVM takes them} */
    private static svm_node[] nodes(double[] row) {
        svm_node[] nodes = new svm_node
                [(int) Arrays.stream(row).filter(value -> value != 0).count()];
        int next = 0;
        for (int j = 0; j < row.length; j++) {
            if (row[j] != 0) {
                nodes[next++] = node(j, row[j]);
            }
        }
        return nodes;
    }

    private static svm_node node(int index, double value) {
        svm_node node = new svm_node();
        node.index = index;
        node.value = value;
        return node;
    }

    @Override
    public void score(double[] row, double[] scores) {
        if (classifies()) {
            double[] shares = new double[scores.length];
            svm.svm_predict_probability(model, nodes(row), shares);
            for (int i = 0; i < shares.length; i++) {
                scores[model.label[i]] = shares[i];
            }
        } else {
            scores[0] = svm.svm_predict(model, nodes(row));
        }
    }

    @Override
    public void write(ModelOutput out) throws IOException {
        svm_parameter parameters = model.param;
        out.flag(classifies());
        out.integer(parameters.kernel_type);
        out.integer(parameters.degree);
        out.real(parameters.gamma);
        out.real(parameters.coef0);
        out.integer(model.l);
        out.reals(model.rho);
        if (classifies()) {
            out.reals(model.probA);
            out.reals(model.probB);
            out.integers(model.label);
            out.integers(model.nSV);
        }
        out.table(model.sv_coef);
        for (svm_node[] vector : model.SV) {
            out.integer(vector.length);
            out.integers(Arrays.stream(vector).mapToInt(node -> node.index).toArray());
            out.reals(Arrays.stream(vector).mapToDouble(node -> node.value).toArray());
        }
    }

    static SupportVectorScorer read(ModelInput in, int inputs, int outputs) throws IOException {
        svm_model model = new svm_model();
        model.param = new svm_parameter();
        boolean classifies = in.flag();
        in.require(classifies == (outputs > 1), outputs + " outputs of a support vector machine");
        model.param.svm_type = classifies ? svm_parameter.C_SVC : svm_parameter.EPSILON_SVR;
        model.param.kernel_type = in.integer(0, KERNELS - 1, "kernel");
        model.param.degree = in.integer(0, HIGHEST_DEGREE, "degree");
        model.param.gamma = in.real("gamma");
        model.param.coef0 = in.real("constant of the kernel");
        model.l = in.integer(0, Integer.MAX_VALUE, "number of support vectors");
        model.nr_class = classifies ? outputs : 2; // LibSVM says 2 for regression
        long pairs = (long) model.nr_class * (model.nr_class - 1) / 2;
        model.rho = in.reals(pairs, "offset");
        if (classifies) {
            model.probA = in.reals(pairs, "slope");
            model.probB = in.reals(pairs, "shift");
            model.label = in.integers(outputs, 0, outputs - 1, "class");
            in.require(Arrays.stream(model.label).distinct().count() == outputs, "a class stands twice");
            model.nSV = in.integers(outputs, 0, model.l, "number of a class's support vectors");
            in.require(
                    Arrays.stream(model.nSV).asLongStream().sum() == model.l,
                    "the classes' support vectors do not add up");
        }
        model.sv_coef = in.table(model.nr_class - 1, model.l, "coefficient");
        // not before the coefficients, which have shown that there is as much to read
        model.SV = new svm_node[model.l][];
        for (int i = 0; i < model.l; i++) {
            int length = in.integer(0, inputs, "length of a support vector");
            int[] indices = in.integers(length, 0, inputs - 1, "feature");
            double[] values = in.reals(length, "value");
            model.SV[i] = new svm_node[length];
            for (int j = 0; j < length; j++) {
                model.SV[i][j] = node(indices[j], values[j]);
            }
        }
        return new SupportVectorScorer(model);
    }
}
