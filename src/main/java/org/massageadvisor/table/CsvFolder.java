package org.massageadvisor.table;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.massageadvisor.rulebook.Printable;

/** A folder of CSV files, with the worked clients in its folder {@code cases}. */
final class CsvFolder extends TableSource {
    private static final int MOST_FILES = 500;
    private static final String ENDING = ".csv";
    private static final String NO_CODE =
            "rules as DRL text are code, which would run with all rights of this program, so they are no part of a rulebook;"
                    + " whoever trusts this text asks for it by name: --trust-drl FILE, or MassageAdvisor.withTrustedDrl";
    private static final Set<String> OTHER_TABLES = Set.of("xlsx", "xls", "xlsm", "ods", "tsv");

    private final Path folder;

    CsvFolder(Path folder) {
        this.folder = folder;
    }

    @Override
    public List<Grid> grids(boolean withCases, Problems problems) {
        List<Grid> grids = new ArrayList<>();
        if (isDrl(String.valueOf(folder.getFileName())) && !Files.isDirectory(folder)) {
            problems.error(folder.toString(), "code", NO_CODE);
            return grids;
        }
        Allowance allowance = new Allowance();
        if (!Files.isDirectory(folder)) {
            problems.error(
                    folder.toString(),
                    Problem.UNREADABLE,
                    Files.exists(folder)
                            ? "neither a folder of CSV tables nor a workbook"
                            : "no such folder and no such workbook");
            return grids;
        }
        for (Path file : list(folder, problems)) {
            String name = String.valueOf(file.getFileName());
            if (isTable(name)) {
                read(file, name, allowance, problems).ifPresent(grids::add);
            } else if (Files.isDirectory(file)) {
                cases(file, name, withCases, allowance, problems).forEach(grids::add);
            } else if (isDrl(name)) {
                problems.error(name, "code", NO_CODE);
            } else {
                lookForOtherTables(name, problems);
            }
        }
        return grids;
    }

    private static List<Grid> cases(
            Path subfolder, String name, boolean withCases, Allowance allowance, Problems problems) {
        List<Grid> grids = new ArrayList<>();
        boolean isRead = (name + "/").equals(CASES);
        if (isRead && !withCases) {
            return grids;
        }
        for (Path file : list(subfolder, problems)) {
            String table = name + "/" + file.getFileName();
            if (isCsv(table) && isRead) {
                read(file, table, allowance, problems).ifPresent(grids::add);
            } else if (isCsv(table)) {
                problems.error(
                        table,
                        "unread-table",
                        "nobody reads this table; rule tables stand in the rulebook's folder itself, worked clients in "
                                + CASES);
            }
        }
        return grids;
    }

    private static void lookForOtherTables(String name, Problems problems) {
        int dot = name.lastIndexOf('.');
        boolean isHidden = isLock(name) || name.startsWith(".");
        if (!isHidden && OTHER_TABLES.contains(name.substring(dot + 1).toLowerCase(Locale.ROOT))) {
            problems.add(
                    Problem.warning(
                            Place.file(name),
                            "unread-table",
                            "nobody reads this file; save its tables as CSV UTF-8, or give the workbook itself as the rulebook"));
        }
    }

    static boolean isDrl(String name) {
        return name.toLowerCase(Locale.ROOT).endsWith(".drl");
    }

    static boolean isCsv(String name) {
        return name.toLowerCase(Locale.ROOT).endsWith(ENDING);
    }

    private static Optional<Grid> read(Path file, String name, Allowance allowance, Problems problems) {
        if (!Files.isRegularFile(file)) {
            problems.error(name, Problem.UNREADABLE, "cannot be read: not a file, or a link to nowhere");
            return Optional.empty();
        }
        if (String.valueOf(file.getFileName()).startsWith(".")) {
            problems.error(name, "hidden", "a hidden file found; give it a name without a dot in front, or delete it");
            return Optional.empty();
        }
        if (!Printable.text(name).equals(name)) {
            problems.error(name, "characters", "a name with a character that cannot be seen found; rename the table");
            return Optional.empty();
        }
        try (InputStream in = Files.newInputStream(file)) {
            byte[] content = in.readNBytes(allowance.bytesLeft() + 1);
            if (allowance.isExceededBy(content)) {
                problems.error(
                        name,
                        "too-large",
                        "more than " + Allowance.MOST_BYTES + " bytes in all tables up to here, which no rulebook has");
                return Optional.empty();
            }
            return name.equals(RulebookProperties.FILE)
                    ? RulebookProperties.read(content, allowance, problems)
                    : Csv.read(name, content, allowance, problems);
        } catch (IOException e) {
            problems.error(name, Problem.UNREADABLE, "cannot be read: " + Unreadable.reason(e));
            return Optional.empty();
        }
    }

    private static List<Path> list(Path of, Problems problems) {
        try (Stream<Path> entries = Files.list(of)) {
            List<Path> files = entries.limit(MOST_FILES + 1).sorted().toList();
            if (files.size() > MOST_FILES) {
                problems.error(of.toString(), "too-large", "more than " + MOST_FILES + " files, which no rulebook has");
                return List.of();
            }
            return files;
        } catch (UncheckedIOException e) {
            problems.error(
                    of.toString(),
                    Problem.UNREADABLE,
                    "cannot be read: " + Unreadable.reason(Objects.requireNonNull(e.getCause())));
            return List.of();
        } catch (IOException e) {
            problems.error(of.toString(), Problem.UNREADABLE, "cannot be read: " + Unreadable.reason(e));
            return List.of();
        }
    }
}
