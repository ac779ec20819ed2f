package org.massageadvisor.export;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.massageadvisor.rulebook.Printable;
import org.massageadvisor.table.Csv;
import org.massageadvisor.table.Grid;
import org.massageadvisor.table.RulebookProperties;
import org.massageadvisor.table.TableSource;

/** Writes the tables of a rulebook as a folder of CSV files. */
public final class FolderWriter {
    private static final int LONGEST_NAME = 100;
    private static final String NOT_IN_NAMES = "/\\:*?\"<>|";

    private FolderWriter() {}

    /** Why these tables cannot be the files of a folder; empty if they can. */
    public static List<String> faults(List<Grid> grids) {
        List<String> faults = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (Grid grid : grids) {
            boolean isCases = grid.name().startsWith(TableSource.CASES);
            String name = isCases ? grid.name().substring(TableSource.CASES.length()) : grid.name();
            String fault = grid.name().equals(RulebookProperties.FILE) ? RulebookProperties.fault(grid) : null;
            if (!isFileName(name)) {
                faults.add(grid.file() + ": no name for a file found (" + Printable.text(grid.name())
                        + "); rename the table");
            } else if (!names.add(grid.name().toLowerCase(Locale.ROOT))) {
                faults.add(grid.file() + ": another table has the name " + grid.name() + "; rename the table");
            } else if (fault != null) {
                faults.add(grid.file() + ": " + grid.name() + ": " + fault);
            }
        }
        return faults;
    }

    /** Whether it names a file in its folder, and in no other, on every system. */
    private static boolean isFileName(String name) {
        return !name.isBlank()
                && name.length() <= LONGEST_NAME
                && name.codePoints().noneMatch(c -> NOT_IN_NAMES.indexOf(c) >= 0 || Printable.isHidden(c));
    }

    /**
     * Writes each table into the folder, the worked clients into its folder {@code cases}.
     *
     * @param grids the tables, without {@link #faults}
     * @param folder an empty folder, or one that is not there yet
     * @throws IOException if a file cannot be written
     * @throws IllegalArgumentException if a table cannot be a file of this folder; nothing is written then
     */
    public static void write(List<Grid> grids, Path folder) throws IOException {
        List<String> faults = faults(grids);
        if (!faults.isEmpty()) {
            throw new IllegalArgumentException(String.join("\n", faults));
        }
        Files.createDirectories(folder);
        for (Grid grid : grids) {
            boolean isProperties = grid.name().equals(RulebookProperties.FILE);
            Path file = folder.resolve(isProperties ? grid.name() : grid.name() + ".csv");
            if (grid.name().startsWith(TableSource.CASES)) {
                Files.createDirectories(folder.resolve(TableSource.CASES));
            }
            String text = isProperties ? RulebookProperties.write(grid) : Csv.write(grid);
            Files.write(file, text.getBytes(StandardCharsets.UTF_8));
        }
    }
}
