package dev.autodidact.examples.fewshotspeech;

import dev.autodidact.api.Seeds;
import dev.autodidact.api.suite.EpisodeSource;
import dev.autodidact.api.task.Episode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/**
 * Speakers of plays, split into those to learn from, to choose by and to judge on. An episode is one speaker: some
 * characters of what is said, and some that are said elsewhere.
 *
 * @param training what speakers to learn from say
 * @param validation what speakers to choose by say
 * @param test what speakers to judge on say, by name
 */
record Speakers(List<String> training, List<String> validation, Map<String, String> test) implements EpisodeSource {

    /** Characters to adapt to. */
    static final int SUPPORT = 400;

    private static final int QUERY = 200;
    private static final int FEWEST = 2000;
    private static final double TEST = 0.25;
    private static final double VALIDATION = 0.15;

    /** Speeches stand apart by an empty line, each below its speaker's name and a colon. */
    static Speakers of(String plays) {
        Map<String, StringBuilder> said = new TreeMap<>();
        for (String speech : plays.split("\n\n")) {
            int colon = speech.indexOf(":\n");
            if (colon > 0) {
                said.computeIfAbsent(speech.substring(0, colon).strip(), speaker -> new StringBuilder())
                        .append(Alphabet.plain(speech.substring(colon + 2)))
                        .append('\n');
            }
        }
        List<String> speakers = new ArrayList<>(said.keySet().stream()
                .filter(speaker ->
                        said.getOrDefault(speaker, new StringBuilder()).length() >= FEWEST)
                .toList());
        if (speakers.size() < 5) {
            throw new IllegalArgumentException(
                    speakers.size() + " speakers say at least " + FEWEST + " characters; there must be 5");
        }
        Collections.shuffle(speakers, Random.from(Seeds.generator(1, "speakers")));
        int judged = (int) (TEST * speakers.size());
        int chosenBy = Math.max(1, (int) (VALIDATION * speakers.size()));
        Map<String, String> test = new TreeMap<>();
        speakers.subList(0, judged).forEach(speaker -> test.put(speaker, text(said, speaker)));
        return new Speakers(
                texts(said, speakers.subList(judged + chosenBy, speakers.size())),
                texts(said, speakers.subList(judged, judged + chosenBy)),
                test);
    }

    private static List<String> texts(Map<String, StringBuilder> said, List<String> speakers) {
        return speakers.stream().map(speaker -> text(said, speaker)).toList();
    }

    private static String text(Map<String, StringBuilder> said, String speaker) {
        return said.getOrDefault(speaker, new StringBuilder()).toString();
    }

    @Override
    public String name() {
        return "speakers, version 1";
    }

    /** {@inheritDoc} What is adapted to comes before or after what is judged. */
    @Override
    public Episode draw(Part part, RandomGenerator random) {
        List<String> all = part == Part.META_TRAIN ? training : validation;
        String text = all.get(random.nextInt(all.size()));
        int from = random.nextInt(text.length() - SUPPORT - QUERY);
        boolean before = random.nextBoolean();
        String support =
                before ? text.substring(from, from + SUPPORT) : text.substring(from + QUERY, from + QUERY + SUPPORT);
        String query =
                before ? text.substring(from + SUPPORT, from + SUPPORT + QUERY) : text.substring(from, from + QUERY);
        return new Episode(Alphabet.data(support), Alphabet.data(query));
    }

    /** Episodes of a speaker to judge on: the first characters, and all others. */
    static Episode judged(String text) {
        return new Episode(Alphabet.data(text.substring(0, SUPPORT)), Alphabet.data(text.substring(SUPPORT)));
    }
}
