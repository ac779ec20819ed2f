package org.massageadvisor.table;

import java.io.Serializable;
import org.massageadvisor.rulebook.Printable;

/**
 * A place in a rulebook, in a file of a folder or on a sheet of a workbook.
 *
 * @param file the file, relative to the rulebook's folder, or the workbook
 * @param sheet the sheet of the workbook; empty for a file of a folder
 * @param row the line of the file or the row of the sheet, counted from 1 with the header; 0 if the file as a whole is meant
 * @param column the name of the column; empty if the row as a whole is meant
 * @param position the place of the column in its table, counted from 0; -1 if there is no such column
 */
public record Place(String file, String sheet, int row, String column, int position) implements Serializable {
    private static final long serialVersionUID = 1;
    private static final int LONGEST_COLUMN = 100;
    private static final int LETTERS = 26;

    public Place {
        file = Printable.text(file);
        sheet = Printable.text(sheet);
        column = Printable.text(
                column.length() <= LONGEST_COLUMN ? column : column.substring(0, LONGEST_COLUMN) + "...");
    }

    /** A file as a whole. */
    public static Place file(String file) {
        return new Place(file, "", 0, "", -1);
    }

    /** A line of a file. */
    public static Place line(String file, int line) {
        return new Place(file, "", line, "", -1);
    }

    /** A sheet of a workbook as a whole. */
    static Place sheet(String workbook, String sheet) {
        return new Place(workbook, sheet, 0, "", -1);
    }

    /** The cell as a spreadsheet program names it, {@code B12}; the first of the row if none is meant; empty for a file of a folder. */
    public String cell() {
        return sheet.isEmpty() || row == 0 ? "" : letters(Math.max(0, position)) + row;
    }

    /** {@code A} for 0, {@code AA} for 26. */
    static String letters(int position) {
        int rest = position / LETTERS;
        return (rest == 0 ? "" : letters(rest - 1)) + (char) ('A' + position % LETTERS);
    }

    /** {@code red-flags.csv:12:when}, or {@code my-rules.xlsx!red-flags!B12}. */
    @Override
    public String toString() {
        if (!sheet.isEmpty()) {
            return file + "!" + sheet + (row == 0 ? "" : "!" + cell());
        }
        return file + (row > 0 ? ":" + row : "") + (column.isEmpty() ? "" : ":" + column);
    }
}
