package dev.autodidact.core.replay;

import dev.autodidact.api.space.Condition;
import dev.autodidact.api.space.Configuration;
import dev.autodidact.api.space.Domain;
import dev.autodidact.api.space.SearchSpace;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Infers a search space from configurations that were drawn from it, because a registry stores what was tried and not what
 * could have been. Numbers range over what was tried, on a logarithmic scale where that spans two orders of magnitude;
 * choices have the options that were tried. A hyperparameter that not every configuration has depends on the first choice
 * whose value tells whether it is there, and is always active where there is none.
 */
final class RecordedSpace {

    private static final double LOGARITHMIC_FROM = 100;

    private final Collection<Configuration> recorded;
    private final SortedMap<String, Domain> domains = new TreeMap<>();

    private RecordedSpace(Collection<Configuration> recorded) {
        this.recorded = recorded;
    }

    /**
     * {@return a space that holds every configuration whose hyperparameters are as the others suggest}
     *
     * @param recorded at least one
     */
    static SearchSpace of(Collection<Configuration> recorded) {
        return new RecordedSpace(recorded).infer();
    }

    private SearchSpace infer() {
        Set<String> names = recorded.stream()
                .flatMap(configuration -> configuration.values().keySet().stream())
                .collect(Collectors.toCollection(TreeSet::new));
        SearchSpace.Builder builder = SearchSpace.builder();
        List<String> placed = new ArrayList<>();
        List<String> left = new ArrayList<>(names);
        boolean progress = true;
        while (progress) {
            progress = false;
            for (Iterator<String> remaining = left.iterator(); remaining.hasNext(); ) {
                String name = remaining.next();
                Domain domain = domain(name);
                if (recorded.stream().allMatch(configuration -> configuration.has(name))) {
                    builder.add(name, domain);
                } else {
                    Optional<Condition> condition = condition(name, placed);
                    if (condition.isEmpty()) {
                        continue;
                    }
                    builder.add(name, domain, condition.get());
                }
                domains.put(name, domain);
                placed.add(name);
                remaining.remove();
                progress = true;
            }
        }
        left.forEach(name -> builder.add(name, domain(name)));
        return builder.build();
    }

    private Domain domain(String name) {
        List<Object> values = recorded.stream()
                .map(configuration -> configuration.values().get(name))
                .flatMap(value -> Optional.ofNullable(value).stream())
                .toList();
        if (values.stream().allMatch(Integer.class::isInstance)) {
            int low = values.stream().mapToInt(value -> (Integer) value).min().orElseThrow();
            int high = values.stream().mapToInt(value -> (Integer) value).max().orElseThrow();
            Domain.Int range = Domain.integer(low, high);
            return low > 0 && high / (double) low >= LOGARITHMIC_FROM ? range.log() : range;
        }
        if (values.stream().allMatch(Double.class::isInstance)) {
            double low =
                    values.stream().mapToDouble(value -> (Double) value).min().orElseThrow();
            double high =
                    values.stream().mapToDouble(value -> (Double) value).max().orElseThrow();
            Domain.Real range = Domain.real(low, high);
            return low > 0 && high / low >= LOGARITHMIC_FROM ? range.log() : range;
        }
        return Domain.choice(
                values.stream().map(String::valueOf).distinct().sorted().toList());
    }

    /** A choice among those placed whose values are others where the hyperparameter is there and where it is not. */
    private Optional<Condition> condition(String name, List<String> placed) {
        for (String parent : placed) {
            if (domains.get(parent) instanceof Domain.Choice) {
                Map<Boolean, Set<Object>> values = recorded.stream()
                        .collect(Collectors.partitioningBy(
                                configuration -> configuration.has(name),
                                Collectors.mapping(
                                        configuration -> configuration.values().getOrDefault(parent, Optional.empty()),
                                        Collectors.toSet())));
                Set<Object> with = values.getOrDefault(true, Set.of());
                if (with.stream().allMatch(String.class::isInstance)
                        && with.stream().noneMatch(values.getOrDefault(false, Set.of())::contains)) {
                    return Optional.of(new Condition(
                            parent, with.stream().map(String.class::cast).collect(Collectors.toSet())));
                }
            }
        }
        return Optional.empty();
    }
}
