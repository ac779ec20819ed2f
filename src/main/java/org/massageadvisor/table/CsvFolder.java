package org.massageadvisor.table;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** A folder of CSV files; folders inside it are not read. */
final class CsvFolder extends TableSource {
    private static final long LARGEST = 32L << 20;

    private final Path folder;

    CsvFolder(Path folder) {
        this.folder = folder;
    }

    @Override
    List<Table> read(Problems problems) {
        List<Table> tables = new ArrayList<>();
        if (!Files.isDirectory(folder)) {
            problems.error(
                    folder.toString(),
                    "unreadable",
                    Files.exists(folder) ? "not a folder; a folder of CSV tables expected" : "no such folder");
            return tables;
        }
        for (Path file : files(problems)) {
            String name = String.valueOf(file.getFileName());
            try {
                if (!Files.isRegularFile(file)) {
                    problems.error(name, "unreadable", "cannot be read: not a file, or a link to nowhere");
                    continue;
                }
                if (Files.size(file) > LARGEST) {
                    problems.error(name, "unreadable", "larger than " + LARGEST + " bytes, which no table is");
                    continue;
                }
                byte[] content = Files.readAllBytes(file);
                Table table = name.equals(RulebookProperties.FILE)
                        ? RulebookProperties.read(name, content, problems)
                        : Csv.read(name, content, problems);
                if (table != null) {
                    tables.add(table);
                }
            } catch (IOException e) {
                problems.error(name, "unreadable", "cannot be read: " + e.getMessage());
            }
        }
        return tables;
    }

    private List<Path> files(Problems problems) {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(file -> {
                        String name = String.valueOf(file.getFileName());
                        return name.toLowerCase(Locale.ROOT).endsWith(".csv") || name.equals(RulebookProperties.FILE);
                    })
                    .sorted()
                    .toList();
        } catch (IOException e) {
            problems.error(folder.toString(), "unreadable", "cannot be read: " + e.getMessage());
            return List.of();
        }
    }
}
