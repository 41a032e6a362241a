package dev.autodidact.registry.dashboard;

import dev.autodidact.registry.Registry;
import dev.autodidact.registry.report.ComparisonReport;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;

/** Finds the answer to a request that may pass. */
final class Routes {

    /** The first parts of the addresses that the one page answers. */
    private static final Set<String> VIEWS = Set.of("runs", "comparisons", "build", "statistics", "knowledge");

    private final Registry registry;
    private final Statistics statistics;
    private final Assets assets = new Assets();

    Routes(Registry registry, Statistics statistics) {
        this.registry = registry;
        this.statistics = statistics;
    }

    Reply answer(Request request) {
        List<String> parts = request.parts();
        if (parts.isEmpty() || VIEWS.contains(parts.getFirst())) {
            return assets.page();
        }
        List<String> rest = parts.subList(1, parts.size());
        return switch (parts.getFirst()) {
            case "assets" -> rest.size() == 1 ? assets.file(rest.getFirst()).orElseGet(Routes::missing) : missing();
            case "report" ->
                statistics
                        .await(request)
                        .map(page -> Reply.html(page, ComparisonReport.contentPolicy()))
                        .orElseGet(Routes::missing);
            case "api" -> rest.isEmpty() ? missing() : data(rest, request);
            default -> missing();
        };
    }

    private Reply data(List<String> parts, Request request) {
        return switch (parts.getFirst()) {
            case "runs" -> parts.size() == 1 ? read(handle -> RunQueries.page(handle, request)) : run(parts, request);
            case "comparisons" ->
                parts.size() == 1
                        ? read(handle -> ComparisonQueries.page(handle, request))
                        : found(registry.read(handle -> ComparisonQueries.one(handle, Request.number(parts.get(1)))));
            case "choices" -> read(ComparisonQueries::choices);
            case "statistics" -> Reply.json(statistics.state(request));
            case "knowledge" ->
                parts.size() == 3
                        ? found(registry.read(handle -> KnowledgeQueries.one(handle, parts.get(1), parts.get(2))))
                        : read(handle -> KnowledgeQueries.page(handle, request));
            default -> missing();
        };
    }

    private Reply run(List<String> parts, Request request) {
        long id = Request.number(parts.get(1));
        String what = parts.size() == 2 ? "" : parts.get(2);
        return switch (what) {
            case "" -> ofRun(id, RunDetail::read);
            case "course" -> ofRun(id, (handle, run) -> Course.after(handle, run, request.number("after", 0)));
            case "configurations" ->
                ofRun(
                        id,
                        (handle, run) -> Configurations.of(
                                handle, run, request.text("learner").orElse("")));
            case "failures" -> Reply.json(registry.failures(id));
            case "trials" ->
                parts.size() == 3
                        ? ofRun(id, (handle, run) -> TrialQueries.page(handle, run, request))
                        : found(registry.read(handle -> RunQueries.one(handle, id)
                                .flatMap(run -> TrialQueries.one(handle, run, Request.number(parts.get(3))))));
            default -> missing();
        };
    }

    private Reply ofRun(long id, BiFunction<Handle, RunLine, Object> query) {
        return found(registry.read(handle -> RunQueries.one(handle, id).map(run -> query.apply(handle, run))));
    }

    private Reply read(Function<Handle, Object> query) {
        return Reply.json(registry.read(query));
    }

    private static Reply found(Optional<?> value) {
        return value.<Reply>map(Reply::json).orElseGet(Routes::missing);
    }

    private static Reply missing() {
        return Reply.json(Map.of("missing", true)).withStatus(404);
    }
}
