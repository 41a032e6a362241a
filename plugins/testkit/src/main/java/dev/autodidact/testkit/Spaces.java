package dev.autodidact.testkit;

import dev.autodidact.api.Seeds;
import dev.autodidact.api.space.Condition;
import dev.autodidact.api.space.Configuration;
import dev.autodidact.api.space.Domain;
import dev.autodidact.api.space.SearchSpace;
import dev.autodidact.api.strategy.SearchProblem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Search spaces to try strategies on. */
final class Spaces {

    private static final int RANDOM_SPACES = 8;

    private Spaces() {}

    /** A space, what to call it in a message, and the smallest fidelity of its problem. */
    record Named(String name, SearchSpace space, double minimumFidelity) {
        @Override
        public String toString() {
            return "the space '" + name + "'";
        }
    }

    static List<Named> all() {
        Stream<Named> random = IntStream.range(0, RANDOM_SPACES).mapToObj(Spaces::named);
        return Stream.of(random, finite().stream(), Stream.of(learners()))
                .flatMap(spaces -> spaces)
                .toList();
    }

    /** Spaces of 1, 2, 12 and 29 configurations. */
    static List<Named> finite() {
        SearchSpace conditional = SearchSpace.builder()
                .add("kernel", Domain.choice("linear", "poly", "rbf"))
                .add("degree", Domain.integer(2, 5), Condition.when("kernel", "poly"))
                .add("bias", Domain.choice("yes", "no"))
                .build();
        SequencedMap<String, SearchSpace> learners = new LinkedHashMap<>();
        learners.put("kit.a", conditional);
        learners.put("kit.b", SearchSpace.of("depth", Domain.integer(1, 16).log()));
        learners.put("kit.c", SearchSpace.empty());
        return List.of(
                new Named("empty", SearchSpace.empty(), 1),
                new Named("one choice", SearchSpace.of("only", Domain.choice("this", "that")), 1),
                new Named("conditional", conditional, 1),
                new Named(
                        "finite learners",
                        SearchSpace.builder()
                                .nested(SearchProblem.LEARNER, learners)
                                .build(),
                        1));
    }

    /** A choice among learners, one of which chooses an optimizer with a space of its own. */
    static Named learners() {
        SequencedMap<String, SearchSpace> optimizers = new LinkedHashMap<>();
        optimizers.put(
                "sgd", SearchSpace.of("learning-rate", Domain.real(1e-4, 1).log()));
        optimizers.put("none", SearchSpace.empty());
        SequencedMap<String, SearchSpace> learners = new LinkedHashMap<>();
        learners.put(
                "kit.forest",
                SearchSpace.builder()
                        .add("trees", Domain.integer(1, 1000).log())
                        .add("share", Domain.real(0.1, 1).withDefault(1))
                        .build());
        learners.put(
                "kit.linear",
                SearchSpace.builder().nested("optimizer", optimizers).build());
        learners.put("kit.prior", SearchSpace.empty());
        return new Named(
                "learners",
                SearchSpace.builder().nested(SearchProblem.LEARNER, learners).build(),
                1);
    }

    /** The random space of a seed; every other one has cheap fidelities. */
    static Named named(long seed) {
        return new Named("random " + seed, random(seed), seed % 2 == 0 ? 1 : 0.1);
    }

    /** An infinite space of all kinds of hyperparameters, two levels of conditions, and forbidden combinations. */
    static Named mixed(double minimumFidelity) {
        SearchSpace space = SearchSpace.builder()
                .add("model", Domain.choice("tree", "net", "none"))
                .add("optimizer", Domain.choice("sgd", "adam"), Condition.when("model", "net"))
                .add("momentum", Domain.real(0, 0.99), Condition.when("optimizer", "sgd"))
                .add("rate", Domain.real(1e-6, 1).log(), Condition.when("model", "net"))
                .add("depth", Domain.integer(1, 12), Condition.when("model", "tree"))
                .add("rows", Domain.integer(1, 100_000).log())
                .add("share", Domain.real(0.25, 1).withDefault(1))
                .add("fixed", Domain.real(3, 3))
                .forbid(Map.of("model", "tree", "depth", 12))
                .forbid(Map.of("model", "net", "optimizer", "adam"))
                .build();
        return new Named("mixed, fidelity from " + minimumFidelity, space, minimumFidelity);
    }

    /** A space of up to seven hyperparameters, some on a condition, perhaps with a forbidden combination. */
    static SearchSpace random(long seed) {
        RandomGenerator random = Seeds.generator(seed, "testkit", "space");
        SearchSpace.Builder builder = SearchSpace.builder();
        List<String> choices = new ArrayList<>();
        int size = 1 + random.nextInt(7);
        for (int i = 0; i < size; i++) {
            String name = "h" + i;
            Domain domain = domain(random);
            if (choices.isEmpty() || random.nextInt(3) > 0) {
                builder.add(name, domain);
            } else {
                String parent = choices.get(random.nextInt(choices.size()));
                builder.add(name, domain, Condition.when(parent, random.nextBoolean() ? "a" : "b"));
            }
            if (domain instanceof Domain.Choice) {
                choices.add(name);
            }
        }
        SearchSpace space = builder.build();
        Configuration unlucky = space.sample(random);
        Map<String, Object> clause = new HashMap<>();
        unlucky.values().forEach((name, value) -> {
            if (value instanceof String) {
                clause.put(name, value);
            }
        });
        boolean allowed = clause.entrySet().stream()
                .allMatch(entry ->
                        entry.getValue().equals(space.defaults().values().get(entry.getKey())));
        return allowed ? space : builder.forbid(clause).build();
    }

    private static Domain domain(RandomGenerator random) {
        return switch (random.nextInt(5)) {
            case 0 -> Domain.real(-1, 1 + random.nextDouble());
            case 1 -> Domain.real(1e-6, 10).log();
            case 2 -> Domain.integer(-3, 3 + random.nextInt(100));
            case 3 -> Domain.integer(1, 2 + random.nextInt(1000)).log();
            default -> Domain.choice("a", "b", "c");
        };
    }
}
