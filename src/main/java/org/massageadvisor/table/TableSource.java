package org.massageadvisor.table;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Somewhere that the tables of a rulebook can be read from. */
public abstract sealed class TableSource permits CsvFolder, WorkbookFile, BuiltInTables, TableSnapshot {
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

    /** Whether a file of this name in a rulebook's folder is read as a table. */
    public static boolean isTable(String name) {
        return CsvFolder.isCsv(name) || name.equals(RulebookProperties.FILE);
    }

    /** Whether it is a file that office programs keep beside another for as long as somebody has that open. */
    public static boolean isLock(String name) {
        return name.startsWith("~$") || (name.startsWith(".~lock.") && name.endsWith("#"));
    }

    /** What stands in it, cell by cell; what cannot be read is a problem. The worked clients are read only if asked for. */
    public abstract List<Grid> grids(boolean withCases, Problems problems);

    /** Where a table would stand that is not there. */
    public Place place(String table) {
        return Place.file(table.equals(RulebookProperties.FILE) ? table : table + ".csv");
    }

    /** What stands in it now, to be looked at more than once. */
    public TableSnapshot snapshot() {
        Problems problems = new Problems();
        return new TableSnapshot(this, grids(true, problems), problems, null);
    }

    /** Its tables; what cannot be read is a problem. The worked clients are read only if asked for. */
    public List<Table> tables(boolean withCases, Problems problems) {
        List<Table> tables = new ArrayList<>();
        for (Grid grid : grids(withCases, problems)) {
            Table table = Table.of(grid, problems);
            if (table != null) {
                tables.add(table);
            }
        }
        return tables;
    }
}
