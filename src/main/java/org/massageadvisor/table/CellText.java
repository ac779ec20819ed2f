package org.massageadvisor.table;

import org.jspecify.annotations.Nullable;
import org.massageadvisor.rulebook.Printable;

/** What may stand in a cell, and how it is written so that no spreadsheet program takes it for a formula. */
public final class CellText {
    private static final int LONGEST = 20_000;
    private static final String STARTS_FORMULA = "=+-@\t\r\uFF1D\uFF0B\uFF0D\uFF20";
    private static final int LONGEST_NAME = 31;
    private static final String NOT_IN_NAMES = "/\\?*[]:";
    private static final int JOINER = 0x200D;
    private static final int NON_JOINER = 0x200C;

    private CellText() {}

    /** Without white space around it, of whatever kind: that of word processors breaks no line, but looks like any other. */
    public static String stripped(String text) {
        int start = 0;
        int end = text.length();
        while (start < end && isSpace(text.charAt(start))) {
            start++;
        }
        while (end > start && isSpace(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(start, end);
    }

    private static boolean isSpace(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c);
    }

    /** What is wrong with the text of a cell; null if it can be read. */
    static @Nullable String fault(String cell) {
        if (cell.length() > LONGEST) {
            return cell.length() + " characters found, at most " + LONGEST + " expected";
        }
        for (int i = 0; i < cell.length(); i++) {
            char c = cell.charAt(i);
            if (c < ' ' || c > '~') {
                int wrong =
                        cell.codePoints().filter(CellText::isHidden).findFirst().orElse(-1);
                return wrong < 0
                        ? null
                        : String.format("a character that cannot be seen found (U+%04X), text expected", wrong);
            }
        }
        return null;
    }

    /**
     * Whether a character cannot be seen, and so has no place in a table. Line ends and tabs are text; so are the joiners, without which some
     * languages cannot be written.
     */
    public static boolean isHidden(int c) {
        boolean isText = c == '\n' || c == '\t' || c == JOINER || c == NON_JOINER;
        return !isText && (Printable.isHidden(c) || Character.getType(c) == Character.UNASSIGNED);
    }

    /** Whether a spreadsheet program allows this as the name of a sheet; no such name can lead out of a folder. */
    public static boolean isSheetName(String name) {
        return !name.isBlank()
                && name.length() <= LONGEST_NAME
                && name.codePoints().noneMatch(c -> NOT_IN_NAMES.indexOf(c) >= 0 || Printable.isHidden(c));
    }

    /** Whether a spreadsheet program would take this text, typed in, for a formula. */
    public static boolean looksLikeFormula(String cell) {
        return !cell.isEmpty() && STARTS_FORMULA.indexOf(cell.charAt(0)) >= 0 && !cell.matches("[-+]?\\d+(\\.\\d+)?");
    }

    /** The text as it is written into CSV: with an apostrophe before it if it, or what follows its apostrophes, looks like a formula. */
    static String guarded(String cell) {
        return looksLikeFormula(withoutApostrophes(cell)) ? "'" + cell : cell;
    }

    /** The text that {@link #guarded} was given. */
    static String unguarded(String cell) {
        return cell.startsWith("'") && looksLikeFormula(withoutApostrophes(cell)) ? cell.substring(1) : cell;
    }

    private static String withoutApostrophes(String cell) {
        int start = 0;
        while (start < cell.length() && cell.charAt(start) == '\'') {
            start++;
        }
        return cell.substring(start);
    }
}
