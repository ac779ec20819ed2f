package org.massageadvisor.table;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Somewhere that the tables of a rulebook can be read from. */
public abstract sealed class TableSource permits CsvFolder, WorkbookFile, BuiltInTables {
    /** The folder with the worked clients, and how the names of their tables begin. */
    public static final String CASES = "cases/";

    TableSource() {}

    /** The rulebook that the library carries. */
    public static TableSource builtIn() {
        return new BuiltInTables();
    }

    /** A rulebook in a folder, with a {@code rulebook.properties} and one CSV file for each table, or in a workbook with a sheet for each. */
    public static TableSource at(Path path) {
        return Files.isRegularFile(path) && !CsvFolder.isDrl(String.valueOf(path.getFileName()))
                ? new WorkbookFile(path)
                : new CsvFolder(path);
    }

    /** What stands in it, cell by cell; what cannot be read is a problem. The worked clients are read only if asked for. */
    public abstract List<Grid> grids(boolean withCases, Problems problems);

    /** Its tables; what cannot be read is a problem. The worked clients are read only if asked for. */
    public List<Table> tables(boolean withCases, Problems problems) {
        return tables(grids(withCases, problems), problems);
    }

    /** What was written, as tables; what cannot be read is a problem. */
    public static List<Table> tables(List<Grid> grids, Problems problems) {
        List<Table> tables = new ArrayList<>();
        for (Grid grid : grids) {
            Table table = Table.of(grid, problems);
            if (table != null) {
                tables.add(table);
            }
        }
        return tables;
    }
}
