package dev.autodidact.api.space;

import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;
import java.util.TreeMap;

/**
 * JSON objects of numbers and strings without nesting: all that a configuration needs, so that {@code api} stays free of
 * dependencies.
 */
final class FlatJson {

    private static final int END = -1;

    private final String text;
    private int position;

    FlatJson(String text) {
        this.text = text;
    }

    static String write(Map<String, Object> values) {
        StringJoiner json = new StringJoiner(",", "{", "}");
        values.forEach((name, value) ->
                json.add(quote(name) + ":" + (value instanceof String string ? quote(string) : value.toString())));
        return json.toString();
    }

    private static String quote(String string) {
        StringBuilder quoted = new StringBuilder("\"");
        for (int i = 0; i < string.length(); i++) {
            char c = string.charAt(i);
            if (c == '"' || c == '\\') {
                quoted.append('\\').append(c);
            } else if (c < ' ') {
                quoted.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
            } else {
                quoted.append(c);
            }
        }
        return quoted.append('"').toString();
    }

    Map<String, Object> read() {
        Map<String, Object> values = new TreeMap<>();
        expect('{');
        if (peek() != '}') {
            do {
                String name = string();
                expect(':');
                if (values.put(name, peek() == '"' ? string() : number()) != null) {
                    throw wrong("'" + name + "' stands twice");
                }
            } while (accept(','));
        }
        expect('}');
        if (peek() != END) {
            throw wrong("nothing may follow the object");
        }
        return values;
    }

    private String string() {
        expect('"');
        StringBuilder string = new StringBuilder();
        while (true) {
            char c = next();
            if (c == '"') {
                return string.toString();
            }
            string.append(c == '\\' ? escaped() : c);
        }
    }

    private char escaped() {
        char c = next();
        return switch (c) {
            case '"', '\\', '/' -> c;
            case 'n' -> '\n';
            case 't' -> '\t';
            case 'r' -> '\r';
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'u' -> {
                if (position + 4 > text.length()) {
                    throw wrong("four hexadecimal digits expected");
                }
                position += 4;
                try {
                    yield (char) HexFormat.fromHexDigits(text, position - 4, position);
                } catch (NumberFormatException e) {
                    throw wrong("four hexadecimal digits expected");
                }
            }
            default -> throw wrong("unknown escape \\" + c);
        };
    }

    private Number number() {
        int start = position;
        while (position < text.length() && "+-.eE0123456789".indexOf(text.charAt(position)) >= 0) {
            position++;
        }
        String digits = text.substring(start, position);
        try {
            if (digits.chars().anyMatch(c -> c == '.' || c == 'e' || c == 'E')) {
                return Double.valueOf(digits);
            }
            return Integer.valueOf(digits);
        } catch (NumberFormatException e) {
            throw wrong("a number or a string expected");
        }
    }

    /** The next character that is no white space, or {@link #END}. */
    private int peek() {
        while (position < text.length() && Character.isWhitespace(text.charAt(position))) {
            position++;
        }
        return position < text.length() ? text.charAt(position) : END;
    }

    private char next() {
        if (position >= text.length()) {
            throw wrong("the text ends too early");
        }
        return text.charAt(position++);
    }

    private boolean accept(char wanted) {
        boolean found = peek() == wanted;
        if (found) {
            position++;
        }
        return found;
    }

    private void expect(char wanted) {
        if (!accept(wanted)) {
            throw wrong("'" + wanted + "' expected");
        }
    }

    private IllegalArgumentException wrong(String what) {
        return new IllegalArgumentException("not a configuration: " + what + " at position " + position + " of "
                + (text.length() <= 200 ? text : text.substring(0, 200) + "..."));
    }
}
