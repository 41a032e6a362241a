package dev.autodidact.search.learned;

import dev.autodidact.api.experience.Experience;
import dev.autodidact.api.experience.Knowledge;
import dev.autodidact.api.space.Configuration;
import dev.autodidact.api.strategy.LearnContext;
import dev.autodidact.api.strategy.Search;
import dev.autodidact.api.strategy.SearchProblem;
import dev.autodidact.api.strategy.SearchStrategy;
import dev.autodidact.search.Configurations;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.TreeMap;
import java.util.random.RandomGenerator.SplittableGenerator;

/**
 * A list of configurations that complement each other, learned greedily from earlier tasks (in the line of Feurer and
 * others, 2022, "Auto-Sklearn 2.0", and of Salinas and Erickson, 2023, "TabRepo"). We depart from both in
 * averaging over families of tasks before tasks, and in weighing gain against cost at each step; see
 * {@link GreedyPortfolio} and {@link RegretTable}.
 *
 * <p>A search proposes the members that lie in its space, in order, then the learners' defaults that are not among them,
 * and then goes on as {@link PortfolioSearch} says. Without knowledge it starts with the defaults. Members of
 * other spaces do no harm: learners that are not installed, black boxes beside tables.
 *
 * <p>The knowledge, {@value #FORMAT}, is UTF-8 text: the format's name on the first line, then one configuration as JSON
 * on each line, in the order of evaluation.
 */
final class Portfolio implements SearchStrategy {

    private static final String FORMAT = "portfolio/1";

    /** Fewer families than this teach what is good on them, not what is good. */
    private static final int FEWEST_FAMILIES = 3;

    @Override
    public String id() {
        return "portfolio";
    }

    @Override
    public boolean learns() {
        return true;
    }

    @Override
    public Knowledge learn(Experience experience, LearnContext context) throws InterruptedException {
        RegretTable table = RegretTable.of(experience, context);
        if (table.families().size() < FEWEST_FAMILIES) {
            return Knowledge.NONE;
        }
        GreedyPortfolio portfolio = GreedyPortfolio.of(table, context);
        if (portfolio.members().isEmpty()) {
            return Knowledge.NONE;
        }
        List<String> lines = new ArrayList<>(List.of(FORMAT));
        portfolio.members().forEach(member -> lines.add(member.toJson()));
        Map<String, String> provenance = new TreeMap<>();
        provenance.put("tasks", Integer.toString(table.tasks()));
        provenance.put("families", Integer.toString(table.families().size()));
        provenance.put("trials", Integer.toString(table.trials()));
        provenance.put("candidates", Integer.toString(table.candidates().size()));
        provenance.put("training-regret-by-size", portfolio.regretBySize());
        return new Knowledge(id(), FORMAT, String.join("\n", lines).getBytes(StandardCharsets.UTF_8), provenance);
    }

    /** The portfolio learned from the suite {@code starter}; its provenance names the command that rebuilds it. */
    @Override
    public Knowledge shipped() {
        Properties provenance = new Properties();
        try (InputStream members = resource("shipped-portfolio.txt");
                InputStream origin = resource("shipped-portfolio.properties")) {
            provenance.load(origin);
            Map<String, String> entries = new TreeMap<>();
            provenance.stringPropertyNames().forEach(name -> entries.put(name, provenance.getProperty(name)));
            return new Knowledge(id(), FORMAT, members.readAllBytes(), entries);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream resource(String name) {
        return Objects.requireNonNull(Portfolio.class.getResourceAsStream(name), name);
    }

    @Override
    public Search begin(SearchProblem problem, Knowledge knowledge, SplittableGenerator random) {
        List<Configuration> listed = new ArrayList<>();
        if (!knowledge.isNone()) {
            members(knowledge).stream().filter(problem.space()::contains).forEach(listed::add);
        }
        listed.addAll(Configurations.defaults(problem.space()));
        return new PortfolioSearch(problem.space(), listed, random);
    }

    private List<Configuration> members(Knowledge knowledge) {
        String text = new String(knowledge.require(id(), FORMAT).payload(), StandardCharsets.UTF_8);
        List<String> lines = List.of(text.split("\n"));
        if (!lines.get(0).equals(FORMAT)) {
            throw new IllegalArgumentException("the knowledge does not begin with the line '" + FORMAT + "'");
        }
        return lines.stream().skip(1).map(Configuration::fromJson).toList();
    }
}
