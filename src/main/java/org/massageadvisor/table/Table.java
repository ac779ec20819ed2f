package org.massageadvisor.table;

import java.util.List;

/**
 * One table as it was written, before anything is understood.
 *
 * @param name its name without the ending of a file: {@code red-flags}
 * @param file how messages name it: {@code red-flags.csv}
 * @param columns the names of its columns, in order
 * @param rows its rows
 */
record Table(String name, String file, List<String> columns, List<Row> rows) {
    Table {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }

    boolean has(String column) {
        return columns.contains(column);
    }

    /**
     * One row.
     *
     * @param line the line of the file, counted from 1 with the header
     * @param cells as many as there are columns, without white space around them
     */
    record Row(String file, List<String> columns, int line, List<String> cells) {
        Row {
            cells = List.copyOf(cells);
        }

        /** The cell in this column; empty if the table has no such column. */
        String get(String column) {
            int position = columns.indexOf(column);
            return position < 0 ? "" : cells.get(position);
        }

        String where() {
            return file + ":" + line;
        }
    }
}
