package org.massageadvisor.table;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import de.siegmar.fastcsv.writer.QuoteStrategy;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One CSV file: UTF-8, a header line; commas, or the semicolons or tabs of a spreadsheet program. */
public final class Csv {
    /** Quotes what could be taken for another separator when the header is read again. */
    private static final class AmbiguousHeader implements QuoteStrategy {
        @Override
        public boolean quoteValue(int line, int field, String value) {
            return line == 1 && (value.indexOf(';') >= 0 || value.indexOf('\t') >= 0);
        }
    }

    private static final int ENDING = ".csv".length();
    private static final String SEPARATORS = ",;\t";

    private Csv() {}

    /** What stands in a file; nothing if it is no CSV, which is a problem. */
    static Optional<Grid> read(String file, byte[] content, Allowance allowance, Problems problems) {
        String text = Text.decode(content);
        if (text == null) {
            problems.error(
                    Place.line(file, Text.firstBadLine(content)), "encoding", "not UTF-8; save the table as CSV UTF-8");
            return Optional.empty();
        }
        List<Grid.Line> lines = new ArrayList<>();
        int line = 0;
        try (CsvReader<CsvRecord> reader = reader(text, separator(text))) {
            for (CsvRecord record : reader) {
                line = (int) record.getStartingLineNumber();
                Grid.Line read = new Grid.Line(
                        line, record.getFields().stream().map(Csv::asWritten).toList());
                if (read.isBlank()) {
                    continue;
                }
                lines.add(read);
                String tooMuch = allowance.exceededBy(lines.size() - 1, read.cells());
                if (tooMuch != null) {
                    problems.error(Place.line(file, line), "too-large", tooMuch);
                    return Optional.empty();
                }
            }
        } catch (CsvParseException | UncheckedIOException e) {
            StrayQuote stray = StrayQuote.find(text, separator(text));
            problems.add(
                    stray == null
                            ? Problem.error(
                                    Place.line(file, line + 1),
                                    "csv",
                                    "a line longer than that of any table found; maybe a quoted cell does not end")
                            : stray(file, lines, stray));
            return Optional.empty();
        } catch (java.io.IOException e) {
            throw new UncheckedIOException(e);
        }
        return Optional.of(new Grid(file.substring(0, file.length() - ENDING), file, "", lines, List.of()));
    }

    /** Reads rows of any length; a stray quotation mark is an error. */
    static CsvReader<CsvRecord> reader(String text, char separator) {
        return CsvReader.builder()
                .fieldSeparator(separator)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .allowUnclosedQuote(false)
                .ofCsvRecord(text);
    }

    private static Problem stray(String file, List<Grid.Line> lines, StrayQuote stray) {
        List<String> header = lines.isEmpty() ? List.of() : Table.columns(lines.get(0));
        String column = stray.position() < header.size() ? header.get(stray.position()) : "";
        return new Problem(
                new Place(file, "", stray.line(), column, stray.position()),
                Problem.Severity.ERROR,
                "csv",
                stray.message() + "; nothing is read from here on",
                new Problem.Excerpt(stray.text(), stray.at()));
    }

    private static String asWritten(String cell) {
        return CellText.unguarded(cell.indexOf('\r') < 0 ? cell : cell.replace("\r\n", "\n"));
    }

    /** What separates the cells: of the possible signs the one that stands in the header most often, outside of quotes. */
    private static char separator(String text) {
        int[] counts = new int[SEPARATORS.length()];
        boolean begun = false;
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (begun && !quoted && (c == '\n' || c == '\r')) {
                break;
            }
            begun |= !Character.isWhitespace(c);
            quoted ^= c == '"';
            int separator = quoted ? -1 : SEPARATORS.indexOf(c);
            if (separator >= 0) {
                counts[separator]++;
            }
        }
        int most = 0;
        for (int i = 1; i < counts.length; i++) {
            most = counts[i] > counts[most] ? i : most;
        }
        return SEPARATORS.charAt(most);
    }

    /** The file that holds these lines: UTF-8 text with commas, line feeds, and quotes only where they are needed. */
    public static String write(Grid grid) {
        StringWriter text = new StringWriter();
        try (CsvWriter writer = CsvWriter.builder()
                .lineDelimiter(LineDelimiter.LF)
                .quoteStrategy(new AmbiguousHeader())
                .build(text)) {
            for (Grid.Line line : grid.tidy().lines()) {
                writer.writeRecord(line.cells().stream().map(CellText::guarded).toList());
            }
        } catch (java.io.IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }
}
