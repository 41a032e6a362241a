package dev.autodidact.cli;

import dev.autodidact.registry.Registry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Kills {@code run} with SIGKILL at random moments, goes on with {@code --resume}, and holds what comes out against the
 * same run undisturbed: the model's bytes, the trials and the result but for times. Needs nothing but the class path of
 * the command line, so that it also runs as a single source file.
 */
final class KillAndResume {

    /** Who is killed; without worker processes it is always the parent. */
    enum Victim {
        PARENT,
        WORKER,
        BOTH
    }

    /**
     * What came of many kills.
     *
     * @param kills how often each was killed
     * @param runs how many runs were killed at least once and then brought to their end
     * @param identical how many of them ended like the undisturbed run
     * @param lost how many trials had been shown as done but were not in the registry
     * @param orphans how many processes were left behind
     * @param leftovers names of temporary files that were left behind
     * @param differences what differed, one line each
     */
    record Report(
            Map<Victim, Integer> kills,
            int runs,
            int identical,
            int lost,
            int orphans,
            Map<String, Integer> leftovers,
            List<String> differences) {}

    private static final Pattern DONE = Pattern.compile(" (\\d+)/(\\d+) ");

    /** One run in this many, once resumed, is killed again. */
    private static final int AGAIN = 4;

    private final Path folder;
    private final List<String> arguments;
    private final SplittableRandom random;
    private final Map<Victim, Integer> kills = new TreeMap<>();
    private final Map<String, Integer> leftovers = new TreeMap<>();
    private final List<String> differences = new ArrayList<>();
    private int identical;
    private int lost;
    private int orphans;

    /**
     * Makes ready.
     *
     * @param folder where everything goes
     * @param rows how many rows the data has
     * @param seed decides data, moments and victims
     * @param arguments of the run, such as its budget
     */
    KillAndResume(Path folder, int rows, long seed, String... arguments) throws IOException {
        this.folder = folder;
        this.arguments = List.of(arguments);
        this.random = new SplittableRandom(seed);
        Files.writeString(folder.resolve("data.csv"), data(rows));
    }

    /**
     * Runs from the command line.
     *
     * @param arguments how many runs to kill, a seed, and options of the runs, if not 30 trials
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        int runs = Integer.parseInt(arguments[0]);
        Path folder = Files.createTempDirectory("kill-and-resume-");
        String[] options = arguments.length > 2
                ? Arrays.copyOfRange(arguments, 2, arguments.length)
                : new String[] {"--budget", "30trials"};
        Report report = new KillAndResume(folder, 400, Long.parseLong(arguments[1]), options).run(runs);
        System.out.printf("%-10s %6s%n", "killed", "times");
        report.kills()
                .forEach((victim, times) ->
                        System.out.printf("%-10s %6d%n", victim.name().toLowerCase(Locale.ROOT), times));
        System.out.printf(
                "%n%d runs killed and resumed: %d identical, %d acknowledged trials lost, %d orphans%n",
                report.runs(), report.identical(), report.lost(), report.orphans());
        report.leftovers().forEach((name, count) -> System.out.printf("left behind %d times: %s%n", count, name));
        report.differences().forEach(System.out::println);
        System.out.println("everything is in " + folder);
    }

    /** {@return what came of killing and resuming so many runs} */
    Report run(int runs) throws IOException, InterruptedException {
        Path undisturbed = Files.createDirectory(folder.resolve("undisturbed"));
        long start = System.nanoTime();
        Process first = start(undisturbed, false);
        if (first.waitFor() != 0) {
            throw new IllegalStateException("the undisturbed run failed: " + shown(undisturbed));
        }
        Duration usual = Duration.ofNanos(System.nanoTime() - start);
        for (int i = 0; i < runs; i++) {
            disturb(Files.createDirectory(folder.resolve("run-" + i)), undisturbed, usual);
        }
        return new Report(kills, runs, identical, lost, orphans, leftovers, differences);
    }

    private void disturb(Path place, Path undisturbed, Duration usual) throws IOException, InterruptedException {
        List<ProcessHandle> seen = new ArrayList<>();
        boolean resume = false;
        do {
            Process process = start(place, resume);
            Duration moment = Duration.ofMillis(random.nextLong(300, usual.toMillis()));
            if (!process.waitFor(moment.toMillis(), TimeUnit.MILLISECONDS)) {
                kill(process, seen);
                process.waitFor();
                lost += Math.max(0, acknowledged(place) - stored(place));
            }
            resume = true;
        } while (random.nextInt(AGAIN) == 0);
        Process last = start(place, true);
        int exitCode = last.waitFor();
        String difference = exitCode == 0 ? difference(place, undisturbed) : "exit code " + exitCode + shown(place);
        if (difference.isEmpty()) {
            identical++;
        } else {
            differences.add(place.getFileName() + ": " + difference);
        }
        orphans += (int) seen.stream().filter(KillAndResume::outlives).count();
        try (Stream<Path> files = Files.walk(place.resolve("tmp"))) {
            files.filter(Files::isRegularFile)
                    .map(file -> file.getFileName().toString().replaceAll("[0-9a-f]{6,}(-[0-9a-f]+)*", "*"))
                    .forEach(name -> leftovers.merge(name, 1, Integer::sum));
        }
    }

    private void kill(Process process, List<ProcessHandle> seen) {
        List<ProcessHandle> workers = process.descendants().toList();
        seen.addAll(workers);
        seen.add(process.toHandle());
        Victim victim = workers.isEmpty() ? Victim.PARENT : Victim.values()[random.nextInt(Victim.values().length)];
        kills.merge(victim, 1, Integer::sum);
        if (victim != Victim.PARENT) {
            workers.get(random.nextInt(workers.size())).destroyForcibly();
        }
        if (victim != Victim.WORKER) {
            process.destroyForcibly();
        }
    }

    /** Whether a process is still there some time after its parent. */
    private static boolean outlives(ProcessHandle process) {
        try {
            process.onExit().get(5, TimeUnit.SECONDS);
            return false;
        } catch (Exception e) {
            process.destroyForcibly();
            return true;
        }
    }

    private Process start(Path place, boolean resume) throws IOException {
        Path temporary = Files.createDirectories(place.resolve("tmp"));
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-Djava.io.tmpdir=" + temporary,
                "-Dautodidact.columns=100",
                "-cp",
                System.getProperty("java.class.path"),
                "dev.autodidact.cli.Main",
                "run",
                "--data",
                folder.resolve("data.csv").toString(),
                "--target",
                "y",
                "--registry",
                place.resolve("registry.db").toString(),
                "--out",
                place.resolve("out").toString()));
        command.addAll(arguments);
        if (resume) {
            command.add("--resume");
        }
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectError(place.resolve("shown").toFile())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD);
        builder.environment().put("OMP_NUM_THREADS", "1");
        return builder.start();
    }

    /** How many trials the progress bar has shown as done. */
    private static int acknowledged(Path place) throws IOException {
        return DONE.matcher(shown(place))
                .results()
                .map(MatchResult::group)
                .mapToInt(group -> Integer.parseInt(group.strip().replaceFirst("/.*", "")))
                .max()
                .orElse(0);
    }

    private static String shown(Path place) throws IOException {
        return Files.readString(place.resolve("shown"));
    }

    private static int stored(Path place) {
        Path file = place.resolve("registry.db");
        if (!Files.exists(file)) {
            return 0;
        }
        try (Registry registry = Registry.open(file)) {
            return registry.runs().stream().mapToInt(run -> run.trials()).max().orElse(0);
        }
    }

    private static String difference(Path place, Path undisturbed) throws IOException {
        List<String> differing = new ArrayList<>();
        if (Files.mismatch(place.resolve("out/model"), undisturbed.resolve("out/model")) >= 0) {
            differing.add("model");
        }
        if (!lines(place, "trials.csv", ",[^,]*$").equals(lines(undisturbed, "trials.csv", ",[^,]*$"))) {
            differing.add("trials.csv");
        }
        String times = "\"(seconds|wallSeconds|cpuSeconds|peakMemoryMb)\" : .*";
        if (!lines(place, "result.json", times).equals(lines(undisturbed, "result.json", times))) {
            differing.add("result.json");
        }
        return String.join(", ", differing);
    }

    private static List<String> lines(Path place, String file, String ignored) throws IOException {
        try (Stream<String> lines = Files.lines(place.resolve("out").resolve(file))) {
            return lines.map(line -> line.replaceFirst(ignored, "")).toList();
        }
    }

    /** Two classes that numbers and a category decide, with noise. */
    private String data(int rows) {
        return Stream.concat(
                        Stream.of("a,b,c,d,y"),
                        Stream.generate(() -> {
                                    double[] x = {random.nextDouble(), random.nextDouble(), random.nextDouble()};
                                    char category = "uvw".charAt(random.nextInt(3));
                                    double sum =
                                            Arrays.stream(x).map(v -> v * v).sum() + (category == 'u' ? 0.3 : 0);
                                    boolean inside = sum + 0.2 * random.nextDouble() < 1.1;
                                    return x[0] + "," + x[1] + "," + category + "," + x[2] + ","
                                            + (inside ? "in" : "out");
                                })
                                .limit(rows))
                .collect(Collectors.joining("\n", "", "\n"));
    }
}
