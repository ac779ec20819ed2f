package org.massageadvisor.hostile;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.massageadvisor.table.Grid;
import org.massageadvisor.table.Problems;
import org.massageadvisor.table.RulebookProperties;
import org.massageadvisor.table.TableSource;
import org.massageadvisor.table.WorkbookFile;

/** The tables of a rulebook, cell by cell, that a test spoils and writes by the simplest of means. */
final class Tables {
    private final Map<String, List<List<String>>> rows = new LinkedHashMap<>();

    static Tables of(Path rulebook) {
        Tables tables = new Tables();
        for (Grid grid : TableSource.at(rulebook).grids(true, new Problems())) {
            List<List<String>> cells = new ArrayList<>();
            grid.lines().forEach(line -> cells.add(new ArrayList<>(line.cells())));
            tables.rows.put(grid.name(), cells);
        }
        return tables;
    }

    Tables copy() {
        Tables copy = new Tables();
        rows.forEach((name, table) -> {
            List<List<String>> cells = new ArrayList<>();
            table.forEach(line -> cells.add(new ArrayList<>(line)));
            copy.rows.put(name, cells);
        });
        return copy;
    }

    Map<String, List<List<String>>> rows() {
        return rows;
    }

    List<List<String>> table(String name) {
        return rows.get(name);
    }

    Tables set(String table, int row, int column, String text) {
        rows.get(table).get(row).set(column, text);
        return this;
    }

    /** Where the cell stands, as a problem of the folder names it. */
    String file(String table) {
        return table.equals(RulebookProperties.FILE) ? table : table + ".csv";
    }

    /** As CSV with every cell quoted, so that every text can stand in it. */
    Path writeFolder(Path folder) throws IOException {
        Files.createDirectories(folder.resolve("cases"));
        for (String table : rows.keySet()) {
            writeTable(table, folder);
        }
        return folder;
    }

    void writeTable(String table, Path folder) throws IOException {
        boolean isProperties = table.equals(RulebookProperties.FILE);
        List<List<String>> lines = rows.get(table);
        String text = (isProperties ? lines.subList(1, lines.size()) : lines)
                .stream()
                        .map(line -> isProperties ? String.join(" = ", line) : csv(line))
                        .collect(Collectors.joining("\n", "", "\n"));
        Files.write(folder.resolve(file(table)), text.getBytes(StandardCharsets.UTF_8));
    }

    private static String csv(List<String> line) {
        return line.stream()
                .map(cell -> "\"" + cell.replace("\"", "\"\"") + "\"")
                .collect(Collectors.joining(","));
    }

    RawWorkbook workbook() {
        Map<String, List<List<String>>> sheets = new LinkedHashMap<>();
        rows.forEach((name, table) -> sheets.put(WorkbookFile.sheetOf(name), table));
        return RawWorkbook.of(sheets);
    }

    Path writeWorkbook(Path file) throws IOException {
        return workbook().write(file);
    }
}
