package dev.autodidact.registry.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.autodidact.registry.FailureGroup;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What both reports share: one file that holds its styles, scripts and data, opens offline, and whose content policy
 * lets the browser run nothing but the two scripts in it.
 */
final class Page {

    private static final String CSS = resource("report.css");
    private static final String CHARTS = resource("echarts/echarts.common.min.js");
    private static final String SCRIPT = resource("theme.js") + resource("report.js");
    /** What the browser lets the page do. */
    static final String POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; script-src "
            + hash(CHARTS) + " " + hash(SCRIPT) + "; base-uri 'none'; form-action 'none'";
    /** How many colours the style sheet and the script have. */
    static final int COLOURS = 8;

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final Html html = new Html();

    Page(String title, String subject) {
        html.open("html", "lang", "en").line();
        html.open("head").line();
        html.open("meta", "charset", "utf-8").line();
        html.open("meta", "http-equiv", "Content-Security-Policy", "content", POLICY)
                .line();
        html.open("meta", "name", "viewport", "content", "width=device-width, initial-scale=1")
                .line();
        html.open("meta", "name", "color-scheme", "content", "light dark").line();
        html.open("meta", "name", "generator", "content", "Autodidact").line();
        html.element("title", title).line();
        html.style(CSS).close().line();
        html.open("body").line();
        html.open("header", "class", "bar");
        html.element("span", "Autodidact", "class", "brand").element("span", subject, "class", "subject");
        html.close().line().open("main").line();
    }

    Html html() {
        return html;
    }

    /** The top of the page: what came out, in words. */
    void hero(String kicker, String headline, List<String> sentences) {
        html.open("section", "class", "hero");
        html.element("p", kicker, "class", "kicker").element("h1", headline);
        if (!sentences.isEmpty()) {
            html.element("p", sentences.get(0), "class", "lead");
        }
        if (sentences.size() > 1) {
            html.open("ul", "class", "findings");
            sentences.subList(1, sentences.size()).forEach(sentence -> html.element("li", sentence));
            html.close();
        }
        html.close().line();
    }

    /** The facts in large figures; each is a figure, followed by what it counts. */
    void facts(List<Map.Entry<String, String>> facts) {
        html.open("dl", "class", "facts");
        facts.forEach(fact -> html.open("div")
                .element("dt", fact.getKey())
                .element("dd", fact.getValue())
                .close());
        html.close().line();
    }

    /** Begins a section; {@link #end} ends it. */
    void section(String id, String title, String explanation) {
        html.open("section", "id", id).element("h2", title);
        if (!explanation.isEmpty()) {
            html.element("p", explanation, "class", "explanation");
        }
        html.line();
    }

    void end() {
        html.close().line();
    }

    /** A place for a chart, which the script fills; without scripts the text stays. */
    void chart(String name, String alternative) {
        html.open("div", "class", "chart", "data-chart", name, "role", "img", "aria-label", alternative)
                .element("p", alternative, "class", "fallback")
                .close()
                .line();
    }

    /** A field that hides the rows of the next table that lack a text; only shown where scripts run. */
    void filter(String label) {
        html.open("label", "class", "filter", "hidden", "hidden")
                .text(label + " ")
                .open("input", "type", "search")
                .close()
                .line();
    }

    /** Begins a table with its caption and column heads; {@link #endTable} ends it. */
    void table(String caption, boolean sortable, List<Column> columns) {
        html.open("div", "class", "scroll", "tabindex", "0", "role", "region", "aria-label", caption);
        html.open("table", "class", sortable ? "sortable" : "plain");
        html.element("caption", caption).open("thead").open("tr");
        for (Column column : columns) {
            html.open("th", "scope", "col", "class", column.number() ? "number" : "words");
            if (sortable) {
                html.element("button", column.title(), "type", "button");
            } else {
                html.text(column.title());
            }
            html.close();
        }
        html.close().close().line().open("tbody").line();
    }

    void endTable() {
        html.close().close().close().line();
    }

    /** A cell with a number, which sorts by its value. */
    void number(String text, double value) {
        html.element("td", text, "class", "number", "data-sort", Double.isFinite(value) ? String.valueOf(value) : "");
    }

    void words(String text) {
        html.element("td", text);
    }

    /** The head of a row. */
    void rowHead(String text) {
        html.element("th", text, "scope", "row");
    }

    /** A cell, or the head of a row, with a strategy's name in its colour. */
    void strategy(String tag, String id, int place) {
        html.open(tag, "class", "strategy")
                .element("span", "", "class", "swatch c" + place % COLOURS)
                .text(id)
                .close();
    }

    /** A table of failed trials; nothing where there are none. */
    void failures(List<FailureGroup> groups) {
        if (groups.isEmpty()) {
            return;
        }
        table(
                "Failed trials by learner and cause",
                true,
                List.of(
                        Column.words("Learner"),
                        Column.words("Cause"),
                        Column.number("Trials"),
                        Column.number("Time lost"),
                        Column.words("For example")));
        for (FailureGroup group : groups) {
            html.open("tr");
            rowHead(group.learner().isEmpty() ? Numbers.NONE : group.learner());
            words(group.cause());
            number(Numbers.count(group.count()), group.count());
            number(Numbers.seconds(group.seconds()), group.seconds());
            example(group);
            html.close().line();
        }
        endTable();
    }

    private void example(FailureGroup group) {
        String others = group.messages() > 1
                ? "; " + Numbers.count(group.messages() - 1, "other message", "other messages")
                : "";
        html.open("td", "class", "message")
                .text(group.message())
                .element("span", " (" + group.task() + ", trial " + group.trial() + others + ")", "class", "spread");
        if (!group.detail().isEmpty()) {
            html.open("details")
                    .element("summary", "detail")
                    .open("pre")
                    .element("code", group.detail())
                    .close()
                    .close();
        }
        html.close();
    }

    /** The section that says where everything comes from, and how to get it again. */
    void provenance(String command, Map<String, String> values, Map<String, String> environment) {
        section("provenance", "Where does this come from?", "");
        if (!command.isEmpty()) {
            html.element("p", "Repeat it with:")
                    .open("pre")
                    .element("code", command)
                    .close()
                    .line();
        }
        html.open("dl", "class", "provenance");
        values.forEach(this::value);
        new TreeMap<>(environment).forEach(this::value);
        html.close().line();
        end();
    }

    private void value(String name, String value) {
        html.open("div").element("dt", name).element("dd", value).close();
    }

    /** {@return the page, ended} */
    String text(Map<String, ?> data) {
        html.close().open("footer");
        html.text("Made by Autodidact. This file holds everything it shows and asks no other computer for anything.");
        html.close().line();
        html.json("data", json(data)).script(CHARTS).script(SCRIPT);
        return html.page();
    }

    /** Ends the page and writes it. */
    void write(Path file, Map<String, ?> data) {
        try {
            Files.writeString(file, text(data));
        } catch (IOException e) {
            throw Unwritable.of(file, e);
        }
    }

    /** A column's head. */
    record Column(String title, boolean number) {

        static Column words(String title) {
            return new Column(title, false);
        }

        static Column number(String title) {
            return new Column(title, true);
        }
    }

    private static String json(Map<String, ?> data) {
        try {
            return MAPPER.writeValueAsString(data);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String resource(String name) {
        try (InputStream stream = Optional.ofNullable(Page.class.getResourceAsStream(name))
                .orElseThrow(() -> new IllegalStateException("the jar lacks " + name))) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String hash(String script) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(script.getBytes(StandardCharsets.UTF_8));
            return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
