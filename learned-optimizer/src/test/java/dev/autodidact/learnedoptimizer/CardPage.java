package dev.autodidact.learnedoptimizer;

import dev.autodidact.learnedoptimizer.CardCharts.Line;
import dev.autodidact.learnedoptimizer.CardCharts.Ratio;
import dev.autodidact.learnedoptimizer.CardData.CellResult;
import dev.autodidact.learnedoptimizer.CardData.Point;
import dev.autodidact.learnedoptimizer.CardData.RuleResult;
import dev.autodidact.learnedoptimizer.CardData.Statistic;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The card as one HTML file, which holds all that it shows and runs no script. */
final class CardPage {

    private static final String CSS = """
            :root {
              color-scheme: light dark;
              --page: #f6f7f9; --card: #ffffff; --ink: #171a21; --soft: #5b6472; --line: #e2e5ea;
              --good: #116331; --bad: #b3261e;
              --c0: #2f5bea; --c1: #d9730d; --c2: #0f8a5f; --c3: #c2255c; --c4: #7a3ff2; --c5: #0b8fab; --c6: #6b7280;
            }
            @media (prefers-color-scheme: dark) {
              :root {
                --page: #101319; --card: #181c24; --ink: #e8ebf1; --soft: #9aa4b3; --line: #2a303b;
                --good: #7fe0a7; --bad: #ff8a80;
                --c0: #7f9dff; --c1: #f5a04a; --c2: #4fd09c; --c3: #ff7eb0; --c4: #b796ff; --c5: #4fd0ea; --c6: #a4adbb;
              }
            }
            * { box-sizing: border-box; }
            body { margin: 0; background: var(--page); color: var(--ink); font: 16px/1.5 system-ui, sans-serif; }
            main { max-width: 64rem; margin: 0 auto; padding: 1rem; }
            h1 { font-size: 1.9rem; line-height: 1.2; margin: .5rem 0; }
            h2 { font-size: 1.2rem; margin: 0 0 .3rem; }
            section { background: var(--card); border: 1px solid var(--line); border-radius: 12px; padding: 1rem 1.2rem;
              margin: 1rem 0; }
            p { margin: .3rem 0; max-width: 50rem; overflow-wrap: anywhere; }
            .soft { color: var(--soft); font-size: .92rem; }
            .bounds { list-style: none; margin: .6rem 0 0; padding: 0; }
            .bounds li { padding: .45rem 0; overflow-wrap: anywhere; border-top: 1px solid var(--line); }
            .met, .missed, .not_judged { font-weight: 700; }
            .met { color: var(--good); } .missed { color: var(--bad); } .not_judged { color: var(--soft); }
            .pair { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 19rem), 1fr)); gap: 1rem; }
            figure { margin: 0; } figcaption { font-size: .9rem; font-weight: 600; }
            svg { display: block; width: 100%; height: auto; max-width: 34rem; }
            svg text { fill: var(--soft); font-size: 11.5px; } .end { text-anchor: end; } .middle { text-anchor: middle; }
            .grid { stroke: var(--line); } .one { stroke: var(--soft); stroke-dasharray: 4 3; }
            .line { fill: none; stroke-width: 1.5; stroke-linejoin: round; } .band { opacity: .15; }
            .interval { stroke-width: 1.8; } .key { width: 1.8rem; height: .7rem; }
            .first { stroke: var(--c0); fill: var(--c0); } .last { stroke: var(--c1); fill: var(--c1); }
            .line.lstm { stroke-width: 3; } .line.guarded { stroke-width: 3; stroke-dasharray: 2 5; }
            .line.untuned { stroke-dasharray: 6 4; } .line.once { stroke-dasharray: 8 3 2 3; }
            .lstm { stroke: var(--c0); } .band.lstm { fill: var(--c0); stroke: none; } .guarded { stroke: var(--c1); }
            .momentum { stroke: var(--c2); } .adam, .once, .untuned { stroke: var(--c3); } .rmsprop { stroke: var(--c4); }
            .sgd { stroke: var(--c5); } .fallback { stroke: var(--c6); }
            .legend { list-style: none; display: flex; flex-wrap: wrap; gap: .2rem 1rem; padding: 0; margin: .5rem 0;
              font-size: .88rem; }
            .legend li { display: flex; align-items: center; gap: .4rem; }
            .scroll { overflow-x: auto; } summary { cursor: pointer; color: var(--soft); margin-top: .5rem; }
            table { border-collapse: collapse; font-size: .85rem; margin: .5rem 0; font-variant-numeric: tabular-nums; }
            caption { text-align: left; font-weight: 600; padding: .3rem 0; }
            th, td { border-top: 1px solid var(--line); padding: .25rem .6rem; text-align: right; white-space: nowrap; }
            th:first-child, td.words { text-align: left; }
            """;

    /** The rules that are drawn, with their classes in the style sheet; the tables have all. */
    private static final Map<String, String> DRAWN = new LinkedHashMap<>();

    static {
        DRAWN.put(CardData.LSTM, "lstm");
        DRAWN.put(CardData.GUARDED, "guarded");
        DRAWN.put("momentum tuned", "momentum");
        DRAWN.put(CardData.ADAM_TUNED, "adam");
        DRAWN.put("rmsprop tuned", "rmsprop");
        DRAWN.put("sgd tuned", "sgd");
        DRAWN.put(CardData.ADAM_ONCE, "once");
        DRAWN.put("adam untuned", "untuned");
        DRAWN.put(CardData.FALLBACK, "fallback");
    }

    private final CardMarkup page = new CardMarkup();

    private CardPage() {}

    /** {@return the page} */
    static String of(CardData card) {
        CardPage written = new CardPage();
        written.begin();
        written.verdict(card);
        written.overview(card.cells());
        card.cells().forEach(cell -> written.cell(cell, card.problems()));
        written.method(card);
        written.page.close().close().close();
        return "<!DOCTYPE html>\n" + written.page;
    }

    private void begin() {
        String policy = "default-src 'none'; style-src '" + hash(CSS) + "'; base-uri 'none'; form-action 'none'";
        page.open("html", "lang", "en").open("head");
        page.leaf("meta", "charset", "utf-8");
        page.leaf("meta", "http-equiv", "Content-Security-Policy", "content", policy);
        page.leaf("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
        page.element("title", "Optimizer card").element("style", CSS).close();
        page.open("body").open("main");
    }

    private void verdict(CardData card) {
        page.element("h1", "Optimizer card");
        page.element("p", card.weights(), "class", "soft");
        page.open("section").element("h2", CardBound.headline(card.verdict()));
        page.element("p", "Each bound is on a number that must not be above it.", "class", "soft");
        page.open("ul", "class", "bounds");
        for (CardBound bound : card.verdict()) {
            page.open("li");
            page.element(
                    "span",
                    bound.status().words(),
                    "class",
                    bound.status().name().toLowerCase(Locale.ROOT));
            page.text(": " + bound.claim() + ", at most " + CardNumbers.shortest(bound.limit()) + ". Found: "
                            + bound.finding() + ".")
                    .close();
        }
        page.close().close();
    }

    private void overview(List<CellResult> cells) {
        page.open("section").element("h2", "lstm against the best tuned hand-made rule");
        page.open("ul", "class", "legend");
        key("dot first", "mean loss at step 100");
        key("dot last", "mean loss at the last step");
        page.close();
        List<Ratio> ratios = cells.stream()
                .map(cell -> new Ratio(
                        cell.name(),
                        Stream.of(CardData.STEP, cell.lastStep())
                                .distinct()
                                .flatMap(step ->
                                        cell.ratio(CardData.LSTM, cell.bestByMean(), Statistic.MEAN, step).stream())
                                .toList()))
                .toList();
        String alternative = "lstm's mean loss over that of the best tuned hand-made rule. "
                + ratios.stream()
                        .map(ratio -> ratio.label() + ": "
                                + ratio.marks().stream()
                                        .map(CardNumbers::interval)
                                        .collect(Collectors.joining(", then ")))
                        .collect(Collectors.joining("; "));
        CardCharts.ratios(page, alternative, ratios);
        page.open("div", "class", "scroll", "tabindex", "0").open("table");
        page.element("caption", "Ratios of mean losses, with 95 % intervals; the guard");
        head(
                "Cell",
                "Parameters",
                "Best tuned",
                "lstm at 100",
                "lstm at the end",
                "guarded over fallback",
                "guard fired",
                "stayed",
                "diverged");
        for (CellResult cell : cells) {
            RuleResult guarded = cell.rule(CardData.GUARDED);
            page.open("tr").element("th", cell.name(), "scope", "row");
            page.element("td", Integer.toString(cell.parameters()));
            page.element("td", cell.bestByMean(), "class", "words");
            page.element("td", ratio(cell, CardData.LSTM, cell.bestByMean(), CardData.STEP));
            page.element("td", ratio(cell, CardData.LSTM, cell.bestByMean(), cell.lastStep()));
            page.element("td", ratio(cell, CardData.GUARDED, CardData.FALLBACK, cell.lastStep()));
            Optional.ofNullable(guarded.guard())
                    .ifPresent(guard -> page.element("td", Integer.toString(guard.fired()))
                            .element("td", Integer.toString(guard.stayed())));
            page.element("td", Integer.toString(cell.rule(CardData.LSTM).last().diverged()));
            page.close();
        }
        page.close().close().close();
    }

    private void cell(CellResult cell, int problems) {
        page.open("section", "id", cell.name()).element("h2", cell.title());
        page.element("p", findings(cell, problems));
        List<RuleResult> drawn = DRAWN.keySet().stream()
                .flatMap(
                        name -> cell.rules().stream().filter(rule -> rule.name().equals(name)))
                .toList();
        page.open("div", "class", "pair");
        chart(cell, drawn, "step", "mean loss against steps", rule -> 1.0);
        chart(cell, drawn, "seconds", "mean loss against seconds of one thread", RuleResult::secondsPerStep);
        page.close().open("ul", "class", "legend");
        drawn.forEach(rule -> key("line " + DRAWN.get(rule.name()), rule.name()));
        page.close().open("details").element("summary", "All numbers");
        table(cell, "Mean loss with 95 % interval", point -> CardNumbers.interval(point.mean()));
        table(cell, "Median loss with 95 % interval", point -> CardNumbers.interval(point.median()));
        table(cell, "Descents above their start, or not finite", point -> Integer.toString(point.diverged()));
        page.close().close();
    }

    private static String findings(CellResult cell, int problems) {
        List<String> steps = Stream.of(CardData.STEP, cell.lastStep())
                .distinct()
                .flatMap(step -> cell.ratio(CardData.LSTM, cell.bestByMean(), Statistic.MEAN, step).stream()
                        .map(ratio -> CardNumbers.interval(ratio) + " of it at step " + step))
                .toList();
        String words = "Against the mean loss of " + cell.bestByMean() + ", the best tuned hand-made rule, lstm has "
                + String.join(" and ", steps) + ".";
        return Optional.ofNullable(cell.rule(CardData.GUARDED).guard())
                .map(guard -> words + " The guard fired on " + guard.fired() + " of " + problems
                        + " problems and stayed on " + guard.stayed() + ".")
                .orElse(words);
    }

    private void chart(
            CellResult cell, List<RuleResult> rules, String axis, String caption, Function<RuleResult, Double> unit) {
        double start = cell.rule(CardData.LSTM).points().get(0).mean().value();
        List<Line> lines = rules.stream()
                .map(rule -> {
                    List<Point> points = rule.points().subList(1, rule.points().size());
                    return new Line(
                            DRAWN.get(rule.name()),
                            points.stream()
                                    .mapToDouble(point -> point.step() * unit.apply(rule))
                                    .toArray(),
                            points.stream().map(Point::mean).toArray(Estimate[]::new),
                            rule.name().equals(CardData.LSTM));
                })
                .toList();
        String ends = rules.stream()
                .map(rule ->
                        rule.name() + " " + CardNumbers.three(rule.last().mean().value()) + " after "
                                + CardNumbers.three(rule.last().step() * unit.apply(rule)))
                .collect(Collectors.joining("; "));
        page.open("figure").element("figcaption", Character.toUpperCase(caption.charAt(0)) + caption.substring(1));
        CardCharts.lines(
                page, cell.title() + ", " + caption + ". Last (" + axis + "): " + ends, axis, 2 * start, lines);
        page.close();
    }

    private void key(String style, String name) {
        page.open("li").open("svg", "class", "key", "viewBox", "0 0 28 10", "aria-hidden", "true");
        if (style.startsWith("dot")) {
            page.leaf("circle", "class", style, "cx", 14, "cy", 5, "r", 4);
        } else {
            page.leaf("line", "class", style, "x1", 0, "x2", 28, "y1", 5, "y2", 5);
        }
        page.close().text(name).close();
    }

    private void table(CellResult cell, String caption, Function<Point, String> number) {
        page.open("div", "class", "scroll", "tabindex", "0").open("table").element("caption", caption);
        List<String> heads = new ArrayList<>(List.of("Rule", "Settings", "µs per step"));
        cell.rules().get(0).points().forEach(point -> heads.add("Step " + point.step()));
        head(heads.toArray(String[]::new));
        for (RuleResult rule : cell.rules()) {
            page.open("tr").element("th", rule.name(), "scope", "row");
            page.element("td", settings(rule), "class", "words");
            page.element("td", CardNumbers.three(1e6 * rule.secondsPerStep()));
            rule.points().forEach(point -> page.element("td", number.apply(point)));
            page.close();
        }
        page.close().close();
    }

    private void head(String... names) {
        page.open("tr");
        Arrays.stream(names).forEach(name -> page.element("th", name, "scope", "col"));
        page.close();
    }

    private static String settings(RuleResult rule) {
        return rule.settings().entrySet().stream()
                .map(entry -> entry.getKey() + " "
                        + (entry.getValue() instanceof Double number
                                ? CardNumbers.three(number)
                                : entry.getValue().toString()))
                .sorted()
                .collect(Collectors.joining(", "));
    }

    private static String ratio(CellResult cell, String rule, String against, int step) {
        return cell.ratio(rule, against, Statistic.MEAN, step)
                .map(CardNumbers::interval)
                .orElse("–");
    }

    private void method(CardData card) {
        page.open("section").element("h2", "How this was measured");
        page.element(
                "p",
                "In each cell every rule starts " + card.problems()
                        + " problems, which no meta-training saw, at the same points with the same minibatches (seed "
                        + card.seed()
                        + "). Losses are without minibatch noise. Intervals are of the percentile bootstrap over"
                        + " problems, paired where two rules are compared.");
        page.element(
                "p",
                "Tuned: the learning rate (and momentum 0.9 or 0.95, Adam's beta2 0.9, 0.99 or 0.999) with the least mean"
                        + " loss at step 100 on " + card.tuned()
                        + " other problems of the cell. The best tuned rule is chosen on the judged problems, in its favour."
                        + " Adam tuned once: tuned on the sigmoid network of the same data. Fallback: of the Adams that the"
                        + " guard may turn to, the best on the tuning problems.");
        page.element(
                "p",
                "The losses of scaled cells are divided by the scale. Seconds are processor time of one thread for a"
                        + " gradient and a step; all other numbers are the same in every run of the same seed.");
        page.close();
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return "sha256-" + Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
