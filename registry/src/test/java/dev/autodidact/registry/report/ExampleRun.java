package dev.autodidact.registry.report;

import dev.autodidact.api.Seeds;
import dev.autodidact.api.data.ClassProbabilities;
import dev.autodidact.api.data.ClassTarget;
import dev.autodidact.api.space.Configuration;
import dev.autodidact.registry.FailureGroup;
import dev.autodidact.registry.StoredTrial;
import dev.autodidact.registry.report.RunReportData.Member;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.random.RandomGenerator;

/** A made-up run that looks like a real one; {@code main} writes its report to a folder, to be looked at. */
final class ExampleRun {

    private static final List<String> LEARNERS =
            List.of("smile.random-forest", "tribuo.xgboost", "tribuo.linear-sgd", "smile.svm", "gradient.mlp");

    private static final List<FailureGroup> FAILURES = List.of(
            new FailureGroup(
                    "smile.svm", "timeout", 4, 1, 40.2, "credit-approval.csv", 3, "stopped at its limit of 10 s", ""),
            new FailureGroup(
                    "gradient.mlp",
                    "exception",
                    2,
                    2,
                    0.3,
                    "credit-approval.csv",
                    17,
                    "ArithmeticException: the loss is NaN after step 12",
                    "java.lang.ArithmeticException: the loss is NaN after step 12\n\tat dev.example.Mlp.fit(Mlp.java:120)\n"
                            + "\tat dev.example.Mlp.<init>(Mlp.java:33)\n".repeat(12)));

    private static final RunInsights INSIGHTS = new RunInsights(
            Optional.of(outOfFold()),
            Optional.of(new RunInsights.Importance(
                    "tribuo.xgboost",
                    138,
                    List.of(
                            new RunInsights.Column("income", 0.21, 0.18, 0.24, 5),
                            new RunInsights.Column("years at address", 0.04, 0.01, 0.06, 5),
                            new RunInsights.Column("colour of the car", -0.002, -0.004, 0.001, 5)),
                    2)));

    private static RunInsights.OutOfFold outOfFold() {
        RandomGenerator random = Seeds.generator(6, "out-of-fold");
        int[] codes = new int[500];
        double[] probabilities = new double[1000];
        for (int row = 0; row < codes.length; row++) {
            double sure = 0.5 + 0.5 * random.nextDouble();
            int predicted = random.nextInt(2);
            codes[row] = random.nextDouble() < sure - 0.05 ? predicted : 1 - predicted;
            probabilities[2 * row + predicted] = sure;
            probabilities[2 * row + 1 - predicted] = 1 - sure;
        }
        return new RunInsights.OutOfFold(
                7, new ClassTarget(codes, List.of("no", "yes")), new ClassProbabilities(probabilities, 2));
    }

    private ExampleRun() {}

    public static void main(String[] args) throws Exception {
        Path folder = Files.createDirectories(Path.of(args[0]));
        RunReport.write(data(120), folder.resolve("report.html"));
    }

    static RunReportData data(int trials) {
        RandomGenerator random = Seeds.generator(5, "run");
        List<StoredTrial> made = new ArrayList<>();
        for (int trial = 0; trial < trials; trial++) {
            String learner = LEARNERS.get(random.nextInt(LEARNERS.size()));
            boolean failed = random.nextDouble() < 0.08;
            double loss = 0.21
                    + 0.5 * Math.exp(-trial / 30.0) * random.nextDouble()
                    + 0.1 * random.nextDouble()
                    + (random.nextDouble() < 0.05 ? 12 : 0);
            made.add(new StoredTrial(
                    trial,
                    learner,
                    Configuration.of(Map.of(
                            "trees", 10 + random.nextInt(500), "learning-rate", random.nextDouble(), "kernel", "rbf")),
                    1,
                    failed ? "failed" : "scored",
                    failed ? "timeout" : "",
                    failed ? "stopped after 10 s: the trial's limit" : "",
                    failed ? OptionalDouble.empty() : OptionalDouble.of(loss),
                    OptionalDouble.empty(),
                    random.nextDouble() * 3,
                    Double.NaN,
                    trial));
        }
        List<Member> members = List.of(
                new Member(7, "tribuo.xgboost", made.get(0).configuration(), 0.25),
                new Member(31, "smile.random-forest", made.get(1).configuration(), 0.6),
                new Member(44, "gradient.mlp", made.get(2).configuration(), 0.15));
        return data(made, members, Map.of("log-loss", 0.2345, "accuracy", 0.912));
    }

    static RunReportData data(List<StoredTrial> trials, List<Member> members, Map<String, Double> test) {
        return new RunReportData(
                "credit-approval.csv",
                "log-loss",
                false,
                "auto",
                "20 tasks of starter 1.0, 8 400 trials",
                42,
                "60s",
                trials,
                trials.stream().anyMatch(trial -> trial.status().equals("failed")) ? FAILURES : List.of(),
                members,
                "the weighted mean of their probabilities",
                INSIGHTS,
                test,
                60.4,
                112.9,
                "autodidact run --data credit-approval.csv --target approved --budget 60s --seed 42 --out out",
                Map.of("autodidact", "0.1.0-SNAPSHOT", "java", "25.0.1", "machine", "Linux amd64, 2 processors"));
    }
}
