package org.massageadvisor.rulebook;

/** Takes a condition apart into words, numbers and signs, one after the other. */
final class ConditionLexer {
    private static final String SIGNS = "<>=!&|(),";
    private static final String SIGNS_THAT_GO_ON = "<>=!&|";
    private static final int LONGEST_NUMBER = 15;

    private final String text;
    private Kind kind = Kind.END;
    private int start;
    private int end;
    private String word = "";
    private String problem = "";

    enum Kind {
        WORD,
        NUMBER,
        SIGN,
        END,
        /** What is no part of a condition; {@link #problem} says why. */
        UNREADABLE
    }

    ConditionLexer(String text) {
        this.text = text;
    }

    /** Goes on to the next part. */
    void next() {
        start = end;
        while (start < text.length() && isSpace(text.charAt(start))) {
            start++;
        }
        end = start;
        if (start == text.length()) {
            kind = Kind.END;
        } else if (isLetter(text.charAt(start))) {
            word();
        } else if (isDigit(start) || (text.charAt(start) == '-' && isDigit(start + 1))) {
            number();
        } else {
            sign();
        }
        word = text.substring(start, end);
    }

    /** Goes on behind a place in the text. */
    void skipTo(int place) {
        end = place;
    }

    private void word() {
        kind = Kind.WORD;
        while (end < text.length() && (isLetter(text.charAt(end)) || isDigit(end))) {
            end++;
        }
    }

    private void number() {
        kind = Kind.NUMBER;
        boolean point = false;
        end++;
        while (isDigit(end) || (!point && end < text.length() && text.charAt(end) == '.')) {
            point |= text.charAt(end) == '.';
            end++;
        }
        if (end - start > LONGEST_NUMBER
                || text.charAt(end - 1) == '.'
                || (end < text.length() && isLetter(text.charAt(end)))) {
            unreadable("\"" + ConditionHints.shortened(text.substring(start)) + "\" found, a number expected");
        }
    }

    private void sign() {
        char first = text.charAt(start);
        kind = Kind.SIGN;
        end++;
        while (end < text.length()
                && SIGNS_THAT_GO_ON.indexOf(first) >= 0
                && SIGNS_THAT_GO_ON.indexOf(text.charAt(end)) >= 0
                && text.charAt(end) != '!') {
            end++;
        }
        if (SIGNS.indexOf(first) < 0) {
            unreadable(ConditionHints.meaningless(first));
        }
    }

    private void unreadable(String why) {
        kind = Kind.UNREADABLE;
        problem = why;
    }

    Kind kind() {
        return kind;
    }

    /** Where this part begins in the text, counted from 0. */
    int start() {
        return start;
    }

    /** Where it ends. */
    int end() {
        return end;
    }

    String text() {
        return word;
    }

    /** Why it cannot be read. */
    String problem() {
        return problem;
    }

    /** Whether this part is this word, in either case. */
    boolean isWord(String expected) {
        return kind == Kind.WORD && word.equalsIgnoreCase(expected);
    }

    boolean isSign(String expected) {
        return kind == Kind.SIGN && word.equals(expected);
    }

    /** A space that breaks no line, which word processors write, looks like any other. */
    private static boolean isSpace(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c);
    }

    /** Words of other languages are words too; they only mean nothing. */
    static boolean isLetter(char c) {
        return Character.isLetter(c) || c == '_';
    }

    private boolean isDigit(int at) {
        return at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9';
    }
}
