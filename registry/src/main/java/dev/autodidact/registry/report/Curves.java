package dev.autodidact.registry.report;

import dev.autodidact.registry.statistics.Bootstrap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Mean regret over the shared tasks against one kind of effort.
 *
 * @param points the effort at which the curves are read, ascending
 * @param bands by strategy, in their order: the mean at each point, with its 95 % interval
 */
record Curves(List<Double> points, Map<String, Bootstrap.Band> bands) {

    /** {@return the curves; empty where no task is shared} */
    static Optional<Curves> of(Grid grid, List<String> strategies, List<Row> shared, long seed) {
        if (shared.isEmpty()) {
            return Optional.empty();
        }
        Map<String, Bootstrap.Band> bands = new LinkedHashMap<>();
        for (String strategy : strategies) {
            double[][] curves =
                    shared.stream().map(row -> row.cell(strategy).curve(grid)).toArray(double[][]::new);
            bands.put(strategy, Bootstrap.band(curves, seed));
        }
        return Optional.of(new Curves(grid.points(), bands));
    }
}
