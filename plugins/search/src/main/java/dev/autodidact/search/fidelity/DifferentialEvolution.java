package dev.autodidact.search.fidelity;

import dev.autodidact.api.execution.Outcome;
import dev.autodidact.api.execution.Proposal;
import dev.autodidact.api.space.Configuration;
import dev.autodidact.api.strategy.Observation;
import dev.autodidact.api.strategy.Search;
import dev.autodidact.api.strategy.SearchProblem;
import dev.autodidact.search.Configurations;
import dev.autodidact.search.model.Encoding;
import dev.autodidact.search.model.Fresh;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.random.RandomGenerator.SplittableGenerator;

/**
 * DEHB (Awad, Mallik and Hutter, 2021, "DEHB: evolutionary Hyperband for scalable, robust and efficient hyperparameter
 * optimization"): Hyperband's brackets say how many trials each rung gets, and each rung has a population that evolves by
 * differential evolution (rand/1/bin, F = Cr = 0.5). On a bracket's lower rungs the parents are the rung's own
 * population, further up they are the best of the rung below, so what is learned cheaply spreads upwards.
 *
 * <p>Genomes are positions in 0 to 1 for every hyperparameter, also the inactive, whose genes sleep. A gene beyond the
 * ends is drawn again.
 *
 * <p>Departure: a population that is not full yet takes the best of the rung below, or on the lowest rung defaults and
 * random draws; so nothing waits for a rung to be complete. Not thread-safe.
 */
final class DifferentialEvolution implements Search {

    private static final double SCALE = 0.5;
    private static final double CROSSOVER = 0.5;

    /** A population smaller than this has no three different parents and a target. */
    private static final int LEAST = 4;

    /** With only one rung, the population is that of plain differential evolution for few trials. */
    private static final int PLAIN = 12;

    private static final int PATIENCE = 10;

    private static final class Member {

        private final double[] genome;
        private final double loss;

        private Member(double[] genome, double loss) {
            this.genome = genome;
            this.loss = loss;
        }
    }

    /** What a trial under way may replace; the end of the population where there is still room. */
    private static final class Child {

        private final double[] genome;
        private final int target;

        private Child(double[] genome, int target) {
            this.genome = genome;
            this.target = target;
        }
    }

    private final Encoding encoding;
    private final SplittableGenerator random;
    private final Rungs rungs;
    private final Fresh fresh;
    private final Queue<Configuration> defaults;
    private final List<List<Member>> populations = new ArrayList<>();
    private final List<Integer> capacities = new ArrayList<>();
    private final List<Integer> turns = new ArrayList<>();
    private final List<Integer> begun = new ArrayList<>();
    private final Map<Proposal, Child> underWay = new HashMap<>();
    private List<Integer> left = List.of();
    private int bracket;
    private boolean exhausted;

    DifferentialEvolution(SearchProblem problem, SplittableGenerator random) {
        this.encoding = new Encoding(problem.space());
        this.rungs = new Rungs(problem.minimumFidelity());
        this.fresh = new Fresh(encoding, random);
        this.random = random;
        this.defaults = new ArrayDeque<>(Configurations.defaults(problem.space()));
        List<Integer> sizes = FidelityStrategies.hyperband(rungs.top(), 0);
        for (int rung = 0; rung <= rungs.top(); rung++) {
            populations.add(new ArrayList<>());
            capacities.add(rungs.top() == 0 ? PLAIN : Math.max(LEAST, sizes.get(rung)));
            turns.add(0);
            begun.add(0);
        }
    }

    @Override
    public Optional<Proposal> propose() {
        Optional<Proposal> proposal = exhausted ? Optional.empty() : evolved(nextRung());
        exhausted = proposal.isEmpty();
        return proposal.or(rungs::leftover);
    }

    /** {@return the rung whose turn it is: bracket after bracket, from each bracket's lowest rung up} */
    private int nextRung() {
        if (left.stream().allMatch(count -> count == 0)) {
            left = new ArrayList<>(FidelityStrategies.hyperband(rungs.top(), bracket++));
        }
        int rung = 0;
        while (left.get(rung) == 0) {
            rung++;
        }
        left.set(rung, left.get(rung) - 1);
        return rung;
    }

    private Optional<Proposal> evolved(int rung) {
        if (begun.get(rung) < capacities.get(rung)) {
            begun.set(rung, begun.get(rung) + 1);
            Optional<Configuration> promotable =
                    rung > 0 ? rungs.promotable(rung - 1, Integer.MAX_VALUE) : Optional.empty();
            return promotable
                    .or(this::unseen)
                    .map(configuration -> propose(configuration, genome(configuration), rung, capacities.get(rung)));
        }
        List<Member> population = populations.get(rung);
        if (population.size() >= LEAST) {
            for (int attempt = 0; attempt < PATIENCE; attempt++) {
                int target = turns.get(rung) % population.size();
                turns.set(rung, turns.get(rung) + 1);
                double[] genome = child(population.get(target), parents(rung));
                Optional<Configuration> configuration =
                        encoding.decode(vector(genome)).filter(made -> !rungs.isProposed(made, rung));
                if (configuration.isPresent()) {
                    fresh.take(configuration.get());
                    return configuration.map(made -> propose(made, genome, rung, target));
                }
            }
        }
        return unseen().map(configuration -> propose(configuration, genome(configuration), rung, capacities.get(rung)));
    }

    private Optional<Configuration> unseen() {
        while (!defaults.isEmpty()) {
            Configuration configuration = defaults.remove();
            if (fresh.take(configuration)) {
                return Optional.of(configuration);
            }
        }
        return fresh.draw();
    }

    private Proposal propose(Configuration configuration, double[] genome, int rung, int target) {
        Proposal proposal = rungs.propose(configuration, rung);
        underWay.put(proposal, new Child(genome, target));
        return proposal;
    }

    private List<double[]> parents(int rung) {
        int wanted = populations.get(rung).size();
        boolean lowest = rung == 0 || rungs.ranked(rung - 1).size() < LEAST;
        if (lowest || wanted < LEAST) {
            return populations.get(rung).stream().map(member -> member.genome).toList();
        }
        return rungs.ranked(rung - 1).stream()
                .limit(wanted)
                .map(result -> genome(result.configuration()))
                .toList();
    }

    private double[] child(Member target, List<double[]> parents) {
        double[] base = parents.get(random.nextInt(parents.size()));
        double[] plus = parents.get(random.nextInt(parents.size()));
        double[] minus = parents.get(random.nextInt(parents.size()));
        double[] child = target.genome.clone();
        int sure = child.length == 0 ? 0 : random.nextInt(child.length);
        for (int i = 0; i < child.length; i++) {
            if (i == sure || random.nextDouble() < CROSSOVER) {
                double gene = base[i] + SCALE * (plus[i] - minus[i]);
                child[i] = gene >= 0 && gene <= 1 ? gene : random.nextDouble();
            }
        }
        return child;
    }

    private double[] genome(Configuration configuration) {
        double[] genome = encoding.encode(configuration);
        for (int i = 0; i < genome.length; i++) {
            if (genome[i] == Encoding.INACTIVE) {
                genome[i] = random.nextDouble();
            } else if (encoding.isChoice(i)) {
                genome[i] = (genome[i] + 0.5) / encoding.options()[i];
            }
        }
        return genome;
    }

    private double[] vector(double[] genome) {
        double[] vector = new double[genome.length];
        for (int i = 0; i < vector.length; i++) {
            vector[i] = encoding.isActive(i, vector) ? encoding.at(i, genome[i]) : Encoding.INACTIVE;
        }
        return vector;
    }

    @Override
    public void observe(Observation observation) {
        rungs.observe(observation);
        Child child = underWay.remove(observation.proposal());
        if (child == null || !(observation.outcome() instanceof Outcome.Scored scored)) {
            return;
        }
        List<Member> population = populations.get(rungs.rung(observation.proposal()));
        Member member = new Member(child.genome, scored.loss());
        if (child.target >= population.size()) {
            population.add(member);
        } else if (member.loss <= population.get(child.target).loss) {
            population.set(child.target, member);
        }
    }
}
