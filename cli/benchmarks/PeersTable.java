import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.autodidact.registry.statistics.BayesianSignedRank;
import dev.autodidact.registry.statistics.Ranks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Prints how systems compare, from the results of run-against-peers.sh: mean ranks over the data sets on which every system
 * was run, and the first system against each other one. A system's loss on a data set is the mean over splits, infinite where
 * one failed. Two systems differ by the logarithm of the ratio of their losses, at most by 1; less than one percent is no
 * difference.
 */
public final class PeersTable {

    private static final double EQUAL = Math.log(1.01);
    private static final double LABEL_WIDTH = 90;
    private static final double LABEL_HEIGHT = 15;

    private record Cell(double loss, double wall, double cpu, double memory) {}

    public static void main(String[] args) throws IOException {
        Map<String, Map<String, List<Cell>>> cells = read(Path.of(args[0]));
        Set<String> systems = cells.values().stream()
                .flatMap(row -> row.keySet().stream())
                .collect(Collectors.toCollection(LinkedHashSet::new));
        List<Map<String, List<Cell>>> whole = cells.values().stream()
                .filter(row -> row.keySet().equals(systems))
                .toList();
        if (whole.isEmpty()) {
            System.out.println("no data set has results of all systems: " + systems);
            return;
        }
        double[][] losses = whole.stream()
                .map(row -> systems.stream()
                        .mapToDouble(system -> mean(row.get(system), Cell::loss))
                        .toArray())
                .toArray(double[][]::new);
        print(whole, List.copyOf(systems), losses);
        Path plot = Path.of(args[0].replaceAll("\\.csv$", "") + ".svg");
        Files.writeString(plot, plot(whole, List.copyOf(systems), Ranks.mean(losses)));
        System.out.println("\nranks over seconds are drawn in " + plot);
    }

    /**
     * A point for each system: to the right the mean seconds of the whole process, on a logarithmic scale, downwards the
     * mean rank. What is above and to the left is better.
     */
    private static String plot(List<Map<String, List<Cell>>> whole, List<String> systems, double[] ranks) {
        StringBuilder svg = new StringBuilder("""
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 680 360" font-family="sans-serif" font-size="13">
                <rect width="680" height="360" fill="white"/>
                <text x="350" y="350" text-anchor="middle">seconds of the whole process</text>
                <text x="16" y="165" text-anchor="middle" transform="rotate(-90 16 165)">mean rank</text>
                """);
        for (int seconds : new int[] {1, 3, 10, 30, 100}) {
            line(svg, right(seconds), 20, right(seconds), 310);
            text(svg, right(seconds), 328, "middle", Integer.toString(seconds));
        }
        for (int rank = 1; rank <= systems.size(); rank++) {
            line(svg, 60, down(rank, systems), 620, down(rank, systems));
            text(svg, 50, down(rank, systems) + 4, "end", Integer.toString(rank));
        }
        double[] seconds = systems.stream()
                .mapToDouble(system -> whole.stream()
                        .mapToDouble(row -> mean(row.get(system), Cell::wall))
                        .average()
                        .orElse(1))
                .toArray();
        int[] leftwards = IntStream.range(0, ranks.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> -seconds[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        List<double[]> labels = new ArrayList<>();
        for (int i : leftwards) {
            double x = right(seconds[i]);
            double y = down(ranks[i], systems);
            svg.append(String.format(
                    Locale.ROOT,
                    "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"6\" fill=\"%s\"/>%n",
                    x,
                    y,
                    systems.get(i).startsWith("run") ? "#d55e00" : "#0072b2"));
            double[] label = {x, y};
            labels.stream()
                    .filter(other -> other[0] - x < LABEL_WIDTH && Math.abs(other[1] - label[1]) < LABEL_HEIGHT)
                    .forEach(other -> label[1] = other[1] + LABEL_HEIGHT);
            labels.add(label);
            text(svg, x + 10, label[1] + 4, "start", systems.get(i));
        }
        return svg.append("</svg>\n").toString();
    }

    private static double right(double seconds) {
        return 60 + 560 * Math.clamp(Math.log10(seconds) / 2, 0, 1);
    }

    private static double down(double rank, List<String> systems) {
        return 30 + 270 * (rank - 1) / Math.max(1, systems.size() - 1);
    }

    private static void line(StringBuilder svg, double x1, double y1, double x2, double y2) {
        svg.append(String.format(
                Locale.ROOT,
                "<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" stroke=\"#dddddd\"/>%n",
                x1,
                y1,
                x2,
                y2));
    }

    private static void text(StringBuilder svg, double x, double y, String anchor, String text) {
        svg.append(String.format(
                Locale.ROOT, "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">%s</text>%n", x, y, anchor, text));
    }

    private static void print(List<Map<String, List<Cell>>> whole, List<String> systems, double[][] losses) {
        double[] ranks = Ranks.mean(losses);
        System.out.printf(
                Locale.ROOT,
                "%n%d data sets%n%-12s %9s %9s %9s %9s   %s%n",
                whole.size(),
                "system",
                "mean rank",
                "seconds",
                "cpu",
                "MB",
                systems.get(0) + " against it: wins-ties-losses, P(better), P(equal), P(worse)");
        for (int i = 0; i < systems.size(); i++) {
            String system = systems.get(i);
            System.out.printf(
                    Locale.ROOT,
                    "%-12s %9.2f %9.1f %9.1f %9.0f   %s%n",
                    system,
                    ranks[i],
                    whole.stream().mapToDouble(row -> mean(row.get(system), Cell::wall)).average().orElse(0),
                    whole.stream().mapToDouble(row -> mean(row.get(system), Cell::cpu)).average().orElse(0),
                    whole.stream().mapToDouble(row -> mean(row.get(system), Cell::memory)).average().orElse(0),
                    i == 0 ? "" : against(losses, i));
        }
    }

    private static String against(double[][] losses, int other) {
        double[] leads = Arrays.stream(losses)
                .mapToDouble(row -> lead(row[0], row[other]))
                .toArray();
        BayesianSignedRank test = BayesianSignedRank.test(leads, EQUAL, 1);
        return String.format(
                Locale.ROOT,
                "%d-%d-%d, %.3f, %.3f, %.3f",
                Arrays.stream(leads).filter(lead -> lead > EQUAL).count(),
                Arrays.stream(leads).filter(lead -> Math.abs(lead) <= EQUAL).count(),
                Arrays.stream(leads).filter(lead -> lead < -EQUAL).count(),
                test.firstBetter(),
                test.equal(),
                test.secondBetter());
    }

    /** Positive where the first loss is smaller. */
    private static double lead(double first, double second) {
        return first == second ? 0 : Math.clamp(Math.log(second / first), -1, 1);
    }

    private static double mean(List<Cell> cells, ToDoubleFunction<Cell> value) {
        return cells.stream().mapToDouble(value).average().orElseThrow();
    }

    private static Map<String, Map<String, List<Cell>>> read(Path file) throws IOException {
        Map<String, Map<String, List<Cell>>> cells = new LinkedHashMap<>();
        try (CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(file)) {
            for (NamedCsvRecord row : rows) {
                cells.computeIfAbsent(row.getField("data"), data -> new LinkedHashMap<>())
                        .computeIfAbsent(row.getField("system"), system -> new ArrayList<>())
                        .add(new Cell(number(row, "loss"), number(row, "wall"), number(row, "cpu"), number(row, "memory")));
            }
        }
        return cells;
    }

    private static double number(NamedCsvRecord row, String field) {
        return Double.parseDouble(row.getField(field));
    }
}
