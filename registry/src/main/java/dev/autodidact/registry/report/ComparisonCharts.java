package dev.autodidact.registry.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** The numbers that the charts of a comparison's report draw. */
final class ComparisonCharts {

    private ComparisonCharts() {}

    static Map<String, Object> data(Analysis analysis) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("strategies", analysis.strategies());
        data.put(
                "ranks",
                analysis.ranked().stream()
                        .filter(standing -> Double.isFinite(standing.meanRank()))
                        .map(standing -> {
                            Map<String, Object> rank = new LinkedHashMap<>();
                            rank.put("strategy", standing.id());
                            rank.put("mean", standing.meanRank());
                            rank.put("low", standing.lowestRank());
                            rank.put("high", standing.highestRank());
                            return rank;
                        })
                        .toList());
        Map<String, Object> curves = new LinkedHashMap<>();
        analysis.byEvaluations().ifPresent(one -> curves.put("evaluations", curve(one)));
        analysis.bySeconds().ifPresent(one -> curves.put("seconds", curve(one)));
        analysis.byCpuSeconds().ifPresent(one -> curves.put("cpuSeconds", curve(one)));
        data.put("curves", curves);
        analysis.adaptations().ifPresent(one -> data.put("adaptation", adaptation(one)));
        return data;
    }

    private static Map<String, Object> adaptation(Adaptations adaptations) {
        Map<String, Object> curve = new LinkedHashMap<>();
        curve.put("metric", adaptations.metric());
        curve.put("x", IntStream.rangeClosed(0, adaptations.steps()).boxed().toList());
        curve.put(
                "series",
                adaptations.strategies().stream()
                        .filter(one -> !one.bySteps().isEmpty())
                        .map(ComparisonCharts::series)
                        .toList());
        return curve;
    }

    private static Map<String, Object> series(Adaptations.Adapted adapted) {
        Map<String, Object> series = new LinkedHashMap<>();
        series.put("strategy", adapted.strategy());
        series.put("mean", points(adapted, Adaptations.Estimate::mean));
        series.put("low", points(adapted, estimate -> estimate.mean() - margin(estimate)));
        series.put("high", points(adapted, estimate -> estimate.mean() + margin(estimate)));
        return series;
    }

    private static double margin(Adaptations.Estimate estimate) {
        return Double.isNaN(estimate.margin()) ? 0 : estimate.margin();
    }

    private static List<Double> points(Adaptations.Adapted adapted, ToDoubleFunction<Adaptations.Estimate> point) {
        return rounded(adapted.bySteps().stream()
                .map(estimate -> point.applyAsDouble(estimate))
                .toList());
    }

    private static Map<String, Object> curve(Curves curves) {
        List<Map<String, Object>> series = new ArrayList<>();
        curves.bands().forEach((strategy, band) -> {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("strategy", strategy);
            one.put("mean", rounded(band.mean()));
            one.put("low", rounded(band.lower()));
            one.put("high", rounded(band.upper()));
            series.add(one);
        });
        Map<String, Object> curve = new LinkedHashMap<>();
        curve.put("x", rounded(curves.points()));
        curve.put("series", series);
        return curve;
    }

    /** Six significant digits: more than a screen shows, and a smaller file. */
    private static List<Double> rounded(List<Double> values) {
        return values.stream()
                .map(value -> Double.valueOf(String.format(Locale.ROOT, "%.6g", value)))
                .toList();
    }
}
