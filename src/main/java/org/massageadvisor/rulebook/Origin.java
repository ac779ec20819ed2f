package org.massageadvisor.rulebook;

/**
 * The row that something was read from, whatever the name of the folder or the workbook.
 *
 * @param table the table's name without the ending of a file: {@code red-flags}
 * @param row the line of the file or the row of the sheet, counted from 1 with the header
 * @param text how people name it: {@code red-flags.csv:12}, or {@code red-flags!A12} on a sheet
 */
public record Origin(String table, int row, String text) {
    private static final String ENDING = ".csv";

    /** A line of a file, which is named relative to the rulebook's folder. */
    public static Origin line(String file, int row) {
        String table = file.endsWith(ENDING) ? file.substring(0, file.length() - ENDING.length()) : file;
        return new Origin(table, row, file + ":" + row);
    }

    /** A row of a sheet of a workbook. */
    public static Origin sheetRow(String sheet, int row) {
        return new Origin(sheet, row, sheet + "!A" + row);
    }

    @Override
    public String toString() {
        return text;
    }
}
