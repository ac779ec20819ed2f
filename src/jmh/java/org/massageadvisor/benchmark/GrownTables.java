package org.massageadvisor.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.massageadvisor.table.Csv;
import org.massageadvisor.table.Grid;
import org.massageadvisor.table.Problems;
import org.massageadvisor.table.Table;
import org.massageadvisor.table.TableSource;

/**
 * The tables of a rulebook grown much as {@link GrownRulebook} grows: the built-in ones, with their rules once more and once more over questions of their own. Rules that
 * fire for everybody are copied too.
 */
final class GrownTables {
    private static final Pattern CODE = Pattern.compile("\\b[A-Z][A-Z0-9_]+\\b");
    private static final List<String> CODES_OF_OTHERS = List.of("core_screen", "synonyms", "icd10", "snomed");

    private final Map<String, Table> tables = new LinkedHashMap<>();
    private final List<String> codes;
    private final List<Table.Row> rules = new ArrayList<>();

    private GrownTables() {
        for (Table table : TableSource.builtIn().tables(false, new Problems())) {
            tables.put(table.name(), table);
            if (table.has("when") && table.has("then") && table.has("because")) {
                rules.addAll(table.rows());
            }
        }
        this.codes = table("vocabulary").rows().stream()
                .map(row -> row.get("code"))
                .filter(code -> !code.equals("ALWAYS") && !code.equals("CORE_QUESTION_OPEN"))
                .toList();
    }

    /** Writes the tables of a rulebook of at least as many rules as the built-in one has. */
    static void write(Path folder, int rules) {
        try {
            new GrownTables().writeAll(folder, rules);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Deletes what {@link #write} wrote. */
    static void delete(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
            Files.delete(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Table table(String name) {
        Table table = tables.get(name);
        if (table == null) {
            throw new IllegalStateException("the built-in rulebook has no " + name);
        }
        return table;
    }

    private void writeAll(Path folder, int wanted) throws IOException {
        Files.createDirectories(folder);
        List<List<String>> vocabulary = cells(table("vocabulary"));
        List<String> columns = List.of("id", "when", "then", "because", "source");
        List<List<String>> further = new ArrayList<>(List.of(columns));
        for (int copy = 2; rules.size() + further.size() - 1 < wanted; copy++) {
            for (Table.Row row : table("vocabulary").rows()) {
                if (codes.contains(row.get("code"))) {
                    vocabulary.add(copyOf(row, table("vocabulary").columns(), copy));
                }
            }
            for (Table.Row row : rules) {
                if (rules.size() + further.size() - 1 < wanted) {
                    further.add(copyOf(row, columns, copy));
                }
            }
        }
        for (Table table : tables.values()) {
            write(folder, table.file(), table.name().equals("vocabulary") ? vocabulary : cells(table));
        }
        if (further.size() > 1) {
            write(folder, "further.csv", further);
        }
    }

    private List<String> copyOf(Table.Row row, List<String> columns, int copy) {
        return columns.stream()
                .map(column -> switch (column) {
                    case "id" -> row.get(column) + "-" + copy;
                    case "code", "when", "derived" ->
                        CODE.matcher(row.get(column))
                                .replaceAll(code -> codes.contains(code.group())
                                        ? GrownRulebook.code(code.group(), copy)
                                        : code.group());
                    default -> CODES_OF_OTHERS.contains(column) ? "" : row.get(column);
                })
                .toList();
    }

    private static List<List<String>> cells(Table table) {
        List<List<String>> cells = new ArrayList<>(List.of(table.columns()));
        table.rows().forEach(row -> cells.add(row.cells()));
        return cells;
    }

    private static void write(Path folder, String file, List<List<String>> cells) throws IOException {
        if (file.endsWith(".csv")) {
            List<Grid.Line> lines = new ArrayList<>();
            cells.forEach(line -> lines.add(new Grid.Line(lines.size() + 1, line)));
            Files.writeString(folder.resolve(file), Csv.write(new Grid(file, file, "", lines, List.of())));
        } else {
            StringBuilder text = new StringBuilder();
            cells.stream().skip(1).forEach(line -> text.append(String.join(" = ", line))
                    .append('\n'));
            Files.writeString(folder.resolve(file), text);
        }
    }
}
