package dev.autodidact.runtime.preprocess;

import dev.autodidact.api.data.Features;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Features as they are encoded, one after the other. */
final class FeatureList {

    private final int rows;
    private final List<String> names = new ArrayList<>();
    private final Set<String> taken = new HashSet<>();
    private final List<Integer> levels = new ArrayList<>();
    private final List<double[]> columns = new ArrayList<>();

    FeatureList(int rows) {
        this.rows = rows;
    }

    void addNumeric(String name, double[] values) {
        addCategorical(name, values, 0);
    }

    /** A name that is taken gets the first number from 2 that makes it unique. */
    void addCategorical(String name, double[] codes, int levelCount) {
        String unique = name;
        for (int number = 2; !taken.add(unique); number++) {
            unique = name + "#" + number;
        }
        names.add(unique);
        levels.add(levelCount);
        columns.add(codes);
    }

    Features toFeatures() {
        return new Features(
                names, levels.stream().mapToInt(Integer::intValue).toArray(), columns.toArray(double[][]::new), rows);
    }
}
