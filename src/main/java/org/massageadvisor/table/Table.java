package org.massageadvisor.table;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.massageadvisor.rulebook.Origin;

/**
 * A table with a header and the rows that can be read.
 *
 * @param name its name without the ending of a file: {@code red-flags}
 * @param file the file, relative to the rulebook's folder, or the workbook
 * @param sheet the sheet of the workbook; empty for a file of a folder
 * @param columns the names of its columns, in order
 * @param rows its rows
 */
public record Table(String name, String file, String sheet, List<String> columns, List<Row> rows) {

    public Table {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }

    /** Makes a table of what was written; null if there is no header. What cannot be read is a problem. */
    static @Nullable Table of(Grid grid, Problems problems) {
        if (grid.lines().isEmpty()) {
            problems.error(grid.place(0, -1), "empty", "empty; a header line with the names of the columns expected");
            return null;
        }
        Grid.Line header = grid.lines().get(0);
        List<String> columns = columns(header);
        if (columns.size() > Allowance.MOST_COLUMNS) {
            problems.error(
                    grid.place(0, -1),
                    "too-large",
                    "more than " + Allowance.MOST_COLUMNS + " columns, which no table has");
            return null;
        }
        Table table = new Table(grid.name(), grid.file(), grid.sheet(), columns, List.of());
        table.checkHeader(header.number(), problems);
        for (Grid.Fault fault : grid.faults()) {
            String column = fault.position() < columns.size() ? columns.get(fault.position()) : "";
            problems.unreadable(
                    new Place(grid.file(), grid.sheet(), fault.line(), column, fault.position()),
                    fault.kind(),
                    fault.message());
        }
        List<Row> rows = new ArrayList<>();
        for (Grid.Line line : grid.lines().subList(1, grid.lines().size())) {
            Row row = table.row(line, header.cells().size(), problems);
            if (row != null) {
                rows.add(row);
            }
        }
        return new Table(grid.name(), grid.file(), grid.sheet(), columns, rows);
    }

    /** The names in the header; spreadsheet programs write empty ones behind them. */
    static List<String> columns(Grid.Line header) {
        List<String> columns =
                new ArrayList<>(header.cells().stream().map(String::strip).toList());
        while (!columns.isEmpty() && columns.get(columns.size() - 1).isEmpty()) {
            columns.remove(columns.size() - 1);
        }
        return columns;
    }

    private void checkHeader(int line, Problems problems) {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < columns.size(); i++) {
            String column = columns.get(i);
            String fault = CellText.fault(column);
            if (fault != null) {
                problems.unreadable(new Place(file, sheet, line, column, i), "characters", fault);
            } else if (!seen.add(column)) {
                problems.error(
                        new Place(file, sheet, line, column, i),
                        "duplicate-column",
                        column.isEmpty() ? "two columns without a name" : "the column " + column + " stands twice");
            }
        }
    }

    private @Nullable Row row(Grid.Line line, int width, Problems problems) {
        List<String> cells = new ArrayList<>(columns.size());
        int filled = 0;
        for (int i = 0; i < line.cells().size(); i++) {
            String cell = CellText.stripped(line.cells().get(i));
            filled = cell.isEmpty() ? filled : i + 1;
            if (i < columns.size()) {
                String fault = CellText.fault(cell);
                if (fault != null) {
                    problems.unreadable(new Place(file, sheet, line.number(), columns.get(i), i), "characters", fault);
                }
                cells.add(cell);
            }
        }
        if (sheet.isEmpty() && (line.cells().size() != width || filled > columns.size())) {
            problems.error(
                    Place.line(file, line.number()),
                    "row-length",
                    line.cells().size() + (line.cells().size() == 1 ? " cell" : " cells") + " found, " + width
                            + " expected as in the header" + lengthHint(line, width));
            return null;
        }
        if (filled > columns.size()) {
            problems.error(
                    new Place(file, sheet, line.number(), "", filled - 1),
                    "row-length",
                    "a cell outside the table: its column has no name in the header");
        }
        while (cells.size() < columns.size()) {
            cells.add("");
        }
        return new Row(file, sheet, columns, line.number(), cells);
    }

    private static String lengthHint(Grid.Line line, int width) {
        if (line.cells().size() > width) {
            return "; maybe a comma in a text without quotes around it";
        }
        boolean hasSemicolons = line.cells().stream()
                .anyMatch(cell -> cell.chars().filter(c -> c == ';').count()
                        >= width - line.cells().size());
        return hasSemicolons
                ? "; maybe its cells are separated by semicolons, and those of the header are not"
                : "; a cell without a text takes a comma as well";
    }

    /** Whether it has this column. */
    public boolean has(String column) {
        return columns.contains(column);
    }

    /** The table as a whole, for messages. */
    Place place() {
        return new Place(file, sheet, 0, "", -1);
    }

    /** A column, for messages: its name in the header. */
    public Place place(String column) {
        return new Place(file, sheet, 1, column, columns.indexOf(column));
    }

    /**
     * One row.
     *
     * @param line the line of the file or the row of the sheet, counted from 1 with the header
     * @param cells as many as there are columns, without white space around them
     */
    public record Row(String file, String sheet, List<String> columns, int line, List<String> cells) {
        public Row {
            cells = List.copyOf(cells);
        }

        /** The cell in this column; empty if the table has no such column. */
        public String get(String column) {
            int position = columns.indexOf(column);
            return position < 0 ? "" : cells.get(position);
        }

        /** The cell in this column, for messages; an empty column means the row as a whole. */
        public Place place(String column) {
            return new Place(file, sheet, line, column, columns.indexOf(column));
        }

        /** Where it stands, whatever the name of the workbook. */
        public Origin where() {
            return sheet.isEmpty() ? Origin.line(file, line) : Origin.sheetRow(sheet, line);
        }
    }
}
