package dev.autodidact.search.learned;

import dev.autodidact.api.experience.Knowledge;
import dev.autodidact.api.space.Configuration;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.StringJoiner;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * {@link Memory} as UTF-8 text, {@value #FORMAT}, one entry a line, the line's kind as its first word:
 *
 * <pre>
 * memory/1
 * space {"learner":""}                 the roots, as the names of a flat JSON object
 * learners {"kit.a":"","kit.b":""}     the learners ever tried, likewise
 * configuration {"learner":"kit.a"}    one line each; their order numbers them from 0
 * recurring 12                         how many of them, from the first, recur on several families
 * defaults 0 3                         which of them are learners' defaults
 * portfolio 3 0 7                      which to evaluate first, in that order
 * task {"family":"iris"}               then the task's three lines
 * features {"log-rows":5.01}           its meta-features
 * regrets 0.25 *4 0                    one for each configuration, 0 to 1; *4 stands for four that were not tried
 * costs 1.5 *4 0.7                     likewise, in multiples of the task's median
 * </pre>
 *
 * with the lines from {@code space} on repeated for each space. Whoever reads it trusts nothing: sizes are bounded, and
 * every line that does not belong is refused with its number.
 */
final class MemoryText {

    static final String FORMAT = "memory/1";

    private static final int MOST_BYTES = 64 << 20;
    private static final int MOST_CONFIGURATIONS = 10_000;
    private static final int MOST_TASKS = 2_000;

    /** Regrets and costs together; without a bound, few bytes could ask for much memory. */
    private static final long MOST_CELLS = 5_000_000;

    private static final double DEAREST = 1e9;

    private final List<String> lines;
    private int next;
    private long cells;

    private MemoryText(List<String> lines) {
        this.lines = lines;
    }

    /** {@return the memory as text} */
    static byte[] write(Memory memory) {
        StringJoiner text = new StringJoiner("\n");
        text.add(FORMAT);
        for (Memory.Chapter chapter : memory.chapters()) {
            PastSpace past = chapter.past();
            text.add("space " + names(past.roots()));
            text.add("learners " + names(past.learners()));
            past.configurations().forEach(configuration -> text.add("configuration " + configuration.toJson()));
            text.add("recurring " + past.recurring());
            text.add(numbers("defaults", past.defaults().stream().sorted()));
            text.add(numbers("portfolio", chapter.portfolio().stream()));
            for (PastTask task : past.tasks()) {
                text.add("task "
                        + Configuration.of(Map.of("family", task.family())).toJson());
                text.add("features " + Configuration.of(task.metaFeatures()).toJson());
                text.add(cells("regrets", task.configurations(), task::regret, "%.4f"));
                text.add(cells("costs", task.configurations(), task::cost, "%.3g"));
            }
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String names(Set<String> names) {
        return Configuration.of(names.stream().collect(Collectors.toMap(name -> name, name -> "")))
                .toJson();
    }

    private static String numbers(String kind, Stream<Integer> numbers) {
        return Stream.concat(Stream.of(kind), numbers.map(String::valueOf)).collect(Collectors.joining(" "));
    }

    private static String cells(String kind, int count, Function<Integer, Double> value, String format) {
        StringJoiner line = new StringJoiner(" ").add(kind);
        int absent = 0;
        for (int index = 0; index < count; index++) {
            double cell = value.apply(index);
            if (Double.isNaN(cell)) {
                absent++;
                continue;
            }
            if (absent > 0) {
                line.add("*" + absent);
                absent = 0;
            }
            line.add(shorter(String.format(Locale.ROOT, format, cell)));
        }
        return absent > 0 ? line.add("*" + absent).toString() : line.toString();
    }

    private static String shorter(String number) {
        return number.contains(".") && !number.contains("e")
                ? number.replaceAll("0+$", "").replaceAll("\\.$", "")
                : number;
    }

    /**
     * {@return the memory in a strategy's knowledge; {@link Memory#EMPTY} where it has none}
     *
     * @throws IllegalArgumentException where the knowledge is another strategy's, of another format, or damaged
     */
    static Memory read(Knowledge knowledge, String strategy) {
        return knowledge.isNone()
                ? Memory.EMPTY
                : read(knowledge.require(strategy, FORMAT).payload());
    }

    /**
     * {@return the memory that was written}
     *
     * @throws IllegalArgumentException where the bytes are anything else
     */
    static Memory read(byte[] bytes) {
        if (bytes.length > MOST_BYTES) {
            throw new IllegalArgumentException("knowledge of " + bytes.length + " bytes is longer than " + MOST_BYTES);
        }
        String text;
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("the knowledge is no UTF-8 text", e);
        }
        MemoryText reader = new MemoryText(List.of(text.split("\n", -1)));
        try {
            return reader.memory();
        } catch (RuntimeException e) {
            throw new IllegalArgumentException("line " + reader.next + " of the knowledge: " + e.getMessage(), e);
        }
    }

    private Memory memory() {
        next = 1;
        if (!lines.get(0).equals(FORMAT)) {
            throw new IllegalArgumentException("the first line must be '" + FORMAT + "'");
        }
        List<Memory.Chapter> chapters = new ArrayList<>();
        while (next < lines.size()) {
            chapters.add(chapter());
        }
        return new Memory(chapters);
    }

    private Memory.Chapter chapter() {
        SortedSet<String> roots = names(take("space"));
        SortedSet<String> learners = names(take("learners"));
        List<Configuration> configurations = new ArrayList<>();
        while (isNext("configuration")) {
            configurations.add(Configuration.fromJson(take("configuration")));
            requireAtMost(configurations.size(), MOST_CONFIGURATIONS, "configurations");
        }
        if (new HashSet<>(configurations).size() < configurations.size()) {
            throw new IllegalArgumentException("a configuration stands twice");
        }
        int recurring = whole(take("recurring"));
        Set<Integer> defaults = new TreeSet<>(wholes(take("defaults")));
        List<Integer> portfolio = wholes(take("portfolio"));
        List<PastTask> tasks = new ArrayList<>();
        while (isNext("task")) {
            tasks.add(task(configurations.size()));
            requireAtMost(tasks.size(), MOST_TASKS, "tasks");
        }
        for (int index : defaults) {
            if (index < 0 || index >= configurations.size()) {
                throw new IllegalArgumentException("there is no configuration " + index);
            }
        }
        return new Memory.Chapter(
                new PastSpace(roots, learners, configurations, recurring, defaults, tasks), portfolio);
    }

    private PastTask task(int configurations) {
        String family = Configuration.fromJson(take("task")).choice("family");
        Map<String, Double> features = new TreeMap<>();
        Configuration.fromJson(take("features")).values().forEach((name, value) -> {
            if (!(value instanceof Number number)) {
                throw new IllegalArgumentException("the meta-feature '" + name + "' is no number");
            }
            features.put(name, number.doubleValue());
        });
        cells += 2L * configurations;
        requireAtMost(cells, MOST_CELLS, "regrets and costs");
        double[] regrets = cells(take("regrets"), configurations, 0, 1);
        double[] costs = cells(take("costs"), configurations, Double.MIN_VALUE, DEAREST);
        return new PastTask(family, features, regrets, costs);
    }

    private static double[] cells(String line, int count, double least, double most) {
        double[] cells = new double[count];
        Arrays.fill(cells, Double.NaN);
        int at = 0;
        for (String word : words(line)) {
            if (word.startsWith("*")) {
                at = Math.addExact(at, whole(word.substring(1)));
            } else {
                double cell = Double.parseDouble(word);
                if (at >= count || !(cell >= least && cell <= most)) {
                    throw new IllegalArgumentException(
                            "'" + word + "' must be one of " + count + " numbers from " + least + " to " + most);
                }
                cells[at++] = cell;
            }
        }
        if (at != count) {
            throw new IllegalArgumentException(at + " numbers for " + count + " configurations");
        }
        return cells;
    }

    private boolean isNext(String kind) {
        return next < lines.size() && lines.get(next).startsWith(kind + " ");
    }

    private String take(String kind) {
        String line = next < lines.size() ? lines.get(next) : "";
        next++;
        if (!line.equals(kind) && !line.startsWith(kind + " ")) {
            throw new IllegalArgumentException("'" + kind + "' is expected here");
        }
        return line.substring(Math.min(line.length(), kind.length() + 1));
    }

    private static SortedSet<String> names(String json) {
        return new TreeSet<>(Configuration.fromJson(json).values().keySet());
    }

    private static List<String> words(String line) {
        return List.of(line.split(" "));
    }

    private static List<Integer> wholes(String line) {
        return line.isEmpty()
                ? List.of()
                : words(line).stream().map(MemoryText::whole).toList();
    }

    private static int whole(String word) {
        int whole = Integer.parseInt(word);
        if (whole < 0) {
            throw new IllegalArgumentException("'" + word + "' must not be negative");
        }
        return whole;
    }

    private static void requireAtMost(long size, long most, String what) {
        if (size > most) {
            throw new IllegalArgumentException("there are more than " + most + " " + what);
        }
    }
}
