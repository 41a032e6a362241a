package dev.autodidact.suites.internal.text;

import dev.autodidact.api.AutodidactException;
import dev.autodidact.api.suite.EpisodeSource.Part;
import dev.autodidact.api.suite.SuiteSource;
import dev.autodidact.api.suite.TaskReference;
import dev.autodidact.api.suite.TaskSuite;
import dev.autodidact.api.task.EpisodeTask;
import dev.autodidact.api.task.Metrics;
import dev.autodidact.api.task.TaskKind;
import dev.autodidact.api.task.TaskType;
import dev.autodidact.suites.internal.Chance;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * The suites {@code clinc150:PATH}: which of five intents a sentence has, learned from one sentence of each; or from more
 * of each and of more intents, as stand behind the path. Sentences are numbers, see {@link NGrams}, {@link Vocabulary} and
 * {@link Weighting}; rarity is that among the sentences for meta-training. {@code :words} at the end leaves words alone of
 * the parts of sentences, which makes the numbers plain tf-idf.
 *
 * <p>Domains, and with them intents, are split by a fixed draw: two to be judged on, one for meta-validation, the others
 * for meta-training. {@value #JUDGED} episodes are judged, each with {@value #ASKED} further sentences of each intent.
 * Classes of episodes to learn from have the names of their intents, so that a strategy may know them again; those that are
 * judged have numbers.
 */
public final class ClincSource implements SuiteSource {

    static final int ASKED = 15;

    private static final String ID = "clinc150";
    private static final int JUDGED = 600;
    private static final int JUDGED_DOMAINS = 2;
    private static final int VALIDATION_DOMAINS = 1;
    private static final int WAYS = 5;
    private static final int SHOTS = 1;
    private static final Pattern ARGUMENT = Pattern.compile("(.+?)(?::(\\d{1,6}):(\\d{1,6}))?(:words)?");

    /** Makes the source. */
    public ClincSource() {}

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String usage() {
        return "clinc150:PATH or clinc150:PATH:WAYS:SHOTS, which intent a sentence has, from CLINC150's files in a folder;"
                + " with :words behind it, from words alone";
    }

    @Override
    public TaskSuite open(String argument) {
        Matcher parts = ARGUMENT.matcher(argument);
        if (!parts.matches()) {
            throw AutodidactException.caller("suite '" + ID + "' needs a folder\nWrite clinc150:PATH, such as"
                    + " clinc150:data/clinc150, or clinc150:PATH:5:1 for five intents and one sentence of each.");
        }
        ClincFiles files = ClincFiles.read(folder(parts.group(1)));
        Map<Part, List<String>> learning = new EnumMap<>(Part.class);
        List<String> judged = new ArrayList<>();
        split(files, learning, judged);
        int ways = parts.group(2) == null ? WAYS : Integer.parseInt(parts.group(2));
        int shots = parts.group(3) == null ? SHOTS : Integer.parseInt(parts.group(3));
        require(files, ways, shots, learning, judged);

        Weighting weighting = Weighting.of(
                known(learning, Part.META_TRAIN).stream()
                        .flatMap(intent -> known(files.sentences(), intent).stream())
                        .toList(),
                parts.group(4) == null ? NGrams.ALL : NGrams.WORDS);
        String name = ID + ":" + argument;
        String version = "3-" + files.hash().substring(0, 12);
        Map<Part, Intents> drawn = new EnumMap<>(Part.class);
        learning.forEach((part, intents) -> drawn.put(part, weighed(files, intents, weighting)));
        Intents asked = weighed(files, judged, weighting);
        List<TaskReference> tasks = IntStream.rangeClosed(1, JUDGED)
                .mapToObj(number -> reference(ID + "-" + ways + "-" + shots + "-" + number, asked, ways, shots))
                .toList();
        String source = ID + ", " + ways + " ways, " + shots + " shots, version " + version;
        return new TaskSuite(name, version, tasks, Optional.of(new IntentEpisodes(source, drawn, ways, shots)));
    }

    private static Path folder(String argument) {
        try {
            return Path.of(argument);
        } catch (InvalidPathException e) {
            throw AutodidactException.caller("'" + argument + "' is no path: " + e.getReason());
        }
    }

    private static void split(ClincFiles files, Map<Part, List<String>> learning, List<String> judged) {
        List<String> domains = List.copyOf(files.domains().keySet());
        if (domains.size() <= JUDGED_DOMAINS + VALIDATION_DOMAINS) {
            throw AutodidactException.caller(
                    "domains.json names " + domains.size() + " domains; there must be more than "
                            + (JUDGED_DOMAINS + VALIDATION_DOMAINS) + ", to learn from others than are judged");
        }
        int[] order = new Chance(ID, "domains").permutation(domains.size());
        for (int i = 0; i < order.length; i++) {
            List<String> intents = known(files.domains(), domains.get(order[i]));
            if (i < JUDGED_DOMAINS) {
                judged.addAll(intents);
            } else {
                Part part = i < JUDGED_DOMAINS + VALIDATION_DOMAINS ? Part.META_VALIDATION : Part.META_TRAIN;
                learning.computeIfAbsent(part, none -> new ArrayList<>()).addAll(intents);
            }
        }
    }

    private static void require(
            ClincFiles files, int ways, int shots, Map<Part, List<String>> learning, List<String> judged) {
        int fewest =
                files.sentences().values().stream().mapToInt(List::size).min().orElse(0);
        int intents = Math.min(judged.size(), known(learning, Part.META_TRAIN).size());
        if (ways < 2 || ways > intents || shots < 1 || shots + ASKED > fewest) {
            throw AutodidactException.caller("suite '" + ID + "' can have 2 to " + intents + " ways and 1 to "
                    + (fewest - ASKED) + " shots, not " + ways + " ways and " + shots
                    + " shots\nWrite clinc150:PATH:5:1, say.");
        }
    }

    private static Intents weighed(ClincFiles files, List<String> intents, Weighting weighting) {
        return new Intents(
                weighting.vocabulary().columns(),
                intents,
                intents.stream()
                        .map(intent -> known(files.sentences(), intent).stream()
                                .map(weighting::weigh)
                                .toList())
                        .toList());
    }

    private static <K, V> V known(Map<K, V> map, K key) {
        return Optional.ofNullable(map.get(key)).orElseThrow();
    }

    private static TaskReference reference(String task, Intents intents, int ways, int shots) {
        return new TaskReference(task, ID, TaskKind.EPISODE, TaskReference.Role.META_TEST, () -> {
            Intents.Drawn drawn =
                    intents.draw(ways, shots, ASKED, new Chance(ID, task)).nameless();
            return new EpisodeTask(
                    task,
                    drawn.support().table(),
                    drawn.query().table(),
                    Intents.TARGET,
                    TaskType.CLASSIFICATION,
                    Metrics.ACCURACY);
        });
    }
}
