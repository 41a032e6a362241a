import dev.autodidact.api.data.ClassProbabilities;
import dev.autodidact.api.data.Predictions;
import dev.autodidact.api.data.RealPredictions;
import dev.autodidact.api.data.Table;
import dev.autodidact.core.Autodidact;
import dev.autodidact.runtime.model.FittedModel;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * What a prediction takes for one row at a time, as a service asks, and for all rows at once; and whether as many threads
 * as there are processors predict the same. Arguments: a model, a file of rows, and how many rows to ask for.
 */
public final class PredictionLatency {

    private static final int WARM_UP = 20_000;

    public static void main(String[] arguments) {
        long start = System.nanoTime();
        FittedModel model = FittedModel.read(Path.of(arguments[0]));
        System.out.printf("%d members, read in %.0f ms%n", model.members().size(), (System.nanoTime() - start) / 1e6);
        Table table = Autodidact.read(Path.of(arguments[1]));
        int asked = Integer.parseInt(arguments[2]);
        Table[] rows = IntStream.range(0, Math.min(table.rows(), 1_000))
                .mapToObj(row -> table.take(new int[] {row}))
                .toArray(Table[]::new);
        for (int i = 0; i < WARM_UP; i++) {
            model.predict(rows[i % rows.length]);
        }
        double[] micros = new double[asked];
        for (int i = 0; i < asked; i++) {
            long before = System.nanoTime();
            model.predict(rows[i % rows.length]);
            micros[i] = (System.nanoTime() - before) / 1e3;
        }
        Arrays.sort(micros);
        System.out.printf(
                "one row: median %.1f us, 99 %% within %.1f us, 99.9 %% within %.1f us%n",
                micros[asked / 2], micros[asked * 99 / 100], micros[asked * 999 / 1000]);
        long before = System.nanoTime();
        Predictions all = model.predict(table);
        System.out.printf(
                "%d rows at once: %.2f us a row%n", table.rows(), (System.nanoTime() - before) / 1e3 / table.rows());
        long different = IntStream.range(0, asked)
                .parallel()
                .filter(i -> !same(model.predict(rows[i % rows.length]), all, i % rows.length))
                .count();
        System.out.printf("%d rows asked for by several threads: %d differ%n", asked, different);
    }

    private static boolean same(Predictions one, Predictions all, int row) {
        return one instanceof ClassProbabilities classes
                ? IntStream.range(0, classes.classes())
                        .allMatch(code -> classes.probability(0, code)
                                == ((ClassProbabilities) all).probability(row, code))
                : ((RealPredictions) one).value(0) == ((RealPredictions) all).value(row);
    }
}
