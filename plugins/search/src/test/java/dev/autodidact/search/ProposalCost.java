package dev.autodidact.search;

import dev.autodidact.api.Seeds;
import dev.autodidact.api.execution.Cost;
import dev.autodidact.api.execution.Outcome;
import dev.autodidact.api.execution.Proposal;
import dev.autodidact.api.experience.Knowledge;
import dev.autodidact.api.space.Condition;
import dev.autodidact.api.space.Domain;
import dev.autodidact.api.space.SearchSpace;
import dev.autodidact.api.strategy.Budget;
import dev.autodidact.api.strategy.LearnContext;
import dev.autodidact.api.strategy.Observation;
import dev.autodidact.api.strategy.Search;
import dev.autodidact.api.strategy.SearchProblem;
import dev.autodidact.api.strategy.SearchStrategy;
import dev.autodidact.testkit.Past;
import dev.autodidact.testkit.TestHost;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What a proposal costs: for each strategy the median and the 95th percentile of the processor time of {@code observe} and
 * {@code propose} together, over 200 proposals after 1,000 observed trials and after 10,000, in a conditional space of 14
 * mixed hyperparameters. Run by {@code benchmarks/proposal-cost.sh}; arguments: ids of strategies, none for all.
 */
final class ProposalCost {

    private static final ThreadMXBean PROCESSOR = ManagementFactory.getThreadMXBean();
    private static final int MEASURED = 200;
    private static final int[] OBSERVED = {1_000, 10_000};
    private static final int WARM_UP = 600;

    private ProposalCost() {}

    @SuppressWarnings("SystemOut") // a program for people
    public static void main(String[] ids) {
        List<String> wanted = List.of(ids);
        System.out.printf(
                "%s, Java %s, %d processors; ms a proposal, n = %d each%n",
                System.getProperty("os.arch"),
                System.getProperty("java.version"),
                Runtime.getRuntime().availableProcessors(),
                MEASURED);
        System.out.printf("%-20s %8s %8s %8s %8s%n", "strategy", "p50@1k", "p95@1k", "p50@10k", "p95@10k");
        new SearchPlugin()
                .strategies(new TestHost()).stream()
                        .filter(strategy -> !strategy.id().equals("baseline"))
                        .map(SearchStrategy.class::cast)
                        .filter(strategy -> wanted.isEmpty() || wanted.contains(strategy.id()))
                        .forEach(ProposalCost::measure);
    }

    private static void measure(SearchStrategy strategy) {
        Trials warmUp = new Trials(strategy, 1);
        for (int trial = 0; trial < WARM_UP; trial++) {
            warmUp.next();
        }
        Trials trials = new Trials(strategy, 2);
        StringBuilder row = new StringBuilder(String.format(Locale.ROOT, "%-20s", strategy.id()));
        for (int observed : OBSERVED) {
            while (trials.trial < observed) {
                trials.next();
            }
            double[] millis = new double[MEASURED];
            for (int i = 0; i < MEASURED; i++) {
                millis[i] = trials.next() / 1e6;
            }
            Arrays.sort(millis);
            row.append(
                    String.format(Locale.ROOT, " %8.2f %8.2f", millis[MEASURED / 2], millis[(int) (0.95 * MEASURED)]));
        }
        System.out.println(row);
    }

    /** A search on a made-up loss. */
    private static final class Trials {

        private static final Cost COST = new Cost(1, Double.NaN);

        private final SearchSpace space = space();
        private final Search search;
        private Optional<Observation> last = Optional.empty();
        private int trial;

        Trials(SearchStrategy strategy, long seed) {
            SearchProblem problem = new SearchProblem(space, Map.of(), Budget.trials(20_000), 1, 1 / 52.0);
            this.search = strategy.begin(problem, knowledge(strategy), Seeds.generator(seed, "search"));
        }

        private Knowledge knowledge(SearchStrategy strategy) {
            try {
                return strategy.learn(Past.of(space), LearnContext.of(1));
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }

        /** {@return the nanoseconds that the next proposal took, and taking note of the last outcome} */
        long next() {
            long start = PROCESSOR.getCurrentThreadCpuTime();
            last.ifPresent(search::observe);
            Proposal proposal = search.propose().orElseThrow();
            long taken = PROCESSOR.getCurrentThreadCpuTime() - start;
            last = Optional.of(observation(proposal));
            return taken;
        }

        private Observation observation(Proposal proposal) {
            double loss = 0;
            for (Map.Entry<String, Object> value :
                    proposal.configuration().values().entrySet()) {
                Domain domain = space.find(value.getKey()).orElseThrow().domain();
                double miss = domain.position(value.getValue()) - 0.3;
                loss += miss * miss;
            }
            return new Observation(trial++, proposal, Outcome.Scored.of(loss, COST));
        }

        private static SearchSpace space() {
            SearchSpace.Builder space = SearchSpace.builder()
                    .add("booster", Domain.choice("tree", "linear", "dart"))
                    .add("rounds", Domain.integer(3, 2000).log())
                    .add("lambda", Domain.real(1e-4, 1000).log())
                    .add("alpha", Domain.real(1e-4, 1000).log())
                    .add("imputation", Domain.choice("mean", "median", "none"))
                    .add("subsample", Domain.real(0.1, 1));
            for (int i = 0; i < 4; i++) {
                space.add("tree" + i, Domain.real(0, 1), Condition.when("booster", "tree", "dart"));
            }
            return space.add("depth", Domain.integer(1, 15), Condition.when("booster", "tree", "dart"))
                    .add("drop", Domain.real(0, 1), Condition.when("booster", "dart"))
                    .add("skip", Domain.real(0, 1), Condition.when("booster", "dart"))
                    .add("updater", Domain.choice("shotgun", "coordinate"), Condition.when("booster", "linear"))
                    .build();
        }
    }
}
