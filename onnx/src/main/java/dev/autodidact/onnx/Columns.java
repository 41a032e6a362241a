package dev.autodidact.onnx;

import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import dev.autodidact.api.AutodidactException;
import dev.autodidact.runtime.preprocess.FeatureFormula;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Which columns a model reads, and as what. */
final class Columns {

    private Columns() {}

    /**
     * {@return the columns in their order}
     *
     * @throws AutodidactException of kind CALLER where there is none: nobody could say of how many rows a prediction is wanted
     */
    static Map<String, DataType> of(List<List<FeatureFormula>> features) {
        Map<String, DataType> types = new LinkedHashMap<>();
        for (List<FeatureFormula> formulas : features) {
            for (FeatureFormula formula : formulas) {
                switch (formula) {
                    case FeatureFormula.Code code -> types.put(code.places().column(), DataType.STRING);
                    case FeatureFormula.OneHot hot -> types.put(hot.places().column(), DataType.STRING);
                    case FeatureFormula.Absence absence -> put(types, absence.source());
                    case FeatureFormula.Numbers numbers -> put(types, numbers.source());
                }
            }
        }
        if (types.isEmpty()) {
            throw AutodidactException.caller("the model reads no column: it predicts the same for every row"
                    + "\nThere is nothing to export; look into the training data for columns that vary.");
        }
        return types;
    }

    private static void put(Map<String, DataType> types, FeatureFormula.Source source) {
        switch (source) {
            case FeatureFormula.Cells cells -> types.put(cells.column(), DataType.DOUBLE);
            case FeatureFormula.PerLevel values -> types.put(values.places().column(), DataType.STRING);
        }
    }
}
