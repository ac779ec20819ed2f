package org.massageadvisor.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.util.CellAddress;
import org.apache.poi.xssf.usermodel.XSSFComment;
import org.apache.poi.xssf.usermodel.XSSFName;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.massageadvisor.cli.ProgramRun;
import org.massageadvisor.reading.SmallRulebook;

/** {@code check --mark} of tables that do their worst. */
class HostileMarkingTest {
    @TempDir
    static Path folder;

    Path rules;
    Path original;
    Path marked;
    Tables tables;

    @BeforeEach
    void aSmallRulebook() throws IOException {
        rules = Files.createTempDirectory(folder, "rules");
        original = rules.resolve("original.xlsx");
        marked = rules.resolve("marked.xlsx");
        new SmallRulebook(rules.resolve("folder")).withCases();
        tables = Tables.of(rules.resolve("folder"));
    }

    private void mark(Path source) {
        ProgramRun run = ProgramRun.of("", "check", "--overwrite", "--mark", marked.toString(), source.toString());
        assertThat(run.err()).isEmpty();
        assertThat(run.status()).isLessThan(2);
    }

    @Test
    void everyHostileCellCanBeMarkedAndIsNotRun() throws IOException {
        List<HostileCell> cells = HostileCell.all(Canary.file(folder));
        for (int first = 0; first < cells.size(); first += 16) {
            Tables spoilt = tables.copy();
            for (HostileCell cell : cells.subList(first, Math.min(first + 16, cells.size()))) {
                spoilt.rows()
                        .values()
                        .forEach(table ->
                                table.add(Collections.nCopies(table.get(0).size(), cell.text())));
            }
            mark(spoilt.writeWorkbook(original));
            SafeForSpreadsheets.assertWorkbook(marked);
            mark(spoilt.writeFolder(rules.resolve("spoilt")));
            SafeForSpreadsheets.assertWorkbook(marked);
        }
        Canary.hasNotSung(folder);
    }

    @Test
    void formulasOfEveryKindAreTextInTheCopy() throws IOException {
        RawWorkbook workbook = tables.workbook();
        String row = "<row r='2'><c r='A2' t='str'><f>cmd|'/c calc'!A1</f><v>fever</v></c>"
                + "<c r='B2'><f t='shared' ref='B2:B3' si='0'>A2</f><v>0</v></c>"
                + "<c r='C2'><f t='array' ref='C2:D2'>A2:B2</f><v>1</v></c><c r='D2'><f>D2</f></c>"
                + "<c r='E2' t='e'><f>[1]x!A1</f><v>#REF!</v></c><c r='F2' t='b'><f>TRUE</f><v>1</v></c></row>"
                + "<row r='3'><c r='B3'><f t='shared' si='0'/><v>0</v></c><c r='C3'><f>)(nonsense</f></c></row>";
        workbook.sheet("red-flags", RawWorkbook.rows(tables.table("red-flags").subList(0, 1)) + row);
        workbook.write(original);

        mark(original);

        SafeForSpreadsheets.assertWorkbook(marked);
        try (XSSFWorkbook copy = new XSSFWorkbook(Files.newInputStream(marked))) {
            assertThat(copy.getSheet("red-flags").getRow(1).getCell(0).getStringCellValue())
                    .isEqualTo("=cmd|'/c calc'!A1");
            assertThat(comment(copy, "red-flags", "A2")).startsWith("a formula found");
        }
    }

    @Test
    void whatIsWorkedOutBesideTheCellsIsNotCopied() throws IOException {
        RawWorkbook workbook = tables.workbook();
        int sheet = workbook.number("red-flags");
        workbook.around(
                sheet,
                "",
                "<conditionalFormatting sqref='A1:A9'><cfRule type='expression' priority='1'><formula>WEBSERVICE(\"http://127.0.0.1\")=1</formula>"
                        + "</cfRule></conditionalFormatting><dataValidations count='2'><dataValidation type='list' sqref='B2'><formula1>\"yes,no\"</formula1>"
                        + "</dataValidation><dataValidation type='custom' sqref='C2'><formula1>WEBSERVICE(A1)</formula1></dataValidation></dataValidations>"
                        + "<extLst><ext uri='{x}'><y xmlns='urn:y'>WEBSERVICE(1)</y></ext></extLst>");
        workbook.part(
                "xl/workbook.xml",
                workbook.part("xl/workbook.xml")
                        .replace(
                                "</sheets>",
                                "</sheets><definedNames><definedName name='a'>WEBSERVICE(\"http://127.0.0.1\")</definedName>"
                                        + "<definedName name='b'>cmd|'/c calc'!A0</definedName><definedName name='c'>'red-flags'!$A$1:$B$2</definedName></definedNames>"));
        workbook.write(original);

        mark(original);

        try (XSSFWorkbook copy = new XSSFWorkbook(Files.newInputStream(marked))) {
            assertThat(copy.getAllNames()).extracting(XSSFName::getNameName).containsExactly("c");
            String xml = copy.getSheet("red-flags").getCTWorksheet().xmlText();
            assertThat(xml).doesNotContain("WEBSERVICE").contains("yes,no");
        }
    }

    private static String comment(XSSFWorkbook workbook, String sheet, String cell) {
        XSSFComment comment = workbook.getSheet(sheet).getCellComment(new CellAddress(cell));
        return comment == null ? "" : comment.getString().getString();
    }

    @Test
    void neighboursInARowEachHaveTheirComment() throws IOException {
        tables.table("red-flags").set(1, new ArrayList<>(List.of("Bad Id", "FEVR", "NOWHERE", "", "T-9", "")));
        mark(tables.writeWorkbook(original));

        try (XSSFWorkbook copy = new XSSFWorkbook(Files.newInputStream(marked))) {
            assertThat(comment(copy, "red-flags", "A2"))
                    .contains("small letters, digits and hyphens (at most 200) expected");
            assertThat(comment(copy, "red-flags", "B2")).startsWith("unknown finding FEVR");
            assertThat(comment(copy, "red-flags", "C2")).startsWith("unknown outcome NOWHERE");
            assertThat(comment(copy, "red-flags", "D2")).startsWith("empty; one plain sentence");
            assertThat(comment(copy, "red-flags", "E2")).startsWith("unknown evidence T-9");
        }
    }

    @Test
    void marksOfAnEarlierCheckGoAndTheAuthorsCommentsStay() throws IOException {
        tables.set("red-flags", 1, 1, "FEVR").writeFolder(rules.resolve("spoilt"));
        mark(rules.resolve("spoilt"));
        try (XSSFWorkbook workbook = new XSSFWorkbook(Files.newInputStream(marked))) {
            XSSFSheet sheet = workbook.getSheet("red-flags");
            assertThat(sheet.getRow(1).getCell(1).getCellStyle().getFillPattern())
                    .isEqualTo(FillPatternType.SOLID_FOREGROUND);
            sheet.getRow(1).getCell(1).setCellValue("FEVER_CHILLS");
            sheet.getRow(1).getCell(0).setCellValue("Bad Id");
            var anchor = workbook.getCreationHelper().createClientAnchor();
            XSSFComment own = sheet.createDrawingPatriarch().createCellComment(anchor);
            own.setAuthor("Author");
            own.setString("mine");
            own.setAddress(new CellAddress("A2"));
            try (var out = Files.newOutputStream(original)) {
                workbook.write(out);
            }
        }

        mark(original);

        try (XSSFWorkbook workbook = new XSSFWorkbook(Files.newInputStream(marked))) {
            XSSFSheet sheet = workbook.getSheet("red-flags");
            assertThat(comment(workbook, "red-flags", "B2")).isEmpty();
            assertThat(sheet.getRow(1).getCell(1).getCellStyle().getFillPattern())
                    .isEqualTo(FillPatternType.NO_FILL);
            assertThat(comment(workbook, "red-flags", "A2")).isEqualTo("mine");
            assertThat(sheet.getRow(1).getCell(0).getCellStyle().getFillPattern())
                    .isEqualTo(FillPatternType.SOLID_FOREGROUND);
            assertThat(workbook.getSheetIndex("Problems")).isZero();
        }
    }

    @Test
    void aListOfProblemsThatSomebodyMadeUpDoesNoHarm() throws IOException {
        List<List<String>> lines = new ArrayList<>(List.of(List.of("sheet", "cell")));
        for (int i = 0; i < 5_000; i++) {
            lines.add(List.of("red-flags", i % 2 == 0 ? "ZZZ9999999" : "A" + i % 3));
        }
        lines.add(List.of("Problems", "A1"));
        lines.add(List.of("no such sheet", "=1+1"));
        RawWorkbook workbook = tables.workbook().sheet("Problems", RawWorkbook.rows(lines));

        mark(workbook.write(original));

        SafeForSpreadsheets.assertWorkbook(marked);
    }

    @Test
    void whatCannotBeCopiedIsNotMarked() throws IOException {
        RawWorkbook workbook = tables.workbook();
        workbook.spoilComments();
        workbook.write(original);

        ProgramRun run = ProgramRun.of("", "check", "--mark", marked.toString(), original.toString());

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).contains("the workbook cannot be copied, its parts do not fit together");
        assertThat(marked).doesNotExist();
    }

    @Test
    void whatCannotBeReadIsNotMarked() throws IOException {
        Files.write(original, new byte[] {'P', 'K', 3, 4});

        ProgramRun run = ProgramRun.of("", "check", "--mark", marked.toString(), original.toString());

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).contains("error: not written: the workbook cannot be read");
        assertThat(marked).doesNotExist();
    }
}
