package dev.autodidact.registry.report;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;

/**
 * Writes HTML that is well-formed XML too. The one place where text is escaped: nothing but {@link #script} and
 * {@link #style} takes text as it is, and those get files of our own and JSON whose angle brackets are escaped.
 */
final class Html {

    private static final Set<String> VOID = Set.of("meta", "input");

    private final StringBuilder out = new StringBuilder("<!DOCTYPE html>\n");
    private final Deque<String> open = new ArrayDeque<>();

    /** Begins an element; attributes are names, each followed by its value. */
    Html open(String tag, String... attributes) {
        out.append('<').append(tag);
        for (int i = 0; i < attributes.length; i += 2) {
            out.append(' ').append(attributes[i]).append("=\"");
            escape(attributes[i + 1]);
            out.append('"');
        }
        if (VOID.contains(tag)) {
            out.append("/>");
        } else {
            out.append('>');
            open.push(tag);
        }
        return this;
    }

    /** Ends the innermost element. */
    Html close() {
        out.append("</").append(open.pop()).append('>');
        return this;
    }

    Html text(String text) {
        escape(text);
        return this;
    }

    /** An element that holds text only. */
    Html element(String tag, String text, String... attributes) {
        return open(tag, attributes).text(text).close();
    }

    /** A line break in the file, for whoever reads its source. */
    Html line() {
        out.append('\n');
        return this;
    }

    Html style(String css) {
        out.append("<style>\n").append(css).append("</style>\n");
        return this;
    }

    Html script(String script) {
        out.append("<script>").append(script).append("</script>\n");
        return this;
    }

    /** Data for the scripts. */
    Html json(String id, String json) {
        out.append("<script type=\"application/json\" id=\"")
                .append(id)
                .append("\">")
                .append(json.replace("<", "\\u003c"))
                .append("</script>\n");
        return this;
    }

    /** {@return the page, every element ended} */
    String page() {
        while (!open.isEmpty()) {
            close();
        }
        return out.append('\n').toString();
    }

    private void escape(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '&' -> out.append("&amp;");
                case '"' -> out.append("&quot;");
                default -> out.append(c < ' ' && c != '\n' && c != '\t' ? ' ' : c);
            }
        }
    }
}
