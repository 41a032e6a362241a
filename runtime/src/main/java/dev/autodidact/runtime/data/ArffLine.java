package dev.autodidact.runtime.data;

/** Takes one line of an ARFF file apart, from left to right. */
final class ArffLine {

    /** What is wrong with a line. */
    static final class Malformed extends Exception {
        private static final long serialVersionUID = 1;

        Malformed(String message) {
            super(message);
        }
    }

    private final String line;
    private int at;

    ArffLine(String line) {
        this.line = line;
        skipBlanks();
    }

    boolean isEmptyOrComment() {
        return at == line.length() || line.charAt(at) == '%';
    }

    /** Whether a quoted cell comes next. */
    boolean isQuoted() {
        return at < line.length() && (line.charAt(at) == '\'' || line.charAt(at) == '"');
    }

    /** Steps over a character, with the blanks behind it, where it comes next. */
    boolean accept(char wanted) {
        boolean found = at < line.length() && line.charAt(at) == wanted;
        if (found) {
            at++;
            skipBlanks();
        }
        return found;
    }

    void expect(char wanted) throws Malformed {
        if (!accept(wanted)) {
            throw new Malformed("'" + wanted + "' expected " + here());
        }
    }

    void expectEnd() throws Malformed {
        if (at < line.length()) {
            throw new Malformed("the row should have ended " + here());
        }
    }

    /** The next word: quoted, or up to a blank or a brace. */
    String word() throws Malformed {
        String word = token(" \t{");
        if (word.isEmpty()) {
            throw new Malformed("a word is missing " + here());
        }
        return word;
    }

    /** The next cell: quoted, or up to a comma or one of some more characters, without the blanks around it. */
    String cell(String ends) throws Malformed {
        return token("," + ends);
    }

    /** The next whole number, from 0 to below a bound. */
    int index(int bound) throws Malformed {
        String word = word();
        double number = Numbers.parse(word);
        if (!(number >= 0 && number < bound) || number != Math.rint(number)) {
            throw new Malformed(
                    "'" + DelimitedRows.shortened(word) + "' is no attribute number from 0 to " + (bound - 1));
        }
        return (int) number;
    }

    private String token(String ends) throws Malformed {
        String token;
        if (isQuoted()) {
            token = quoted();
        } else {
            int start = at;
            while (at < line.length() && ends.indexOf(line.charAt(at)) < 0) {
                at++;
            }
            token = line.substring(start, at).strip();
        }
        if (token.length() > FileTableReader.MOST_CHARACTERS) {
            throw new Malformed("a cell has more than " + FileTableReader.MOST_CHARACTERS + " characters");
        }
        skipBlanks();
        return token;
    }

    private String quoted() throws Malformed {
        int start = at;
        char quote = line.charAt(at++);
        StringBuilder token = new StringBuilder();
        while (at < line.length()) {
            char c = line.charAt(at++);
            if (c == quote) {
                return token.toString();
            }
            token.append(c == '\\' && at < line.length() ? escaped(line.charAt(at++)) : c);
        }
        at = start;
        throw new Malformed("a quote is opened and not closed " + here());
    }

    private static char escaped(char c) {
        return switch (c) {
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            default -> c;
        };
    }

    private String here() {
        return at == line.length() ? "at the end" : "before '" + DelimitedRows.shortened(line.substring(at)) + "'";
    }

    private void skipBlanks() {
        while (at < line.length() && line.charAt(at) <= ' ') {
            at++;
        }
    }
}
