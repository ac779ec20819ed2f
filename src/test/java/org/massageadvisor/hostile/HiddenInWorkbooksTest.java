package org.massageadvisor.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing is read from a workbook that somebody who looks at it does not see, unless it is said. */
class HiddenInWorkbooksTest extends SpoiltWorkbook {
    private static final String RULE = rule(2, "", "fever", "T-1") + rule(3, "", "pain", "T-1");
    private static final String SHOW = " hidden, by a filter or by hand, and in force all the same; show ";

    private static String rule(int row, String attributes, String id, String source) {
        return "<row r=\"" + row + "\" " + attributes + ">" + cell("A" + row, id) + cell("B" + row, "FEVER_CHILLS")
                + cell("C" + row, "URGENT_MEDICAL_CARE") + cell("D" + row, "Why.") + cell("E" + row, source) + "</row>";
    }

    private List<String> problemsOf(String rows) throws IOException {
        workbook.sheet("red-flags", HEADER + rows);
        return problems();
    }

    private List<String> problemsAround(String before, String after) throws IOException {
        workbook.sheet("red-flags", HEADER + RULE);
        workbook.around(workbook.number("red-flags"), before, after);
        return problems();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "hidden='1'",
                "hidden='true'",
                "hidden='on'",
                "hidden=' 1'",
                "ht='0'",
                "ht='0.75' customHeight='1'"
            })
    void aRowThatNobodySees(String attributes) throws IOException {
        assertThat(problemsOf(rule(2, attributes, "fever", "T-1") + rule(3, "hidden='0' ht='15'", "pain", "T-1")))
                .containsExactly(
                        "rules.xlsx!red-flags!A2: warning: row 2 is" + SHOW + "it, so that nobody overlooks a rule");
    }

    @Test
    void manyRowsAreNamedByTheirRangesAndCheckedLikeOthers() throws IOException {
        StringBuilder rows = new StringBuilder(rule(2, "", "fever", "T-1"));
        for (int row : List.of(3, 4, 5, 7)) {
            rows.append(rule(row, "hidden='1'", "fever-" + row, row == 7 ? "" : "T-1"));
        }
        rows.append("<row r='8' hidden='1'><c r='A8'/></row>");

        assertThat(problemsOf(rows.toString()))
                .contains(
                        "rules.xlsx!red-flags!A3: warning: rows 3 to 5, 7 are" + SHOW
                                + "them, so that nobody overlooks a rule",
                        "rules.xlsx!red-flags!E7: error: empty, ids of the table evidence, separated by ;, expected");
    }

    @Test
    void allRowsWithoutAHeightWhereTheyAreHiddenUnlessTheyHaveOne() throws IOException {
        assertThat(problemsAround("<sheetFormatPr zeroHeight='1' defaultRowHeight='15'/>", ""))
                .containsExactly("rules.xlsx!red-flags!A1: warning: rows 1 to 3 are" + SHOW
                        + "them, so that nobody overlooks a rule");
    }

    @ParameterizedTest
    @CsvSource({
        "<col min='2' max='3' hidden='1'/>, columns B to C are, them, B1",
        "<col min='3' max='3' width='0'/>, column C is, it, C1",
        "<col min='6' max='16384' hidden='1'/>, , , ",
    })
    void aColumnThatNobodySees(String column, String columns, String them, String cell) throws IOException {
        List<String> found = problemsAround("<cols>" + column + "</cols>", "");

        if (cell == null) {
            assertThat(found).isEmpty();
        } else {
            assertThat(found)
                    .containsExactly("rules.xlsx!red-flags!" + cell + ": warning: " + columns + SHOW + them
                            + ", so that nobody overlooks a rule");
        }
    }

    @Test
    void aRowFarBelowTheOthers() throws IOException {
        assertThat(problemsOf(rule(2, "", "fever", "T-1") + rule(1_000_000, "", "pain", "T-1")))
                .containsExactly(
                        "rules.xlsx!red-flags!A1000000: warning: row 1000000 is far below the others, and in force all the same;"
                                + " move up or delete it, so that nobody overlooks a rule");
    }

    @Test
    void aCellThatMergedCellsCover() throws IOException {
        assertThat(problemsAround("", "<mergeCells><mergeCell ref='A2:A3'/><mergeCell ref='F1:F3'/></mergeCells>"))
                .containsExactly(
                        "rules.xlsx!red-flags!A3: error: a text found that nobody sees, because merged cells cover it; separate the cells");
    }

    @Test
    void aTextOrANumberThatItsFormatHidesOrShowsAsAnother() throws IOException {
        workbook.part(
                "xl/styles.xml",
                "<styleSheet " + RawWorkbook.MAIN + "><numFmts><numFmt numFmtId='200' formatCode=';;;'/>"
                        + "<numFmt numFmtId='201' formatCode='0;0;0;&quot;REF&quot;'/><numFmt numFmtId='202' formatCode='&quot;no &quot;@'/>"
                        + "<numFmt numFmtId='203' formatCode='0.00;-0.00;0;@'/><numFmt numFmtId='204' formatCode='&quot;5&quot;'/></numFmts>"
                        + "<cellXfs><xf numFmtId='0'/><xf numFmtId='200'/><xf numFmtId='201'/><xf numFmtId='202'/><xf numFmtId='203'/>"
                        + "<xf numFmtId='204'/><xf numFmtId='49'/><xf numFmtId='1'/></cellXfs></styleSheet>");
        for (int style : List.of(1, 2, 3)) {
            withNote("<c r='F2' s='" + style + "' t='str'><v>x</v></c>");
            assertThat(onlyProblem())
                    .isEqualTo(
                            "rules.xlsx!red-flags!F2: error: a text found that its number format hides or shows as another; choose the format Text");
        }
        withNote("<c r='F2' s='5'><v>7</v></c>");
        assertThat(onlyProblem())
                .isEqualTo(
                        "rules.xlsx!red-flags!F2: error: 7 found where \"5\" is shown; format the cell as text and write it again");
        withNote("<c r='F2' s='7'><v>7.4</v></c>");
        assertThat(onlyProblem())
                .isEqualTo(
                        "rules.xlsx!red-flags!F2: error: 7.4 found where 7 is shown; format the cell as text and write it again");
        for (String cell : List.of("s='0'", "s='4'", "s='6'")) {
            withNote("<c r='F2' " + cell + "><v>7</v></c>");
            assertThat(problems()).isEmpty();
            withNote("<c r='F2' " + cell + " t='str'><v>x</v></c>");
            assertThat(problems()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<c r='F2' t='s'><v>0</v><is><t>x</t></is></c>",
                "<c r='F2' t='inlineStr'><is><t>x</t></is><v>0</v></c>",
                "<c r='F2' t='inlineStr'><v>0</v></c>",
                "<c r='F2' t='str'><is><t>x</t></is></c>",
                "<c r='F2' t='str'><v>x</v><v>y</v></c>",
                "<c r='F2' t='inlineStr'><is><t>x</t></is><is><t>y</t></is></c>",
            })
    void aCellWithTwoValuesOfWhichOneIsShown(String cell) throws IOException {
        withNote(cell);

        assertThat(onlyProblem())
                .startsWith(
                        "rules.xlsx: error: cannot be read as a workbook: a cell holds two values, or one that does not fit");
    }

    @Test
    void rowsThatAreNoneOfThisFormat() throws IOException {
        String foreign = rule(4, "", "evil", "T-1")
                .replace("<row", "<e:row xmlns:e='urn:e'")
                .replace("</row", "</e:row");
        assertThat(problemsOf(RULE + foreign))
                .containsExactly(
                        "rules.xlsx: error: cannot be read as a workbook: something of another format stands among the rows of a sheet");

        String bad = "<sheetData>" + rule(4, "", "evil", "no such evidence") + "</sheetData>";
        assertThat(problemsAround("", "<extLst><ext>" + bad + "</ext></extLst>"))
                .isEmpty();
        assertThat(problemsAround("<x:y xmlns:x='urn:x'>" + bad + "</x:y>", "")).isEmpty();
        assertThat(problemsAround("", bad))
                .containsExactly(
                        "rules.xlsx: error: cannot be read as a workbook: the rows of a sheet stand in two places");
    }

    /** Spreadsheet programs find the parts by the list at the end of the file; a second workbook could lie before it. */
    @Test
    void aPartThatIsNotInTheListAtTheEnd() throws IOException {
        byte[] good = workbook.bytes();
        withNote(cell("F2", "evil")).sheet("red-flags", HEADER + rule(2, "", "evil", "no such evidence"));
        byte[] before = localEntriesOf(workbook.bytes());
        byte[] both = Arrays.copyOf(before, before.length + good.length);
        System.arraycopy(good, 0, both, before.length, good.length);

        assertThat(problems(both)).noneMatch(problem -> problem.contains("no such evidence"));
    }

    @Test
    void aWorkbookWithoutItsEnd() throws IOException {
        byte[] whole = workbook.bytes();
        byte[] entries = localEntriesOf(whole);

        assertThat(problems(entries))
                .singleElement()
                .asString()
                .startsWith("rules.xlsx: error: cannot be read as a workbook");
        assertThat(problems(Arrays.copyOf(whole, (entries.length + whole.length) / 2)))
                .singleElement()
                .asString()
                .startsWith("rules.xlsx: error: cannot be read as a workbook");
    }

    @Test
    void aPartThatStandsTwice() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(workbook.bytes()));
                ZipOutputStream out = new ZipOutputStream(bytes)) {
            for (ZipEntry part = in.getNextEntry(); part != null; part = in.getNextEntry()) {
                byte[] content = in.readAllBytes();
                out.putNextEntry(new ZipEntry(part.getName()));
                out.write(content);
                out.closeEntry();
                if (part.getName().equals("xl/worksheets/sheet1.xml")) {
                    out.putNextEntry(new ZipEntry("xl/worksheets/sheet9.xml"));
                    out.write(content);
                    out.closeEntry();
                }
            }
        }
        String twice = bytes.toString(StandardCharsets.ISO_8859_1).replace("sheet9.xml", "sheet1.xml");

        assertThat(problems(twice.getBytes(StandardCharsets.ISO_8859_1)))
                .containsExactly("rules.xlsx: error: the part xl/worksheets/sheet1.xml stands twice in the workbook");
    }

    /** The file up to the list at its end. */
    private static byte[] localEntriesOf(byte[] zip) {
        int end = new String(zip, StandardCharsets.ISO_8859_1).indexOf("PK\u0001\u0002");
        return Arrays.copyOf(zip, end);
    }
}
