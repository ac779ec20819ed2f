package org.massageadvisor.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.massageadvisor.MassageAdvisor;
import org.massageadvisor.cli.ProgramRun;
import org.massageadvisor.intake.Answer;
import org.massageadvisor.intake.Intake;
import org.massageadvisor.json.ExplanationJson;
import org.massageadvisor.json.IntakeJson;
import org.massageadvisor.json.ProblemJson;
import org.massageadvisor.json.RecommendationJson;
import org.massageadvisor.reading.SmallRulebook;
import org.massageadvisor.review.CheckedRulebook;
import org.massageadvisor.rulebook.AnswerType;
import org.massageadvisor.rulebook.Finding;
import org.massageadvisor.rulebook.Printable;
import org.massageadvisor.rulebook.Rulebook;
import org.massageadvisor.table.Place;
import org.massageadvisor.table.Problem;
import org.massageadvisor.table.RulebookProperties;
import org.massageadvisor.table.TableForm;
import org.massageadvisor.table.TableSource;
import org.massageadvisor.table.WorkbookFile;

/** Tables are data: each cell of {@code hostile/cells.txt} in each column of each kind of table. */
class HostileCellsTest {
    /** Columns whose text is for people, so that anything that can be seen may stand there. */
    private static final Set<String> FREE = Set.of(
            "name",
            "version",
            "label",
            "question",
            "synonyms",
            "icd10",
            "snomed",
            "text",
            "document",
            "statement",
            "certainty",
            "because",
            "note",
            "story");

    @TempDir
    static Path rulebook;

    @TempDir
    static Path folder;

    private static Tables small;
    private static List<HostileCell> cells;

    @BeforeAll
    static void aSmallRulebookWithoutProblems() {
        new SmallRulebook(rulebook).withCases();
        assertThat(CheckedRulebook.of(TableSource.at(rulebook)).problems()).isEmpty();
        small = Tables.of(rulebook);
        cells = HostileCell.all(Canary.file(folder));
    }

    static Stream<HostileCell> cells() {
        return HostileCell.all(Canary.file(folder)).stream();
    }

    @AfterEach
    void nothingRan() {
        Canary.hasNotSung(folder);
        assertThat(ProcessHandle.current().children()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("cells")
    void inEveryColumnOfAFolderItIsDataOrALocatedProblem(HostileCell cell) throws IOException {
        // Half a pair cannot be written as UTF-8 at all.
        boolean isText = StandardCharsets.UTF_8.newEncoder().canEncode(cell.text());
        Path spoilt = small.writeFolder(folder.resolve("spoilt"));
        for (String table : small.rows().keySet()) {
            int columns = small.table(table).get(0).size();
            for (int column = 0; column < columns; column++) {
                // A text for people is tried out below, with much else.
                if (FREE.contains(small.table(table).get(0).get(column)) && !cell.isUnreadable()) {
                    continue;
                }
                small.copy().set(table, 1, column, cell.text()).writeTable(table, spoilt);
                CheckedRulebook checked = read(spoilt);
                if (cell.isUnreadable() && isText) {
                    assertNamesTheCell(checked, small.file(table), 2, column);
                }
                if (checked.rulebook() != null) {
                    use(checked.rulebook());
                }
            }
            small.writeTable(table, spoilt);
        }
    }

    @ParameterizedTest
    @MethodSource("cells")
    void inEveryColumnOfAWorkbookItIsDataOrALocatedProblem(HostileCell cell) throws IOException {
        for (String table : small.rows().keySet()) {
            Tables spoilt = small.copy();
            int columns = small.table(table).get(0).size();
            for (int column = 0; column < columns; column++) {
                spoilt.set(table, 1, column, cell.text());
            }
            CheckedRulebook checked = read(spoilt.writeWorkbook(folder.resolve("spoilt.xlsx")));
            for (int column = 0; cell.isUnreadable() && column < columns; column++) {
                assertNamesTheCell(checked, WorkbookFile.sheetOf(table), 2, column);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("cells")
    void inEveryHeaderItIsALocatedProblem(HostileCell cell) throws IOException {
        Tables spoilt = small.copy();
        for (String table : small.rows().keySet()) {
            spoilt.set(table, 0, 1, cell.text());
        }
        for (Path rulebook : List.of(
                spoilt.writeFolder(folder.resolve("spoilt")), spoilt.writeWorkbook(folder.resolve("spoilt.xlsx")))) {
            List<Problem> problems = read(rulebook).problems();
            for (String table : small.rows().keySet()) {
                boolean hasHeader = TableForm.of(table) != TableForm.PROPERTIES || !Files.isDirectory(rulebook);
                assertThat(problems)
                        .anyMatch(problem -> !hasHeader
                                || problem.place().file().equals(small.file(table))
                                || problem.place().sheet().equals(WorkbookFile.sheetOf(table)));
            }
        }
    }

    private static CheckedRulebook read(Path rulebook) throws IOException {
        CheckedRulebook checked = CheckedRulebook.of(TableSource.at(rulebook));
        assertReadable(checked.problems());
        if (checked.hasErrors()) {
            assertThat(checked.problems())
                    .anyMatch(problem ->
                            problem.place().row() > 0 || problem.kind().startsWith("missing-"));
        }
        return checked;
    }

    /** The lines of {@code rulebook.properties} have no header, and no columns. */
    private static void assertNamesTheCell(CheckedRulebook checked, String where, int row, int column) {
        boolean isProperties = where.equals(RulebookProperties.FILE);
        assertThat(checked.problems()).anyMatch(problem -> {
            Place place = problem.place();
            boolean isTable = place.file().equals(where) || place.sheet().equals(where);
            return isTable && (isProperties || (place.row() == row && place.position() == column));
        });
    }

    private static void assertReadable(List<Problem> problems) throws IOException {
        for (Problem problem : problems) {
            assertThat(problem.place().file()).isNotEmpty();
            assertThat(problem.toString()).hasSizeLessThan(2_500).doesNotContain("Exception");
            assertThat(problem.text().replace("\n", "").codePoints().noneMatch(Printable::isHidden))
                    .isTrue();
        }
        assertIsJson(ProblemJson.write(problems));
    }

    /** Advises a client who says yes to everything, and explains it. */
    private static void use(Rulebook rulebook) throws IOException {
        MassageAdvisor advisor = MassageAdvisor.of(rulebook);
        Intake intake = intake(rulebook);
        assertIsJson(RecommendationJson.write(advisor.advise(intake)));
        assertIsJson(ExplanationJson.write(advisor.explain(intake)));
        assertIsJson(ExplanationJson.write(advisor.explain(intake, "TYPE_SWEDISH")));
    }

    private static Intake intake(Rulebook rulebook) {
        Intake.Builder intake = Intake.builder("everything");
        for (Finding finding : rulebook.vocabulary().findings()) {
            if (finding.type() instanceof AnswerType.Quantity range) {
                intake.number(finding.code(), range.min());
            } else if (finding.type() instanceof AnswerType.Choice choice) {
                intake.choice(finding.code(), choice.choices().get(0));
            } else if (!finding.isDerived()) {
                intake.answer(finding.code(), Answer.Word.YES);
            }
        }
        return intake.build();
    }

    private static void assertIsJson(String json) throws IOException {
        try (JsonParser parser = new JsonFactory().createParser(json)) {
            while (parser.nextToken() != null) {
                parser.getText();
            }
        }
        assertThat(StandardCharsets.UTF_8.newEncoder().canEncode(json)).isTrue();
    }

    @Test
    void whatLoadsIsWrittenInEveryFormAndReadAgainWithTheSameDigest() throws IOException {
        List<HostileCell> readable =
                cells.stream().filter(cell -> !cell.isUnreadable()).toList();
        assertThat(readable).hasSizeGreaterThan(60);
        for (int first = 0; first < readable.size(); first += 14) {
            Tables spoilt = small.copy();
            fillFreeColumns(spoilt, readable, first);
            Path before = spoilt.writeWorkbook(folder.resolve("before.xlsx"));
            CheckedRulebook checked = CheckedRulebook.of(TableSource.at(before));
            assertThat(checked.problems()).isEmpty();
            assertSameInEveryForm(before, checked.rulebook());
            assertPagesShowNothingHidden(before, checked.rulebook());
        }
    }

    private static void fillFreeColumns(Tables tables, List<HostileCell> readable, int first) {
        int next = first;
        for (Map.Entry<String, List<List<String>>> table : tables.rows().entrySet()) {
            List<List<String>> rows = table.getValue();
            for (int column = 0; column < rows.get(0).size(); column++) {
                if (FREE.contains(rows.get(0).get(column))) {
                    HostileCell cell = readable.get(next++ % readable.size());
                    rows.get(rows.size() - 1).set(column, cell.text().isBlank() ? "blank" : cell.text());
                }
            }
        }
    }

    private static void assertSameInEveryForm(Path before, Rulebook rulebook) throws IOException {
        String digest = rulebook.edition().digest();
        Path out = Files.createTempDirectory(folder, "out");
        Path from = before;
        for (String name : List.of("a", "a.xlsx", "b", "b.xlsx")) {
            ProgramRun run = ProgramRun.of(
                    "", "export", from.toString(), out.resolve(name).toString());
            assertThat(run.err()).doesNotContain("error").doesNotContain("Exception");
            from = out.resolve(name);
            assertThat(MassageAdvisor.load(from).rulebook().edition().digest()).isEqualTo(digest);
            if (Files.isDirectory(from)) {
                SafeForSpreadsheets.assertFolder(from);
            } else {
                SafeForSpreadsheets.assertWorkbook(from);
            }
        }
    }

    private static void assertPagesShowNothingHidden(Path rules, Rulebook rulebook) throws IOException {
        Path intake = Files.writeString(folder.resolve("intake.json"), IntakeJson.write(intake(rulebook)));
        List<ProgramRun> runs = new ArrayList<>();
        runs.add(ProgramRun.of("", "advise", "--rules", rules.toString(), intake.toString()));
        runs.add(
                ProgramRun.of("", "explain", "--rules", rules.toString(), "--code", "TYPE_SWEDISH", intake.toString()));
        runs.add(ProgramRun.of("", "check", rules.toString()));
        for (ProgramRun run : runs) {
            String page = run.out() + run.err();
            assertThat(run.status()).as(page).isLessThan(2);
            assertThat(page.codePoints().filter(c -> c != '\n' && Printable.isHidden(c) && c != 0x200D))
                    .as(page)
                    .isEmpty();
        }
    }
}
