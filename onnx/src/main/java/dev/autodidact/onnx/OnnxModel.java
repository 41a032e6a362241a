package dev.autodidact.onnx;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.autodidact.api.AutodidactException;
import dev.autodidact.api.formula.Formula;
import dev.autodidact.runtime.model.FittedModel;
import dev.autodidact.runtime.model.Member;
import dev.autodidact.runtime.plugin.Thrown;
import dev.autodidact.runtime.preprocess.FeatureFormula;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A fitted model as a graph of ONNX that says the same from the same columns, without Java: preprocessing, every member,
 * their pool, and the calibration.
 *
 * <p>Inputs are the columns that the model reads, under their own names, each of shape (rows, 1): numbers in double precision,
 * NaN where missing; all else as text, empty where missing, with the letters that it has in the training file. Outputs are,
 * for classes, {@code label} (rows), the text of the class that is decided for, and {@code probabilities} (rows, classes) in
 * double precision, in the order of {@link #classes}; for a regression, {@code prediction} (rows) in double precision. An
 * output whose name is that of a column gets another one.
 *
 * <p>Everything is computed in double precision, thresholds of trees included. Only the sums of what leaves add leave ONNX's
 * operator in single precision, which costs their eighth digit: probabilities differ by less than 1e-6 from
 * {@link FittedModel#predict}, and predicted numbers by about 1e-7 of the standard deviation of the target.
 *
 * <p>Written for the operator sets 15 of {@code ai.onnx} and 3 of {@code ai.onnx.ml}. The same model gives the same bytes.
 * Immutable and thread-safe.
 */
public final class OnnxModel {

    private static final int FORMAT = 8;
    private static final int OPERATORS = 15;
    private static final int ML_OPERATORS = 3;

    private final ModelProto model;
    private final Map<String, String> inputs;
    private final Map<String, String> outputs;
    private final List<String> classes;

    private OnnxModel(ModelProto model, Map<String, String> inputs, Map<String, String> outputs, List<String> classes) {
        this.model = model;
        this.inputs = inputs;
        this.outputs = outputs;
        this.classes = classes;
    }

    /**
     * {@return the graph of a model}
     *
     * @param fitted the model
     * @throws AutodidactException of kind CALLER where it reads a column in a way, or has a member, that cannot be said in
     *     ONNX, or reads no column at all
     */
    public static OnnxModel of(FittedModel fitted) {
        List<List<FeatureFormula>> features =
                fitted.members().stream().map(fitted::features).toList();
        Map<String, DataType> columns = Columns.of(features);
        List<Formula> formulas = formulas(fitted, features);
        Graph graph = new Graph();
        FeatureNodes featureNodes = new FeatureNodes(graph, columns);
        FormulaNodes formulaNodes = new FormulaNodes(graph);
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < formulas.size(); i++) {
            parts.add(formulaNodes.of(formulas.get(i), featureNodes.matrix(features.get(i))));
        }
        Map<String, String> outputs = new OutputNodes(graph, fitted).add(parts);
        Map<String, String> inputs = new LinkedHashMap<>();
        columns.forEach((name, type) -> inputs.put(name, said(type)));
        List<String> classes = fitted.schema().classes();
        ModelProto model = model(graph)
                .addMetadataProps(property("target", fitted.schema().target()))
                .addMetadataProps(property("classes", json(classes)))
                .build();
        return new OnnxModel(model, inputs, outputs, classes);
    }

    /** The model of a graph. */
    static ModelProto.Builder model(Graph graph) {
        return ModelProto.newBuilder()
                .setIrVersion(FORMAT)
                .setProducerName("Autodidact")
                .addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(OPERATORS))
                .addOpsetImport(
                        OperatorSetIdProto.newBuilder().setDomain(Graph.ML).setVersion(ML_OPERATORS))
                .setGraph(graph.build());
    }

    private static List<Formula> formulas(FittedModel fitted, List<List<FeatureFormula>> features) {
        List<Member> members = fitted.members();
        List<Formula> formulas = new ArrayList<>();
        Set<String> silent = new LinkedHashSet<>();
        for (int i = 0; i < members.size(); i++) {
            Optional<Formula> formula = formula(members.get(i));
            formula.ifPresent(formulas::add);
            if (formula.isEmpty()) {
                silent.add(members.get(i).learner().id());
            } else {
                check(members.get(i), formula.get(), features.get(i), fitted);
            }
        }
        if (!silent.isEmpty()) {
            throw AutodidactException.caller(
                    "what " + String.join(" and ", silent) + " learned cannot be written as ONNX"
                            + "\nTrain again with learners whose models can: trees and their ensembles, linear models, and"
                            + " networks, such as --strategy random:lightgbm or --strategy random:tribuo.xgboost.");
        }
        return formulas;
    }

    private static Optional<Formula> formula(Member member) {
        try {
            return member.model().formula();
        } catch (RuntimeException e) {
            throw new AutodidactException(
                    AutodidactException.Kind.PLUGIN,
                    "the model of learner '" + member.learner().id() + "' fails to say what it computes: "
                            + Thrown.message(e),
                    e);
        }
    }

    /** A bundle's parts may each be sound, but not fit each other. */
    private static void check(Member member, Formula formula, List<FeatureFormula> features, FittedModel fitted) {
        int inputs = features.stream().mapToInt(FeatureFormula::size).sum();
        int outputs = fitted.schema().constant().size();
        if (formula.inputs() != inputs || formula.outputs() != outputs) {
            throw new AutodidactException(
                    AutodidactException.Kind.PLUGIN,
                    "the model of learner '" + member.learner().id() + "' makes " + formula.outputs() + " numbers of "
                            + formula.inputs() + " features, not " + outputs + " of " + inputs);
        }
    }

    private static String said(DataType type) {
        return type == DataType.STRING ? "string" : "double";
    }

    private static StringStringEntryProto property(String key, String value) {
        return StringStringEntryProto.newBuilder().setKey(key).setValue(value).build();
    }

    private static String json(List<String> texts) {
        var array = JsonNodeFactory.instance.arrayNode();
        texts.forEach(array::add);
        return array.toString();
    }

    /** {@return the name of each input, in order, and what it takes: {@code double} or {@code string}} */
    public Map<String, String> inputs() {
        return inputs;
    }

    /** {@return the name of each output by its role: {@code label} and {@code probabilities}, or {@code prediction}} */
    public Map<String, String> outputs() {
        return outputs;
    }

    /** {@return the classes in the order of their probabilities; empty for a regression} The file has them as JSON in its
     * metadata, under {@code classes}. */
    public List<String> classes() {
        return classes;
    }

    /** {@return the file} */
    public byte[] toBytes() {
        return model.toByteArray();
    }

    /**
     * Writes the file.
     *
     * @param file where to; replaced at once, or not at all
     * @throws AutodidactException of kind ENVIRONMENT where writing fails
     */
    public void write(Path file) {
        Path unfinished = file.resolveSibling(file.getFileName() + ".part");
        try {
            try (OutputStream out = Files.newOutputStream(unfinished)) {
                model.writeTo(out);
            }
            Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new AutodidactException(
                    AutodidactException.Kind.ENVIRONMENT, "cannot write the model to " + file + ": " + e, e);
        }
    }
}
