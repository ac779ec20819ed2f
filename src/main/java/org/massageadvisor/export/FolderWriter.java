package org.massageadvisor.export;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.massageadvisor.table.Csv;
import org.massageadvisor.table.Grid;
import org.massageadvisor.table.RulebookProperties;
import org.massageadvisor.table.TableSource;

/** Writes the tables of a rulebook as a folder of CSV files. */
public final class FolderWriter {
    private FolderWriter() {}

    /**
     * Writes each table into the folder, the worked clients into its folder {@code cases}.
     *
     * @param folder an empty folder, or one that is not there yet
     * @throws IOException if a file cannot be written
     */
    public static void write(List<Grid> grids, Path folder) throws IOException {
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
