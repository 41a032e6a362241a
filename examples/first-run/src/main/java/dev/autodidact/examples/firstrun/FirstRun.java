package dev.autodidact.examples.firstrun;

import dev.autodidact.api.data.Table;
import dev.autodidact.api.strategy.Budget;
import dev.autodidact.core.Autodidact;
import dev.autodidact.core.Result;
import java.nio.file.Path;

/** AutoML on a file: {@code FirstRun data.csv column-to-predict output-folder}. */
public final class FirstRun {

    private FirstRun() {}

    /**
     * Runs for half a minute, prints the best learner, and writes model and report.
     *
     * @param arguments a CSV file, the column to predict, and a folder to write to
     */
    public static void main(String[] arguments) {
        Table data = Autodidact.read(Path.of(arguments[0]));
        Result result = Autodidact.builder()
                .target(arguments[1])
                .budget(Budget.seconds(30))
                .seed(42)
                .run(data);
        System.out.println(result.best());
        result.write(Path.of(arguments[2]));
    }
}
