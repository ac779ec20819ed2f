package org.massageadvisor.table;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One CSV file: UTF-8, commas, a header line. */
final class Csv {
    private Csv() {}

    static @Nullable Table read(String file, byte[] content, Problems problems) {
        String text = Text.decode(content);
        if (text == null) {
            problems.add(new Problem(
                    file,
                    Text.firstBadLine(content),
                    "",
                    Problem.Severity.ERROR,
                    "encoding",
                    "not UTF-8; save the table as CSV UTF-8"));
            return null;
        }
        List<String> columns = List.of();
        List<Table.Row> rows = new ArrayList<>();
        int line = 0;
        try (CsvReader<CsvRecord> reader = CsvReader.builder()
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .allowUnclosedQuote(false)
                .ofCsvRecord(text)) {
            for (CsvRecord record : reader) {
                line = (int) record.getStartingLineNumber();
                List<String> cells =
                        record.getFields().stream().map(String::strip).toList();
                if (columns.isEmpty()) {
                    columns = cells;
                    checkHeader(file, line, columns, problems);
                } else if (cells.size() != columns.size()) {
                    problems.add(new Problem(
                            file,
                            line,
                            "",
                            Problem.Severity.ERROR,
                            "row-length",
                            cells.size() + " cells found, " + columns.size()
                                    + " expected as in the header; maybe a comma in a text without quotes around it"));
                } else if (!String.join("", cells).isEmpty()) {
                    rows.add(new Table.Row(file, columns, line, cells));
                }
            }
        } catch (CsvParseException | UncheckedIOException e) {
            problems.add(new Problem(
                    file,
                    line + 1,
                    "",
                    Problem.Severity.ERROR,
                    "csv",
                    "not well-formed CSV from here on: a quoted cell does not end, or text follows its closing quote"));
            return null;
        } catch (java.io.IOException e) {
            throw new UncheckedIOException(e);
        }
        if (columns.isEmpty()) {
            problems.error(file, "empty", "empty; a header line with the names of the columns expected");
            return null;
        }
        return new Table(file.substring(0, file.length() - ".csv".length()), file, columns, rows);
    }

    private static void checkHeader(String file, int line, List<String> columns, Problems problems) {
        Set<String> seen = new HashSet<>();
        for (String column : columns) {
            if (!seen.add(column)) {
                problems.add(new Problem(
                        file,
                        line,
                        column,
                        Problem.Severity.ERROR,
                        "duplicate-column",
                        column.isEmpty() ? "two columns without a name" : "the column " + column + " stands twice"));
            }
        }
    }
}
