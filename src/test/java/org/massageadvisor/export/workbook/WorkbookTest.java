package org.massageadvisor.export.workbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.DataValidation;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFHyperlink;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.massageadvisor.MassageAdvisor;
import org.massageadvisor.export.FolderWriter;
import org.massageadvisor.intake.Intake;
import org.massageadvisor.json.RecommendationJson;
import org.massageadvisor.reading.SmallRulebook;
import org.massageadvisor.review.CheckedRulebook;
import org.massageadvisor.rulebook.Rulebook;
import org.massageadvisor.table.Grid;
import org.massageadvisor.table.Problem;
import org.massageadvisor.table.Problems;
import org.massageadvisor.table.TableForm;
import org.massageadvisor.table.TableSource;

/** A rulebook as a workbook: what stands in it, and that nothing is lost on the way there and back. */
class WorkbookTest {
    private static final Path RULES = Path.of("rules");

    @TempDir
    private Path folder;

    @TempDir
    private Path out;

    @Test
    void folderToWorkbookToFolderIsTheSameToTheByte() throws IOException {
        Path workbook = write(RULES, "all.xlsx");
        FolderWriter.write(grids(workbook), out.resolve("back"));

        assertThat(files(out.resolve("back"))).containsExactlyEntriesOf(files(RULES));
    }

    @Test
    void aWorkbookGivesTheAdviceOfItsFolderUnderTheSameDigest() throws IOException {
        MassageAdvisor fromFolder = MassageAdvisor.load(RULES);
        MassageAdvisor fromWorkbook = MassageAdvisor.load(write(RULES, "all.xlsx"));
        Intake intake = Intake.builder("x")
                .yes("LOWER_BACK_PAIN")
                .yes("FEVER_CHILLS")
                .number("AGE_YEARS", 52)
                .build();

        assertThat(withoutPlaces(fromWorkbook, intake)).isEqualTo(withoutPlaces(fromFolder, intake));
        assertThat(fromWorkbook.rulebook().rules())
                .allMatch(rule -> rule.where().text().matches("[a-z-]+!A\\d+"));
    }

    private static String withoutPlaces(MassageAdvisor advisor, Intake intake) {
        return RecommendationJson.write(advisor.advise(intake)).replaceAll("\"where\":\"[^\"]*\"", "");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "_x0041_ stays",
                "'apostrophe",
                "=1+1",
                "+49 30 123",
                "-5",
                "- a dash",
                "@SUM(A1)",
                "two\nlines",
                "a\ttab",
                "\"quoted\", with comma; and semicolon",
                "schön, 漢字, 👩‍⚕️",
                "مرحبا",
                "TRUE",
                "007",
                "1e5",
                "6-7",
                "#REF!",
                "a\\b",
                "<b>&amp;</b>",
            })
    void everyTextSurvivesTheWay(String text) throws IOException {
        new SmallRulebook(folder)
                .replace("red-flags.csv", "Fever can be serious.", "\"" + text.replace("\"", "\"\"") + "\"");
        FolderWriter.write(grids(folder), out.resolve("tidy"));
        FolderWriter.write(grids(write(folder, "x.xlsx")), out.resolve("back"));

        assertThat(MassageAdvisor.load(out.resolve("x.xlsx"))
                        .rulebook()
                        .rules()
                        .get(0)
                        .because())
                .isEqualTo(text);
        assertThat(files(out.resolve("back"))).containsExactlyEntriesOf(files(out.resolve("tidy")));
        assertThat(MassageAdvisor.load(out.resolve("back")).rulebook().edition())
                .isEqualTo(MassageAdvisor.load(out.resolve("x.xlsx")).rulebook().edition());
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {"'=1+1, =1+1", "''=1+1, '=1+1", "'1, '1", "'-5, '-5", "'-x, -x"})
    void anApostropheBeforeAFormulaInCsvOnlyKeepsItFromRunning(String written, String read) {
        new SmallRulebook(folder).replace("red-flags.csv", "Fever can be serious.", written);

        assertThat(MassageAdvisor.load(folder).rulebook().rules().get(0).because())
                .isEqualTo(read);
    }

    @Test
    void noCellOfAWorkbookIsAFormulaAndWhatLooksLikeOneIsQuoted() throws IOException {
        new SmallRulebook(folder).replace("red-flags.csv", "Fever can be serious.", "=cmd|'/c calc'!A1");
        try (XSSFWorkbook workbook = open(write(folder, "x.xlsx"))) {
            boolean[] seen = {false};
            workbook.forEach(sheet -> sheet.forEach(row -> row.forEach(cell -> {
                assertThat(cell.getCellType()).isEqualTo(CellType.STRING);
                if (cell.getStringCellValue().startsWith("=")) {
                    seen[0] = true;
                    assertThat(cell.getCellStyle().getQuotePrefixed()).isTrue();
                }
            })));
            assertThat(seen[0]).isTrue();
        }
        FolderWriter.write(grids(folder), out.resolve("tidy"));
        assertThat(Files.readString(out.resolve("tidy/red-flags.csv"))).contains(",'=cmd|'/c calc'!A1,");
    }

    @Test
    void everySheetIsAPleasureToWorkIn() throws IOException {
        try (XSSFWorkbook workbook = open(write(RULES, "all.xlsx"))) {
            assertThat(workbook.getSheetName(0)).isEqualTo("Guide");
            assertThat(sheetNames(workbook))
                    .contains("rulebook.properties", "vocabulary", "red-flags", "cases red-flags");
            for (int i = 1; i < workbook.getNumberOfSheets(); i++) {
                XSSFSheet sheet = workbook.getSheetAt(i);
                int columns = sheet.getRow(0).getLastCellNum();
                assertThat(sheet.getPaneInformation().isFreezePane()).isTrue();
                assertThat(sheet.getCTWorksheet().getAutoFilter().getRef()).startsWith("A1:");
                assertThat(sheet.getDataValidations()).hasSize(columns).allMatch(DataValidation::getShowPromptBox);
                // A table may have no rows yet.
                CellStyle style = sheet.getRow(1) == null
                        ? sheet.getColumnStyle(0)
                        : sheet.getRow(1).getCell(0).getCellStyle();
                assertThat(style.getWrapText()).isTrue();
                assertThat(style.getDataFormatString()).isEqualTo("@");
            }
            assertThat(choices(workbook.getSheet("vocabulary")))
                    .containsEntry("type", List.of("yes-no", "integer", "number", "choice", "derived"))
                    .containsEntry("core_screen", List.of("always", "if-pain"))
                    .containsEntry("fixed", List.of("yes"));
            assertThat(choices(workbook.getSheet("cases red-flags")).get("disposition"))
                    .hasSize(8)
                    .contains("EMERGENCY_CARE");
        }
    }

    private static Map<String, List<String>> choices(XSSFSheet sheet) {
        Map<String, List<String>> choices = new TreeMap<>();
        for (DataValidation validation : sheet.getDataValidations()) {
            String[] values = validation.getValidationConstraint().getExplicitListValues();
            if (values != null) {
                int column = validation.getRegions().getCellRangeAddress(0).getFirstColumn();
                choices.put(sheet.getRow(0).getCell(column).getStringCellValue(), List.of(values));
                assertThat(validation.getShowErrorBox()).isTrue();
            }
        }
        return choices;
    }

    @Test
    void theGuideNamesEveryCodeOfTheRulebookAndEveryColumn() throws IOException {
        try (XSSFWorkbook workbook = open(write(RULES, "all.xlsx"))) {
            List<String> firsts = new ArrayList<>();
            for (Row row : workbook.getSheet("Guide")) {
                firsts.add(row.getCell(0).getStringCellValue());
            }
            MassageAdvisor advisor = MassageAdvisor.load(RULES);
            advisor.rulebook().vocabulary().findings().forEach(finding -> assertThat(firsts)
                    .contains(finding.code()));
            advisor.rulebook().outcomes().all().forEach(outcome -> assertThat(firsts)
                    .contains(outcome.code()));
            assertThat(firsts).containsAll(advisor.rulebook().evidence().keySet());
            for (TableForm form : TableForm.values()) {
                form.columns().forEach(column -> {
                    assertThat(firsts).contains(column.name());
                    assertThat(column.prompt()).hasSizeLessThan(256);
                });
            }
        }
    }

    @Test
    void theCodesOfTheGuideStandInOneListThatCanBeFiltered() throws IOException {
        try (XSSFWorkbook workbook = open(write(RULES, "all.xlsx"))) {
            XSSFSheet guide = workbook.getSheet("Guide");
            CellRangeAddress list = CellRangeAddress.valueOf(
                    guide.getCTWorksheet().getAutoFilter().getRef());
            List<String> kinds = new ArrayList<>();
            for (int row = list.getFirstRow() + 1; row <= list.getLastRow(); row++) {
                kinds.add(guide.getRow(row).getCell(3).getStringCellValue());
            }
            Rulebook rulebook = MassageAdvisor.load(RULES).rulebook();

            assertThat(kinds)
                    .hasSize(rulebook.vocabulary().findings().size()
                            + rulebook.outcomes().all().size()
                            + rulebook.evidence().size());
            assertThat(kinds).containsOnly("finding", "outcome", "evidence");
            assertThat(guide.getHyperlinkList())
                    .extracting(XSSFHyperlink::getAddress)
                    .contains("'Guide'!A" + (list.getFirstRow() + 1));
        }
    }

    @Test
    void aMarkedWorkbookColoursAndCommentsTheCellOfEachProblemAndCanBeMendedAndMarkedAgain() throws IOException {
        new SmallRulebook(folder)
                .append("red-flags.csv", "bad,FEVR,TYPE_SWEDISH,,T-1,")
                .append("red-flags.csv", "other,PAIN_SCORE > 77,TYPE_SWEDSH,Why.,T-9,");
        Path workbook = write(folder, "x.xlsx");
        List<Problem> problems = CheckedRulebook.of(TableSource.at(workbook)).problems();
        Path marked = out.resolve("marked.xlsx");
        Files.write(marked, ProblemMarks.markWorkbook(Files.readAllBytes(workbook), problems));

        assertThat(marks(marked))
                .containsOnlyKeys("B4", "D4", "B5", "C5", "E5")
                .containsEntry("B4", "unknown finding FEVR; maybe FEVER_CHILLS")
                .containsEntry("E5", "unknown evidence T-9; each has a row in the table evidence; maybe T-1");
        assertThat(marks(markedFolder())).isEqualTo(marks(marked));
        assertThat(CheckedRulebook.of(TableSource.at(marked)).problems())
                .extracting(Problem::message)
                .isEqualTo(problems.stream().map(Problem::message).toList());

        try (XSSFWorkbook mended = open(marked)) {
            mended.getSheet("red-flags").getRow(3).getCell(1).setCellValue("FEVER_CHILLS");
            Files.write(workbook, WorkbookWriter.bytes(mended));
        }
        List<Problem> left = CheckedRulebook.of(TableSource.at(workbook)).problems();
        Files.write(marked, ProblemMarks.markWorkbook(Files.readAllBytes(workbook), left));
        assertThat(marks(marked)).containsOnlyKeys("D4", "B5", "C5", "E5");
        try (XSSFWorkbook again = open(marked)) {
            assertThat(again.getSheetName(0)).isEqualTo("Problems");
            assertThat(again.getSheet("Problems").getLastRowNum()).isEqualTo(left.size());
            assertThat(again.getSheet("red-flags")
                            .getRow(3)
                            .getCell(1)
                            .getCellStyle()
                            .getFillPattern())
                    .isEqualTo(FillPatternType.NO_FILL);
        }
    }

    private Path markedFolder() throws IOException {
        TableSource source = TableSource.at(folder);
        List<Problem> problems = CheckedRulebook.of(source).problems();
        return Files.write(
                out.resolve("marked-folder.xlsx"),
                ProblemMarks.markTables(source.grids(true, new Problems()), problems));
    }

    private static Map<String, String> marks(Path file) throws IOException {
        try (XSSFWorkbook workbook = open(file)) {
            Map<String, String> marks = new TreeMap<>();
            workbook.getSheet("red-flags").getCellComments().forEach((address, comment) -> {
                marks.put(address.formatAsString(), comment.getString().getString());
                XSSFCell cell =
                        workbook.getSheet("red-flags").getRow(address.getRow()).getCell(address.getColumn());
                assertThat(cell.getCellStyle().getFillPattern()).isEqualTo(FillPatternType.SOLID_FOREGROUND);
            });
            return marks;
        }
    }

    @Test
    void aTableWhoseNameNoSheetCanHaveIsNamedBeforeAnythingIsWritten() {
        new SmallRulebook(folder)
                .write("guide.csv", "id,when,then,because,source", "a,FEVER_CHILLS,TYPE_SWEDISH,Why.,T-1")
                .write(
                        "a-table-with-a-name-that-is-longer-than-a-sheet.csv",
                        "id,when,then,because,source",
                        "b,FEVER_CHILLS,TYPE_SWEDISH,Why.,T-1");

        assertThat(WorkbookWriter.faults(grids(folder)))
                .hasSize(2)
                .anyMatch(fault -> fault.startsWith("guide.csv: "))
                .anyMatch(fault -> fault.startsWith("a-table-with-a-name-that-is-longer-than-a-sheet.csv: "));
    }

    private Path write(Path rules, String name) throws IOException {
        return Files.write(out.resolve(name), WorkbookWriter.write(grids(rules)));
    }

    private static List<Grid> grids(Path path) {
        Problems problems = new Problems();
        List<Grid> grids = TableSource.at(path).grids(true, problems);
        assertThat(problems.hasErrors()).isFalse();
        return grids;
    }

    private static XSSFWorkbook open(Path file) throws IOException {
        return new XSSFWorkbook(new ByteArrayInputStream(Files.readAllBytes(file)));
    }

    private static List<String> sheetNames(XSSFWorkbook workbook) {
        List<String> names = new ArrayList<>();
        workbook.forEach(sheet -> names.add(sheet.getSheetName()));
        return names;
    }

    private static Map<String, String> files(Path folder) throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                String name = folder.relativize(file).toString();
                if (name.endsWith(".csv") || name.endsWith(".properties")) {
                    files.put(name, Files.readString(file));
                }
            }
        }
        return files;
    }
}
