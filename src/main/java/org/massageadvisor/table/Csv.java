package org.massageadvisor.table;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One CSV file: UTF-8, a header line; commas, or the semicolons or tabs of a spreadsheet program. */
public final class Csv {
    private static final int ENDING = ".csv".length();
    private static final String SEPARATORS = ",;\t";

    private Csv() {}

    /** What stands in a file; nothing if it is no CSV, which is a problem. */
    static Optional<Grid> read(String file, byte[] content, Problems problems) {
        String text = Text.decode(content);
        if (text == null) {
            problems.error(
                    Place.line(file, Text.firstBadLine(content)), "encoding", "not UTF-8; save the table as CSV UTF-8");
            return Optional.empty();
        }
        List<Grid.Line> lines = new ArrayList<>();
        int line = 0;
        try (CsvReader<CsvRecord> reader = CsvReader.builder()
                .fieldSeparator(separator(text))
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .allowUnclosedQuote(false)
                .ofCsvRecord(text)) {
            for (CsvRecord record : reader) {
                line = (int) record.getStartingLineNumber();
                Grid.Line read = new Grid.Line(
                        line, record.getFields().stream().map(Csv::asWritten).toList());
                if (!read.isBlank()) {
                    lines.add(read);
                }
            }
        } catch (CsvParseException | UncheckedIOException e) {
            problems.error(
                    Place.line(file, line + 1),
                    "csv",
                    "not well-formed CSV from here on: a quoted cell does not end, or text follows its closing quote");
            return Optional.empty();
        } catch (java.io.IOException e) {
            throw new UncheckedIOException(e);
        }
        return Optional.of(new Grid(file.substring(0, file.length() - ENDING), file, "", lines, List.of()));
    }

    private static String asWritten(String cell) {
        return CellText.unguarded(cell.indexOf('\r') < 0 ? cell : cell.replace("\r\n", "\n"));
    }

    /** What separates the cells: of the possible signs the one that stands in the header line most often. */
    private static char separator(String text) {
        String header = text.lines().filter(line -> !line.isBlank()).findFirst().orElse("");
        char separator = SEPARATORS.charAt(0);
        long most = 0;
        for (int i = 0; i < SEPARATORS.length(); i++) {
            char candidate = SEPARATORS.charAt(i);
            long count = header.chars().filter(c -> c == candidate).count();
            if (count > most) {
                most = count;
                separator = candidate;
            }
        }
        return separator;
    }

    /** The file that holds these lines: UTF-8 text with commas, line feeds, and quotes only where they are needed. */
    public static String write(Grid grid) {
        StringWriter text = new StringWriter();
        try (CsvWriter writer =
                CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(text)) {
            for (Grid.Line line : grid.tidy().lines()) {
                writer.writeRecord(line.cells().stream().map(CellText::guarded).toList());
            }
        } catch (java.io.IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }
}
