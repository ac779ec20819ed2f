package org.massageadvisor.table;

import java.nio.file.Path;
import java.util.List;

/** Somewhere that rule tables can be read from. */
public abstract sealed class TableSource permits CsvFolder, BuiltInTables {

    TableSource() {}

    /** The rulebook that the library carries. */
    public static TableSource builtIn() {
        return new BuiltInTables();
    }

    /** A folder with a {@code rulebook.properties} and one CSV file for each table. */
    public static TableSource folder(Path folder) {
        return new CsvFolder(folder);
    }

    /** All tables, by name; what cannot be read is a problem. */
    abstract List<Table> read(Problems problems);
}
