package dev.autodidact.core.compare;

import dev.autodidact.api.AutodidactException;
import dev.autodidact.api.data.Column;
import dev.autodidact.api.data.Features;
import dev.autodidact.api.data.NumericColumn;
import dev.autodidact.api.data.Predictions;
import dev.autodidact.api.data.Table;
import dev.autodidact.api.data.Target;
import dev.autodidact.api.data.TrainingData;
import dev.autodidact.api.learner.Model;
import dev.autodidact.api.strategy.Adaptation;
import dev.autodidact.api.strategy.AdaptationProblem;
import dev.autodidact.api.task.Metric;
import dev.autodidact.core.preprocess.Split;
import dev.autodidact.runtime.model.Answer;
import dev.autodidact.runtime.model.Schema;
import dev.autodidact.runtime.preprocess.LabelledTable;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * An episode: what counts is the loss on the query set, whose targets no strategy sees.
 *
 * @param support what a strategy adapts to
 * @param query the rows that it is judged on
 * @param truth their targets
 * @param schema what is predicted
 * @param metric how predictions are judged
 * @param constantLoss the loss of the constant predictor
 */
record AdaptableEpisode(
        TrainingData support, Features query, Target truth, Schema schema, Metric metric, double constantLoss)
        implements Adaptable {

    /**
     * Makes an episode ready.
     *
     * @param data both sets
     * @param outer the support rows, and those of the query set
     * @param metric how predictions are judged
     * @param constantLoss the loss of the constant predictor
     */
    static AdaptableEpisode of(LabelledTable data, Split outer, Metric metric, double constantLoss) {
        Features features = features(data.table().without(data.targetName()));
        int[] shown = IntStream.of(outer.train()).sorted().toArray();
        Target support = data.target().take(shown);
        return new AdaptableEpisode(
                new TrainingData(features.take(shown), support),
                features.take(outer.validation()),
                data.target().take(outer.validation()),
                Schema.of(data.targetName(), data.type(), support),
                metric,
                constantLoss);
    }

    /** The columns as they are. */
    private static Features features(Table table) {
        double[][] columns =
                table.columns().stream().map(AdaptableEpisode::values).toArray(double[][]::new);
        return new Features(table.names(), new int[columns.length], columns, table.rows());
    }

    private static double[] values(Column column) {
        if (!(column instanceof NumericColumn numbers)) {
            throw AutodidactException.caller("column '" + column.name()
                    + "' of an episode is categorical; strategies that adapt need numbers: encode it when episodes are"
                    + " made, the same way for all of them");
        }
        return IntStream.range(0, numbers.rows()).mapToDouble(numbers::value).toArray();
    }

    @Override
    public AdaptationProblem problem(OptionalInt evaluations) {
        return new AdaptationProblem.FewShot(support, evaluations.orElse(Integer.MAX_VALUE));
    }

    @Override
    public List<Double> losses(AdaptationProblem problem, Adaptation answer) {
        if (!(problem instanceof AdaptationProblem.FewShot fewShot)
                || !(answer instanceof Adaptation.Adapted adapted)) {
            throw Adaptable.misfit("it was to give models, but gave losses");
        }
        return Adaptable.checked(adapted.models(), fewShot.steps(), "models").stream()
                .map(this::loss)
                .toList();
    }

    private double loss(Model model) {
        Predictions predictions = model.predict(query);
        String defect = Answer.defect(predictions, query.rows(), schema);
        if (!defect.isEmpty()) {
            throw Adaptable.misfit(defect);
        }
        return metric.toLoss(metric.score(truth, predictions));
    }

    @Override
    public double referenceLoss(List<Double> losses) {
        return constantLoss;
    }
}
