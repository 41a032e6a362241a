package dev.autodidact.learnedoptimizer;

import dev.autodidact.api.optimizer.UpdateRule;
import dev.autodidact.api.plugin.Plugin;
import dev.autodidact.api.space.Configuration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.stream.DoubleStream;

/** Prints how update rules do on problems that no meta-training saw, hand-made ones tuned on other problems. */
final class HeldOut {

    private static final long TUNING = 1_000_001;
    private static final long JUDGED = 2_000_003;

    public static void main(String[] arguments) throws Exception {
        String kind = arguments[0];
        int problems = Integer.parseInt(arguments[1]);
        int tuned = Integer.parseInt(arguments[2]);
        int[] checkpoints = Arrays.stream(arguments[3].split(","))
                .mapToInt(Integer::parseInt)
                .toArray();
        int target = Integer.parseInt(arguments[4]);
        Contest contest = contest(kind, arguments.length > 5 ? arguments[5] : "", checkpoints);
        int[] upTo = Arrays.stream(checkpoints).filter(c -> c <= target).toArray();
        Contest tuning = contest(kind, arguments.length > 5 ? arguments[5] : "", upTo[upTo.length - 1]);
        List<UpdateRule> rules = new ArrayList<>();
        for (String file : System.getProperty("weights", "").split(",")) {
            if (!file.isEmpty()) {
                rules.add(new LstmRule(LstmWeights.read(new java.io.FileInputStream(file))));
            }
        }
        if (!Boolean.getBoolean("only")) {
            for (Plugin plugin : ServiceLoader.load(Plugin.class)) {
                rules.addAll(plugin.updateRules());
            }
        }
        {
            for (UpdateRule rule : rules) {
                UpdateRule best = rule;
                if (!rule.id().startsWith("lstm")) {
                    double lowest = Double.POSITIVE_INFINITY;
                    for (UpdateRule candidate : grid(rule)) {
                        double[] mean = Contest.means(tuning.losses(candidate, tuned, TUNING));
                        if (mean[mean.length - 1] < lowest) {
                            lowest = mean[mean.length - 1];
                            best = candidate;
                        }
                    }
                }
                long start = System.nanoTime();
                double[][] losses = contest.losses(best, problems, JUDGED);
                double seconds = (System.nanoTime() - start) / 1e9;
                System.out.printf(Locale.ROOT, "%-60s %6.1f s%n", best, seconds);
                print("mean", Contest.means(losses));
                print("median", Contest.medians(losses));
            }
        }
    }

    private static void print(String name, double[] values) {
        System.out.printf("    %-8s", name);
        DoubleStream.of(values).forEach(v -> System.out.printf(Locale.ROOT, " %10.5g", v));
        System.out.println();
    }

    static List<UpdateRule> grid(UpdateRule rule) {
        List<UpdateRule> grid = new ArrayList<>();
        List<Map<String, Object>> others = new ArrayList<>();
        others.add(Map.of());
        if (rule.id().equals("adam")) {
            others.add(Map.of("beta2", 0.99));
            others.add(Map.of("beta2", 0.9));
        }
        if (rule.id().equals("momentum")) {
            others.add(Map.of("momentum", 0.95));
        }
        for (Map<String, Object> other : others) {
            for (double exponent = -3.5; exponent <= 0.51; exponent += 0.25) {
                Map<String, Object> values =
                        new HashMap<>(rule.space().defaults().values());
                double rate = Math.pow(10, exponent);
                values.put("learning-rate", rate);
                values.putAll(other);
                try {
                    Configuration configuration = Configuration.of(values);
                    if (rule.space().contains(configuration)) {
                        grid.add(rule.with(configuration));
                    }
                } catch (IllegalArgumentException e) {
                    // outside of the rule's range
                }
            }
        }
        return grid;
    }

    private static Contest contest(String kind, String path, int... checkpoints) throws Exception {
        return switch (kind) {
            case "quadratic" -> new Contest(kind, random -> Quadratic.draw(10, random), checkpoints);
            case "network" -> new Contest(kind, Families.NETWORK::plain, checkpoints);
            case "pictures" ->
                new Contest(
                        kind,
                        random -> new Perceptron(
                                Points.pictures(1000, 14, 10, random), Activation.SIGMOID, new int[] {20}, 128, 0),
                        checkpoints);
            default -> {
                Points mnist = Idx.mnist(java.nio.file.Path.of(path), 20_000);
                String[] parts = kind.split("-");
                Activation activation = Activation.valueOf(parts[1].toUpperCase(Locale.ROOT));
                int[] hidden =
                        Arrays.stream(parts).skip(2).mapToInt(Integer::parseInt).toArray();
                yield new Contest(kind, random -> new Perceptron(mnist, activation, hidden, 128, 0), checkpoints);
            }
        };
    }
}
