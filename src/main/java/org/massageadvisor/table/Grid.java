package org.massageadvisor.table;

import java.util.ArrayList;
import java.util.List;

/**
 * A table as it was written, cell by cell, before anything is understood: what a file of a folder or a sheet of a workbook holds.
 *
 * @param name its name without the ending of a file: {@code red-flags}, {@code cases/red-flags}
 * @param file the file, relative to the rulebook's folder, or the workbook
 * @param sheet the sheet of the workbook; empty for a file of a folder
 * @param lines its lines, the header first; blank ones are left out
 * @param faults what is wrong with single cells
 */
public record Grid(String name, String file, String sheet, List<Line> lines, List<Fault> faults) {
    public Grid {
        lines = List.copyOf(lines);
        faults = List.copyOf(faults);
    }

    /**
     * One line.
     *
     * @param number the line of the file or the row of the sheet, counted from 1
     * @param cells the texts as they were written
     */
    public record Line(int number, List<String> cells) {
        public Line {
            cells = List.copyOf(cells);
        }

        boolean isBlank() {
            return cells.stream().allMatch(String::isBlank);
        }
    }

    /**
     * A cell that holds no text.
     *
     * @param line the number of its line
     * @param position the place of its column, counted from 0
     * @param kind a short name for programs: {@code formula}
     * @param message what was found and what was expected
     */
    record Fault(int line, int position, String kind, String message) {}

    /**
     * The same table in the one form in which tables are written: no white space around cells, no nameless columns at the end, and as many cells
     * in each line as there are columns, or more where a line has too many.
     */
    public Grid tidy() {
        if (lines.isEmpty()) {
            return this;
        }
        List<String> columns = Table.columns(lines.get(0));
        List<Line> tidied = new ArrayList<>(List.of(new Line(lines.get(0).number(), columns)));
        for (Line line : lines.subList(1, lines.size())) {
            List<String> cells =
                    new ArrayList<>(line.cells().stream().map(String::strip).toList());
            while (cells.size() < columns.size()) {
                cells.add("");
            }
            while (cells.size() > columns.size() && cells.get(cells.size() - 1).isEmpty()) {
                cells.remove(cells.size() - 1);
            }
            tidied.add(new Line(line.number(), cells));
        }
        return new Grid(name, file, sheet, tidied, faults);
    }

    Place place(int line, int position) {
        return new Place(file, sheet, line, "", position);
    }
}
