package dev.autodidact.learnedoptimizer;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Set;

/** Writes HTML and SVG. All text and all values of attributes are escaped. */
final class CardMarkup {

    /** After these the file has a line break; after others it would show as a space. */
    private static final Set<String> BLOCKS =
            Set.of("section", "figure", "svg", "tr", "li", "p", "ul", "head", "style");

    private final StringBuilder out = new StringBuilder();
    private final Deque<String> open = new ArrayDeque<>();

    /** Begins an element; attributes are names, each followed by its value. */
    CardMarkup open(String tag, Object... attributes) {
        start(tag, attributes).append('>');
        open.push(tag);
        return this;
    }

    /** An element without content. */
    CardMarkup leaf(String tag, Object... attributes) {
        start(tag, attributes).append("/>");
        return this;
    }

    /** Ends the innermost element. */
    CardMarkup close() {
        String tag = open.pop();
        out.append("</").append(tag).append(BLOCKS.contains(tag) ? ">\n" : ">");
        return this;
    }

    CardMarkup text(String text) {
        out.append(escaped(text));
        return this;
    }

    /** An element that holds text only. */
    CardMarkup element(String tag, String text, Object... attributes) {
        return open(tag, attributes).text(text).close();
    }

    @Override
    public String toString() {
        return out.toString();
    }

    private StringBuilder start(String tag, Object... attributes) {
        out.append('<').append(tag);
        for (int i = 0; i < attributes.length; i += 2) {
            Object value = attributes[i + 1];
            String text =
                    value instanceof Double number ? String.format(Locale.ROOT, "%.1f", number) : value.toString();
            out.append(' ')
                    .append(attributes[i])
                    .append("=\"")
                    .append(escaped(text))
                    .append('"');
        }
        return out;
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
