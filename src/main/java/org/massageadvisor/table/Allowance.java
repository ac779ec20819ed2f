package org.massageadvisor.table;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How much the tables of one rulebook may hold together. A few bytes of a workbook or of a folder can stand for any number of cells, so cells
 * and characters are counted while they are read, and reading ends where no rulebook goes.
 */
final class Allowance {
    static final int MOST_ROWS = 100_000;
    static final int MOST_COLUMNS = 100;
    static final int MOST_CELLS = 1_000_000;
    static final int MOST_CHARACTERS = 32 << 20;
    static final int MOST_BYTES = 32 << 20;

    private long bytes;
    private int cells;
    private long characters;

    /** How many bytes the files of a folder may still hold. */
    int bytesLeft() {
        return (int) Math.max(0, MOST_BYTES - bytes);
    }

    /** Counts a file of a folder; whether it goes beyond the allowance. */
    boolean isExceededBy(byte[] file) {
        bytes += file.length;
        return bytes > MOST_BYTES;
    }

    /** Counts a line; says what is too much if it goes beyond the allowance, null if it does not. */
    @Nullable String exceededBy(int lines, List<String> line) {
        cells += line.size();
        for (String cell : line) {
            characters += cell.length();
        }
        if (lines > MOST_ROWS) {
            return "more than " + MOST_ROWS + " rows, which no table has";
        }
        if (cells > MOST_CELLS || characters > MOST_CHARACTERS) {
            return "more than " + MOST_CELLS + " cells or " + MOST_CHARACTERS
                    + " characters in all tables together, which no rulebook has";
        }
        return null;
    }
}
