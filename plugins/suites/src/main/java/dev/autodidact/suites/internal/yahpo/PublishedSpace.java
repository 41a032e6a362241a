package dev.autodidact.suites.internal.yahpo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.autodidact.api.AutodidactException;
import dev.autodidact.api.space.Condition;
import dev.autodidact.api.space.Domain;
import dev.autodidact.api.space.SearchSpace;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;

/**
 * The space in a file of ConfigSpace (JSON, formats 0.2 to 0.4).
 *
 * <p>A condition of ours names one parent. Of a conjunction, the condition on the parent that depends on most others is
 * kept: the published ones ("learner is xgboost and xgboost.booster is dart") follow from it. A condition on a parent
 * that is no choice is left out, which makes the space larger than published, not smaller.
 *
 * @param space what is searched
 * @param setAside the domains of what is not, by name
 */
record PublishedSpace(SearchSpace space, Map<String, Domain> setAside) {

    /**
     * {@return the space in the file}
     *
     * @param file the file
     * @param setAside hyperparameters that are not to be searched
     * @throws AutodidactException of kind CALLER where the file cannot be understood
     */
    static PublishedSpace read(Path file, Set<String> setAside) throws IOException {
        JsonNode root = ScenarioFiles.read(file);
        if (!root.path("hyperparameters").isArray()) {
            throw ScenarioFiles.corrupt(file, "it has no array 'hyperparameters'");
        }
        if (!root.path("forbiddens").isEmpty()) {
            throw ScenarioFiles.corrupt(file, "it forbids combinations, as no published scenario does");
        }
        try {
            SequencedMap<String, Domain> domains = new LinkedHashMap<>();
            for (JsonNode node : root.path("hyperparameters")) {
                domains.put(node.path("name").asText(), domain(node));
            }
            Map<String, Domain> aside = new LinkedHashMap<>(domains);
            aside.keySet().retainAll(setAside);
            domains.keySet().removeAll(setAside);
            Map<String, List<Condition>> conditions = new LinkedHashMap<>();
            root.path("conditions").forEach(node -> collect(node, domains, conditions));
            return new PublishedSpace(space(domains, conditions), aside);
        } catch (IllegalArgumentException e) {
            throw ScenarioFiles.corrupt(file, String.valueOf(e.getMessage()));
        }
    }

    private static Domain domain(JsonNode node) {
        String type = node.path("type").asText();
        JsonNode standard = node.has("default") ? node.path("default") : node.path("default_value");
        return switch (type) {
            case "uniform_float" -> real(number(node, "lower"), number(node, "upper"), log(node), standard);
            case "uniform_int" -> whole((int) number(node, "lower"), (int) number(node, "upper"), log(node), standard);
            case "categorical" -> choice(texts(node.path("choices")), standard);
            case "ordinal" -> choice(texts(node.path("sequence")), standard);
            case "constant" -> Domain.choice(node.path("value").asText());
            default ->
                throw new IllegalArgumentException(
                        "hyperparameter '" + node.path("name").asText() + "' is of unknown type '" + type + "'");
        };
    }

    private static double number(JsonNode node, String field) {
        if (!node.path(field).isNumber()) {
            throw new IllegalArgumentException(
                    "hyperparameter '" + node.path("name").asText() + "' has no number '" + field + "'");
        }
        return node.path(field).doubleValue();
    }

    private static boolean log(JsonNode node) {
        return node.path("log").asBoolean() && node.path("lower").doubleValue() > 0;
    }

    private static Domain real(double low, double high, boolean logarithmic, JsonNode standard) {
        Domain.Real linear = Domain.real(low, high);
        Domain.Real real = logarithmic ? linear.log() : linear;
        return standard.isNumber() ? real.withDefault(Math.clamp(standard.doubleValue(), low, high)) : real;
    }

    private static Domain whole(int low, int high, boolean logarithmic, JsonNode standard) {
        Domain.Int linear = Domain.integer(low, high);
        Domain.Int whole = logarithmic ? linear.log() : linear;
        return standard.isNumber() ? whole.withDefault(Math.clamp(standard.intValue(), low, high)) : whole;
    }

    private static Domain choice(List<String> options, JsonNode standard) {
        Domain.Choice choice = Domain.choice(options);
        return standard.isMissingNode() || standard.isNull() ? choice : choice.withDefault(standard.asText());
    }

    /** Adds the conditions of a node, those inside a conjunction one by one. */
    private static void collect(JsonNode node, Map<String, Domain> domains, Map<String, List<Condition>> conditions) {
        if (node.path("type").asText().equals("AND")) {
            node.path("conditions").forEach(part -> collect(part, domains, conditions));
        } else {
            condition(node, domains)
                    .ifPresent(condition -> conditions
                            .computeIfAbsent(node.path("child").asText(), child -> new ArrayList<>())
                            .add(condition));
        }
    }

    private static Optional<Condition> condition(JsonNode node, Map<String, Domain> domains) {
        String parent = node.path("parent").asText();
        if (!(domains.get(parent) instanceof Domain.Choice choice)) {
            return Optional.empty();
        }
        return switch (node.path("type").asText()) {
            case "EQ" -> Optional.of(Condition.when(parent, node.path("value").asText()));
            case "IN" -> Optional.of(new Condition(parent, new LinkedHashSet<>(texts(node.path("values")))));
            case "NEQ" -> {
                Set<String> others = new LinkedHashSet<>(choice.options());
                others.remove(node.path("value").asText());
                yield Optional.of(new Condition(parent, others));
            }
            default -> Optional.empty();
        };
    }

    private static SearchSpace space(SequencedMap<String, Domain> domains, Map<String, List<Condition>> conditions) {
        SearchSpace.Builder builder = SearchSpace.builder();
        Map<String, Integer> depths = new LinkedHashMap<>();
        while (depths.size() < domains.size()) {
            int before = depths.size();
            domains.forEach((name, domain) -> {
                List<Condition> own = conditions.getOrDefault(name, List.of());
                if (!depths.containsKey(name)
                        && own.stream().allMatch(condition -> depths.containsKey(condition.parent()))) {
                    Optional<Condition> kept = own.stream().reduce((a, b) -> deeper(a, b, depths));
                    kept.ifPresentOrElse(
                            condition -> builder.add(name, domain, condition), () -> builder.add(name, domain));
                    depths.put(
                            name,
                            kept.map(condition -> depth(condition, depths) + 1).orElse(0));
                }
            });
            if (depths.size() == before) {
                throw new IllegalArgumentException("its conditions go round in a circle");
            }
        }
        return builder.build();
    }

    private static Condition deeper(Condition a, Condition b, Map<String, Integer> depths) {
        if (a.parent().equals(b.parent())) {
            Set<String> both = new LinkedHashSet<>(a.values());
            both.retainAll(b.values());
            return new Condition(a.parent(), both);
        }
        return depth(b, depths) > depth(a, depths) ? b : a;
    }

    private static int depth(Condition condition, Map<String, Integer> depths) {
        return depths.getOrDefault(condition.parent(), 0);
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(node -> texts.add(node.asText()));
        return texts;
    }
}
