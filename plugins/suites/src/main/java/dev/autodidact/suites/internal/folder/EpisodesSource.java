package dev.autodidact.suites.internal.folder;

import dev.autodidact.api.data.TableReader;
import dev.autodidact.api.suite.SuiteSource;
import dev.autodidact.api.suite.TaskReference;
import dev.autodidact.api.suite.TaskSuite;
import dev.autodidact.api.task.EpisodeTask;
import dev.autodidact.api.task.Metrics;
import dev.autodidact.api.task.TaskKind;
import dev.autodidact.api.task.TaskType;
import dev.autodidact.suites.internal.Argument;
import dev.autodidact.suites.internal.Chance;
import dev.autodidact.suites.internal.Once;
import dev.autodidact.suites.internal.Sample;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * The suites {@code episodes:PATH}: few-shot episodes of any tables. What is split into parts to learn from, to choose by
 * and to judge on are
 *
 * <ul>
 *   <li>the classes of one data file;
 *   <li>the values of a column of one data file, with {@code by=COLUMN}: the rows of each are a task;
 *   <li>the data files of a folder, families of one data set together (see {@link FolderSource}): each is a task. Their
 *       columns are the same, unless {@code features=N} says how many are drawn for each episode.
 * </ul>
 *
 * <p>Episodes have {@code ways} classes (5) and {@code shots} rows to learn from (1), of each class where there are
 * classes; up to 15 further rows of each class judge, or 50 where numbers are predicted. Where a folder has tables of both
 * kinds, {@code task=classification} or {@code task=regression} says which are meant. All features are numbers, coded as
 * {@link SplitByTask} and {@link SplitByClass} say. {@value #JUDGED} episodes are for judging.
 *
 * @param reader reads the files
 */
public record EpisodesSource(TableReader reader) implements SuiteSource {

    private static final String ID = "episodes";
    private static final List<String> OPTIONS = List.of("ways", "shots", "by", "features", "task");
    private static final int JUDGED = 600;

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String usage() {
        return "episodes:PATH[?ways=N&shots=K&by=COLUMN&features=F&task=TYPE], few-shot episodes of a table's classes, of"
                + " the values of a column, or of the tables of a folder";
    }

    @Override
    public TaskSuite open(String argument) {
        Argument parsed = Argument.parse(ID, argument);
        parsed.require(OPTIONS);
        Optional<String> features = Optional.ofNullable(parsed.options().get("features"));
        Wanted wanted = new Wanted(
                parsed.number("ways", 5, 2, 1000),
                parsed.number("shots", 1, 1, 1000),
                features.map(text -> parsed.number("features", 1, 1, 1000)));
        Tables tables = Tables.open(parsed, reader);
        String name = ID + ":" + argument;
        Supplier<Parts<Problem>> problems = new Once<>(() -> tables.split(wanted));
        List<TaskReference> judged = IntStream.rangeClosed(1, JUDGED)
                .mapToObj(number -> reference(ID + "-" + number, problems, wanted))
                .toList();
        return new TaskSuite(
                name,
                tables.version(),
                judged,
                Optional.of(new TableEpisodes(name + ", version " + tables.version(), problems, wanted)));
    }

    private static TaskReference reference(String name, Supplier<Parts<Problem>> problems, Wanted wanted) {
        return new TaskReference(name, ID, TaskKind.EPISODE, TaskReference.Role.META_TEST, () -> {
            Chance chance = new Chance(ID, name);
            Problem problem = TableEpisodes.any(problems.get().test(), chance);
            Problem.Drawn drawn = problem.draw(wanted, wanted.ways(), TableEpisodes.JUDGED, chance);
            boolean classes = problem.classes() > 0;
            return new EpisodeTask(
                    name,
                    drawn.support().table(),
                    drawn.query().table(),
                    Sample.TARGET,
                    classes ? TaskType.CLASSIFICATION : TaskType.REGRESSION,
                    classes ? Metrics.ACCURACY : Metrics.RMSE);
        });
    }
}
