package dev.autodidact.search.learned;

import dev.autodidact.api.experience.Experience;
import dev.autodidact.api.experience.Knowledge;
import dev.autodidact.api.space.Configuration;
import dev.autodidact.api.strategy.LearnContext;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** How the strategies of this package learn: one chapter of {@link Memory} for each space with enough to teach. */
final class Schooling {

    /** Fewer families than this teach what is good on them, not what is good. */
    static final int FEWEST_FAMILIES = 3;

    /** With fewer configurations that recur, those tried on one task alone are candidates, too. */
    private static final int ENOUGH_RECURRING = 64;

    /** How many of each task's configurations are looked at. */
    private static final int OF_EACH = 32;

    /** How many of the best of a task may become members though they do not recur: where few do, */
    private static final int CANDIDATES_OF_EACH = 8;

    /** and where many do. */
    private static final int CANDIDATES_BESIDE_RECURRING = 2;

    private final LearnContext context;
    private final Map<String, String> provenance = new TreeMap<>();
    private final List<Memory.Chapter> chapters = new ArrayList<>();

    private Schooling(LearnContext context) {
        this.context = context;
    }

    /**
     * {@return what a strategy remembers of the past; {@link Knowledge#NONE} where no space has enough to teach}
     *
     * @param strategy the strategy's id
     * @param extent how much of each chapter the strategy needs
     */
    static Knowledge learn(String strategy, Extent extent, Experience experience, LearnContext context)
            throws InterruptedException {
        Schooling schooling = new Schooling(context);
        schooling.learn(experience, extent);
        context.progress().accept(1);
        return schooling.chapters.isEmpty()
                ? Knowledge.NONE
                : new Knowledge(
                        strategy,
                        MemoryText.FORMAT,
                        MemoryText.write(new Memory(schooling.chapters)),
                        schooling.provenance);
    }

    private void learn(Experience experience, Extent extent) throws InterruptedException {
        List<PastSpace> spaces = Distiller.distil(experience, OF_EACH, context);
        context.progress().accept(0.5);
        int tasks = 0;
        StringJoiner families = new StringJoiner(", ");
        StringJoiner candidates = new StringJoiner(", ");
        StringJoiner verdicts = new StringJoiner("; ");
        for (PastSpace past : spaces) {
            if (past.families().size() >= FEWEST_FAMILIES) {
                Lesson lesson = lesson(past);
                chapters.add(extent.of(lesson.chapter()));
                tasks += past.tasks().size();
                families.add(Integer.toString(past.families().size()));
                candidates.add(Integer.toString(lesson.candidates()));
                verdicts.add(lesson.verdict().toString());
            }
            context.progress().accept(0.5 + 0.5 * (spaces.indexOf(past) + 1) / spaces.size());
        }
        provenance.put("tasks", Integer.toString(tasks));
        provenance.put("families", families.toString());
        provenance.put("candidates", candidates.toString());
        provenance.put("portfolio", verdicts.toString());
    }

    private Lesson lesson(PastSpace past) throws InterruptedException {
        int[] used = candidates(past);
        PastSpace candidates = past.only(used);
        double[][] expected = Imputation.expected(candidates, context);
        PortfolioJudge.Verdict verdict = PortfolioJudge.judge(candidates, expected, context);
        int members = verdict.members();
        List<Integer> portfolio = members > 0 ? GreedyPortfolio.of(candidates, expected, members) : List.of();
        return new Lesson(
                new Memory.Chapter(
                        past, portfolio.stream().map(member -> used[member]).toList()),
                used.length,
                verdict);
    }

    /** What recurs, and beside it the best of each task; where much recurs, only of those that know little of it. */
    private static int[] candidates(PastSpace past) {
        boolean few = past.recurring() < ENOUGH_RECURRING;
        int ofEach = few ? CANDIDATES_OF_EACH : CANDIDATES_BESIDE_RECURRING;
        return IntStream.concat(
                        IntStream.range(0, past.recurring()),
                        past.tasks().stream()
                                .filter(task -> few || !past.knowsPool(task))
                                .flatMapToInt(task -> IntStream.of(task.best(ofEach))))
                .sorted()
                .distinct()
                .toArray();
    }

    private record Lesson(Memory.Chapter chapter, int candidates, PortfolioJudge.Verdict verdict) {}

    /** How much of a chapter a strategy needs. */
    enum Extent {
        /** The portfolio, and which learners are known. */
        PORTFOLIO {
            @Override
            Memory.Chapter of(Memory.Chapter chapter) {
                Memory.Chapter members = kept(chapter, Set.of());
                return new Memory.Chapter(members.past().withTasks(List.of()), members.portfolio());
            }
        },
        /** The portfolio, and of the tasks what fits into some hundred kilobytes. */
        TASKS {
            @Override
            Memory.Chapter of(Memory.Chapter chapter) {
                PastSpace past = chapter.past();
                PastSpace few = past.withTasks(spread(past.tasks()));
                Set<Integer> kept = new LinkedHashSet<>();
                IntStream.range(0, Math.min(KEPT_RECURRING, past.recurring())).forEach(kept::add);
                long hyperparameters = past.configurations().stream()
                        .flatMap(configuration -> configuration.values().keySet().stream())
                        .distinct()
                        .count();
                for (PastTask task : few.tasks()) {
                    int[] best = task.best(OF_EACH);
                    int most = best.length < hyperparameters ? KEPT_BEST : best.length;
                    IntStream.of(best).limit(most).forEach(kept::add);
                }
                return kept(new Memory.Chapter(few, chapter.portfolio()), kept);
            }
        };

        private static final int KEPT_RECURRING = 192;

        /** Of a task with too few trials for a surrogate of its own; of others all that is known. */
        private static final int KEPT_BEST = 4;

        private static final int KEPT_TASKS = 96;

        /** {@return the chapter without what this extent does not need} */
        abstract Memory.Chapter of(Memory.Chapter chapter);

        private static List<PastTask> spread(List<PastTask> tasks) {
            int kept = Math.min(KEPT_TASKS, tasks.size());
            return IntStream.range(0, kept)
                    .mapToObj(index -> tasks.get((int) ((long) index * tasks.size() / kept)))
                    .toList();
        }

        private static Memory.Chapter kept(Memory.Chapter chapter, Set<Integer> indices) {
            PastSpace past = chapter.past();
            int[] ascending = IntStream.range(0, past.configurations().size())
                    .filter(index ->
                            indices.contains(index) || chapter.portfolio().contains(index))
                    .toArray();
            PastSpace part = past.only(ascending);
            List<Configuration> configurations = part.configurations();
            return new Memory.Chapter(
                    part,
                    chapter.portfolio().stream()
                            .map(past.configurations()::get)
                            .map(configurations::indexOf)
                            .toList());
        }
    }
}
