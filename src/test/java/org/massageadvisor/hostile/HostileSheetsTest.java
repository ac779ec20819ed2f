package org.massageadvisor.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.massageadvisor.MassageAdvisor;

/** Sheets whose cells and rows are not what a table holds. */
class HostileSheetsTest extends SpoiltWorkbook {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "<c r='F2'><f>1+1</f><v>2</v></c>                             | a formula found (=1+1)",
                "<c r='F2'><f>F2</f><v>0</v></c>                              | a formula found (=F2)",
                "<c r='F2' t='str'><f>cmd&#124;'/c calc'!A1</f><v>safe</v></c>    | a formula found (=cmd",
                "<c r='F2' t='str'><f>[1]Sheet1!A1</f><v>safe</v></c>         | a formula found (=[1]Sheet1!A1)",
                "<c r='F2' t='str'><f t='array' ref='F2:F9'>A1:A8</f><v>x</v></c> | a formula found (=A1:A8)",
                "<c r='F2' t='str'><f t='shared' si='0'/><v>x</v></c>         | a formula found (=)",
                "<c r='F2' t='str'><f>HYPERLINK(\"http://127.0.0.1\")</f><v>click</v></c> | a formula found (=HYPERLINK",
                "<c r='F2' t='str'><f/><v>x</v></c>                           | a formula found (=)",
                "<c r='F2' t='e'><v>#REF!</v></c>                             | an error found (#REF!)",
                "<c r='F2' t='d'><v>2026-11-21T00:00:00Z</v></c>              | a date found (2026-11-21",
                "<c r='F2' s='1'><v>45000</v></c>                             | a date found (",
                "<c r='F2' s='1'><v>-1e300</v></c>                            | a date found (",
                "<c r='F2' s='1'><v>1e300</v></c>                             | a date found (",
                "<c r='F2'><v>12345678901234567</v></c>                       | a number with more than 15 digits found",
                "<c r='F2'><v>1e999</v></c>                                   | a number with more than 15 digits found",
                "<c r='F2'><v>NaN</v></c>                                     | `NaN` found where a number is kept",
                "<c r='F2'><v>0x1p3</v></c>                                   | `0x1p3` found where a number is kept",
                "<c r='F2'><v>1d</v></c>                                      | `1d` found where a number is kept",
                "<c r='F2' t='s'><v>7</v></c>                                 | a text found that the workbook does not hold",
                "<c r='F2' t='s'><v>-1</v></c>                                | a text found that the workbook does not hold",
                "<c r='F2' t='s'><v>99999999999</v></c>                       | a text found that the workbook does not hold",
                "<c r='F2' t='inlineStr'><is><t>a_x0000_b</t></is></c>        | a character that cannot be seen found (U+0000)",
                "<c r='F2' t='inlineStr'><is><t>_xD800_</t></is></c>          | a character that cannot be seen found (U+D800)",
                "<c r='F2' t='inlineStr'><is><t>&#x202E;x</t></is></c>        | a character that cannot be seen found (U+202E)",
            })
    void aCellThatHoldsNoTextIsNamed(String cell, String problem) throws IOException {
        workbook.part(
                "xl/styles.xml",
                "<styleSheet " + RawWorkbook.MAIN + "><cellXfs count=\"2\"><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/>"
                        + "</cellXfs></styleSheet>");
        withNote(cell);

        assertThat(problems())
                .filteredOn(each -> each.contains("!red-flags!"))
                .singleElement()
                .asString()
                .startsWith("rules.xlsx!red-flags!F2: error: " + problem.replace('`', '"'));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<c r='F2'><v>1</v></c>                                       | 1",
                "<c r='F2'><v>0.1</v></c>                                     | 0.1",
                "<c r='F2'><v>1E2</v></c>                                     | 100",
                "<c r='F2' t='b'><v>1</v></c>                                 | TRUE",
                "<c r='F2' t='str'><v>text</v></c>                            | text",
                "<c r='F2' t='unheard-of'><v>text</v></c>                     | text",
                "<c r='F2' t='s'><v>0</v></c>                                 | shared text",
                "<c r='F2' t='inlineStr'><is><r><t>rich</t></r><r><t xml:space='preserve'> text</t></r></is></c> | rich text",
                "<c r='F2' t='inlineStr'><is><t>base</t><rPh sb='0' eb='1'><t>reading</t></rPh></is></c> | base",
                "<c r='F2' t='inlineStr'><is><t>_x0041__x005F_x0041_</t></is></c> | A_x0041_",
                "<c r='F2' t='inlineStr'><is><t><![CDATA[<b>&amp;]]></t></is></c> | <b>&amp;",
            })
    void aCellThatHoldsATextIsRead(String cell, String note) throws IOException {
        workbook.part(
                "xl/sharedStrings.xml",
                "<sst " + RawWorkbook.MAIN + " count=\"2147483647\" uniqueCount=\"-5\"><si><r><t>shared</t></r><r>"
                        + "<t xml:space=\"preserve\"> text</t></r><rPh sb=\"0\" eb=\"1\"><t>reading</t></rPh></si></sst>");
        Path file = withNote(cell).write(folder.resolve("rules.xlsx"));

        assertThat(MassageAdvisor.load(file).rulebook().rules())
                .filteredOn(rule -> rule.id().equals("fever"))
                .singleElement()
                .satisfies(rule -> assertThat(rule.note()).isEqualTo(note));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<row r='0'></row>",
                "<row r='-1'></row>",
                "<row r='1048577'></row>",
                "<row r='99999999999999999999'></row>",
                "<row r='2'></row><row r='2'></row>",
                "<row r='5'></row><row r='3'></row>",
                "<row r='x'></row>",
                "<row r='2'><c r='B2'/><c r='A2'/></row>",
                "<row r='2'><c r='A2'/><c r='A2'/></row>",
                "<row r='2'><c r='A3'/></row>",
                "<row r='2'><c r='A'/></row>",
                "<row r='2'><c r='2'/></row>",
                "<row r='2'><c r='a2'/></row>",
                "<row r='2'><c r='AAAA2'/></row>",
                "<row r='2'><c r='$A$2'/></row>",
                "<row r='2'><row r='3'/></row>",
                "<c r='A2' t='str'><v>x</v></c>",
                "<row r='2'>",
                "<row r='2'>&unknown;</row>",
                "<row r='2'>&#0;</row>",
                "\u0000",
            })
    void rowsAndCellsThatAreNoneAreRefused(String rows) throws IOException {
        workbook.sheet("red-flags", HEADER + rows);

        assertThat(onlyProblem()).startsWith("rules.xlsx: error: cannot be read as a workbook: ");
    }

    @Test
    void aCellFarOutIsTooFar() throws IOException {
        withNote("<c r='XFD2' t='str'><v>x</v></c>");
        assertThat(onlyProblem())
                .isEqualTo(
                        "rules.xlsx!red-flags: error: a cell in column XFD found; no table has more than 100 columns");

        withNote("<c r='ZZZ2' t='e'><v>x</v></c>");
        assertThat(onlyProblem()).startsWith("rules.xlsx!red-flags: error: a cell in column ZZZ found");
    }

    @Test
    void filtersAndWhatStandsBehindTheRowsAreNotRead() throws IOException {
        String sheet = workbook.part("xl/worksheets/sheet1.xml")
                .replace(
                        "</sheetData>",
                        "</sheetData><autoFilter ref=\"A1:F3\"/><mergeCells><mergeCell ref=\"A9:B12\"/></mergeCells>"
                                + "<row r=\"1\"/><c r=\"A1\"><f>x</f></c>");
        workbook.part("xl/worksheets/sheet1.xml", sheet);

        assertThat(problems()).isEmpty();
    }
}
