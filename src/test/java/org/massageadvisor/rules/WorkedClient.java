package org.massageadvisor.rules;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.massageadvisor.intake.Answer;
import org.massageadvisor.intake.Intake;

/** One row of {@code rules/cases}: a client, and what must come out. */
public record WorkedClient(
        String id,
        String where,
        String story,
        Intake intake,
        String disposition,
        List<String> must,
        List<String> mustNot) {

    static final Path RULES = Path.of("rules");

    /** All worked clients, in the order of files and rows. */
    public static List<WorkedClient> all() {
        List<WorkedClient> clients = new ArrayList<>();
        try (Stream<Path> files = Files.list(RULES.resolve("cases"))) {
            for (Path file : files.sorted().toList()) {
                try (CsvReader<NamedCsvRecord> reader = CsvReader.builder().ofNamedCsvRecord(file)) {
                    for (NamedCsvRecord row : reader) {
                        clients.add(read(file.getFileName() + ":" + row.getStartingLineNumber(), row));
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return clients;
    }

    private static WorkedClient read(String where, NamedCsvRecord row) {
        Intake.Builder intake = Intake.builder(row.getField("id"));
        for (String part : list(row.getField("answers"))) {
            int sign = part.indexOf('=');
            String code = sign < 0 ? part : part.substring(0, sign).strip();
            intake.answer(
                    code,
                    sign < 0 ? Answer.Word.YES : answer(part.substring(sign + 1).strip()));
        }
        intake.screened(list(row.getField("screened")));
        return new WorkedClient(
                row.getField("id"),
                where,
                row.getField("story"),
                intake.build(),
                row.getField("disposition"),
                list(row.getField("must")),
                list(row.getField("must_not")));
    }

    private static Answer answer(String text) {
        if (text.matches("-?\\d+(\\.\\d+)?")) {
            return new Answer.Quantity(Double.parseDouble(text));
        }
        for (Answer.Word word : Answer.Word.values()) {
            if (word.word().equals(text)) {
                return word;
            }
        }
        return new Answer.Choice(text);
    }

    private static List<String> list(String cell) {
        return Arrays.stream(cell.split(";", -1))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .toList();
    }

    @Override
    public String toString() {
        return id + " (" + where + "): " + story;
    }
}
