package dev.autodidact.learnedoptimizer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.autodidact.api.optimizer.UpdateRule;
import dev.autodidact.api.plugin.Plugin;
import dev.autodidact.learnedoptimizer.CardData.CellResult;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;

/** Judges the learned optimizer and writes {@code card.json} and {@code card.html}; see {@code benchmarks}. */
final class OptimizerCard {

    private static final List<String> HAND_MADE = List.of("sgd", "momentum", "rmsprop", "adam");
    private static final Set<String> OPTIONS =
            Set.of("--out", "--rule", "--weights", "--problems", "--tuned", "--cells", "--steps", "--seed", "--mnist");

    private OptimizerCard() {}

    /**
     * Writes the card.
     *
     * @param arguments options, each followed by its value
     * @throws IOException where a file cannot be read or written
     */
    public static void main(String[] arguments) throws IOException {
        Map<String, String> options = options(arguments);
        Map<String, CardCell> cells = new LinkedHashMap<>();
        List<CardCell> all = new ArrayList<>(CardCells.generated());
        if (options.containsKey("--mnist")) {
            all.addAll(CardCells.mnist(Path.of(options.get("--mnist"))));
        }
        all.forEach(cell -> cells.put(cell.name(), cell));
        List<CardCell> wanted = all.stream()
                .filter(cell -> isWanted(cell.name(), options.getOrDefault("--cells", "*")))
                .map(cell -> options.containsKey("--steps") ? cell.withHorizon(number(options, "--steps", 0)) : cell)
                .toList();
        if (wanted.isEmpty()) {
            throw new IllegalArgumentException("--cells names none of " + cells.keySet());
        }
        LstmWeights weights = weights(options);
        int problems = number(options, "--problems", 100);
        int tuned = number(options, "--tuned", 32);
        int seed = number(options, "--seed", 1);
        CardJudge judge = new CardJudge(cells, weights, handMade(), problems, tuned, seed);
        List<CellResult> results = judged(judge, wanted);
        CardData card = new CardData(
                weights.rule().id() + ". " + weights.provenance(),
                seed,
                problems,
                tuned,
                CardBound.of(results),
                List.copyOf(results));
        Path folder = Files.createDirectories(Path.of(options.getOrDefault("--out", ".")));
        Files.writeString(folder.resolve("card.json"), json(card));
        Files.writeString(folder.resolve("card.html"), CardPage.of(card));
        System.out.println(CardBound.headline(card.verdict()));
        for (CardBound bound : card.verdict()) {
            System.out.printf(
                    "%-10s %s, at most %s: %s%n",
                    bound.status().words(), bound.claim(), CardNumbers.shortest(bound.limit()), bound.finding());
        }
    }

    /** {@return the card as JSON} */
    static String json(CardData card) throws JsonProcessingException {
        return new ObjectMapper()
                        .enable(SerializationFeature.INDENT_OUTPUT)
                        .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
                        .writeValueAsString(card)
                + "\n";
    }

    private static List<CellResult> judged(CardJudge judge, List<CardCell> cells) {
        List<CellResult> results = new ArrayList<>();
        double total = cells.stream().mapToDouble(judge::expectedSeconds).sum();
        double begin = System.nanoTime() / 1e9;
        double pace = 1.0 / Runtime.getRuntime().availableProcessors();
        double done = 0;
        for (CardCell cell : cells) {
            System.err.printf(
                    Locale.ROOT,
                    "[%d/%d] %s, about %.1f min left%n",
                    results.size() + 1,
                    cells.size(),
                    cell.name(),
                    (total - done) * pace / 60);
            results.add(judge.judge(cell));
            done += judge.expectedSeconds(cell);
            pace = (System.nanoTime() / 1e9 - begin) / done;
        }
        System.err.printf(Locale.ROOT, "took %.1f min%n", done * pace / 60);
        return results;
    }

    private static boolean isWanted(String cell, String names) {
        return Arrays.stream(names.split(","))
                .anyMatch(name ->
                        name.endsWith("*") ? cell.startsWith(name.substring(0, name.length() - 1)) : cell.equals(name));
    }

    private static List<UpdateRule> handMade() {
        Map<String, UpdateRule> found = new HashMap<>();
        for (Plugin plugin : ServiceLoader.load(Plugin.class)) {
            plugin.updateRules().forEach(rule -> found.put(rule.id(), rule));
        }
        if (!found.keySet().containsAll(HAND_MADE)) {
            throw new IllegalStateException("of " + HAND_MADE + " the class path has " + found.keySet());
        }
        return HAND_MADE.stream().map(found::get).toList();
    }

    private static LstmWeights weights(Map<String, String> options) throws IOException {
        if (!options.containsKey("--weights")) {
            String id = options.getOrDefault("--rule", LearnedRule.LSTM.id());
            return Arrays.stream(LearnedRule.values())
                    .filter(rule -> rule.id().equals(id))
                    .map(LstmWeights::shipped)
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("there is no learned rule " + id));
        }
        try (InputStream in = Files.newInputStream(Path.of(options.get("--weights")))) {
            return LstmWeights.read(in);
        }
    }

    private static int number(Map<String, String> options, String name, int otherwise) {
        return options.containsKey(name) ? Integer.parseInt(options.get(name)) : otherwise;
    }

    private static Map<String, String> options(String[] arguments) {
        Map<String, String> options = new HashMap<>();
        for (int i = 0; i < arguments.length; i += 2) {
            if (!OPTIONS.contains(arguments[i]) || i + 1 == arguments.length) {
                throw new IllegalArgumentException(arguments[i] + " is no option with a value; there are " + OPTIONS);
            }
            options.put(arguments[i], arguments[i + 1]);
        }
        return options;
    }
}
