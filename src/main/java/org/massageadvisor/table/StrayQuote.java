package org.massageadvisor.table;

import org.jspecify.annotations.Nullable;

/**
 * The first quoted cell of a CSV text that does not end where it should.
 *
 * @param line the line in which the cell begins, counted from 1
 * @param position the place of its column, counted from 0
 * @param text that line
 * @param at the place in the line at which something is wrong
 * @param message what was found and what was expected
 */
record StrayQuote(int line, int position, String text, int at, String message) {
    private static final String TWICE = "a quotation mark within a quoted cell is written twice";

    /** The first one; null if every quoted cell ends well. */
    static @Nullable StrayQuote find(String text, char separator) {
        int line = 1;
        int lineStart = 0;
        int position = 0;
        boolean atStart = true;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' && atStart) {
                int end = closing(text, i);
                int after = end + 1;
                if (end < 0 || (after < text.length() && !isEnd(text.charAt(after), separator))) {
                    return of(text, line, position, lineStart, i, end);
                }
                for (int j = i; j < end; j++) {
                    if (text.charAt(j) == '\n') {
                        line++;
                        lineStart = j + 1;
                    }
                }
                i = end;
                atStart = false;
            } else if (c == '\n' || (c == '\r' && !text.startsWith("\n", i + 1))) {
                line++;
                lineStart = i + 1;
                position = 0;
                atStart = true;
            } else {
                atStart = c == separator;
                position += atStart ? 1 : 0;
            }
        }
        return null;
    }

    private static StrayQuote of(String text, int line, int position, int lineStart, int opening, int closing) {
        int lineEnd = text.indexOf('\n', lineStart);
        String whole =
                text.substring(lineStart, lineEnd < 0 ? text.length() : lineEnd).stripTrailing();
        if (closing < 0) {
            return new StrayQuote(
                    line,
                    position,
                    whole,
                    opening - lineStart,
                    "the quoted cell that begins here does not end; " + TWICE);
        }
        long linesBetween =
                text.substring(opening, closing).chars().filter(c -> c == '\n').count();
        return linesBetween == 0
                ? new StrayQuote(
                        line,
                        position,
                        whole,
                        closing + 1 - lineStart,
                        "text follows a closing quotation mark; " + TWICE)
                : new StrayQuote(
                        line,
                        position,
                        whole,
                        opening - lineStart,
                        "the quoted cell that begins here ends in line " + (line + linesBetween)
                                + ", where text follows; maybe its quotation mark was meant to be closed before that");
    }

    /** The place of the mark that closes a quoted cell; -1 if there is none. */
    private static int closing(String text, int opening) {
        int at = text.indexOf('"', opening + 1);
        while (at >= 0 && at + 1 < text.length() && text.charAt(at + 1) == '"') {
            at = text.indexOf('"', at + 2);
        }
        return at;
    }

    private static boolean isEnd(char c, char separator) {
        return c == separator || c == '\n' || c == '\r';
    }
}
