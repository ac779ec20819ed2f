package org.massageadvisor.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.massageadvisor.reading.SmallRulebook;
import org.massageadvisor.review.CheckedRulebook;
import org.massageadvisor.table.Problem;
import org.massageadvisor.table.TableSource;

/** A workbook that a test spoils, and what is said of it. */
abstract class SpoiltWorkbook {
    static final String HEADER = "<row r=\"1\">" + cell("A1", "id") + cell("B1", "when") + cell("C1", "then")
            + cell("D1", "because") + cell("E1", "source") + cell("F1", "note") + "</row>";

    @TempDir
    Path folder;

    RawWorkbook workbook;

    @BeforeEach
    void aWorkbookWithoutProblems() throws IOException {
        Path rules = folder.resolve("rules");
        new SmallRulebook(rules).withCases();
        workbook = Tables.of(rules).workbook();
        assertThat(problems()).isEmpty();
    }

    static String cell(String name, String text) {
        return RawWorkbook.text(name, text);
    }

    /** A rule table in which the note of the first rule is this cell. */
    RawWorkbook withNote(String cell) {
        return workbook.sheet(
                "red-flags",
                HEADER + "<row r=\"2\">" + cell("A2", "fever") + cell("B2", "FEVER_CHILLS")
                        + cell("C2", "URGENT_MEDICAL_CARE") + cell("D2", "Why.") + cell("E2", "T-1") + cell
                        + "</row>");
    }

    List<String> problems() throws IOException {
        return problems(workbook.bytes());
    }

    /** What is wrong with it; the same is said wherever it is read, and nothing is ever printed beside it. */
    List<String> problems(byte[] content) throws IOException {
        Path file = Files.write(folder.resolve("rules.xlsx"), content);
        PrintStream before = System.err;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        System.setErr(new PrintStream(printed, true, StandardCharsets.UTF_8));
        try {
            CheckedRulebook checked = CheckedRulebook.of(TableSource.at(file));
            assertThat(printed.toString(StandardCharsets.UTF_8)).isEmpty();
            return checked.problems().stream().map(Problem::toString).toList();
        } finally {
            System.setErr(before);
        }
    }

    String onlyProblem() throws IOException {
        List<String> problems = problems();
        assertThat(problems).hasSize(1);
        return problems.get(0);
    }
}
