package org.massageadvisor.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.massageadvisor.MassageAdvisor;
import org.massageadvisor.cli.ProgramRun;
import org.massageadvisor.reading.SmallRulebook;
import org.massageadvisor.review.CheckedRulebook;
import org.massageadvisor.table.Problem;
import org.massageadvisor.table.TableSource;

/** Workbooks that no spreadsheet program would write, or that hold more than texts. */
class HostileWorkbooksTest {
    private static final String HEADER = "<row r=\"1\">" + cell("A1", "id") + cell("B1", "when") + cell("C1", "then")
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

    private static String cell(String name, String text) {
        return RawWorkbook.text(name, text);
    }

    /** A rule table in which the note of the first rule is this cell. */
    private RawWorkbook withNote(String cell) {
        return workbook.sheet(
                "red-flags",
                HEADER + "<row r=\"2\">" + cell("A2", "fever") + cell("B2", "FEVER_CHILLS")
                        + cell("C2", "URGENT_MEDICAL_CARE") + cell("D2", "Why.") + cell("E2", "T-1") + cell
                        + "</row>");
    }

    private List<String> problems() throws IOException {
        return problems(workbook.bytes());
    }

    /** What is wrong with it; the same is said wherever it is read, and nothing is ever printed beside it. */
    private List<String> problems(byte[] content) throws IOException {
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

    private String onlyProblem() throws IOException {
        List<String> problems = problems();
        assertThat(problems).hasSize(1);
        return problems.get(0);
    }

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

    static Stream<String> partsWithXml() {
        return Stream.of(
                "[Content_Types].xml",
                "_rels/.rels",
                "xl/workbook.xml",
                "xl/_rels/workbook.xml.rels",
                "xl/worksheets/sheet3.xml",
                "xl/sharedStrings.xml",
                "xl/styles.xml");
    }

    @ParameterizedTest
    @MethodSource("partsWithXml")
    void noPartIsReadWithEntities(String part) throws IOException {
        AtomicInteger calls = new AtomicInteger();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            calls.incrementAndGet();
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        server.start();
        String address = "http://127.0.0.1:" + server.getAddress().getPort() + "/";
        Path secret = Files.writeString(folder.resolve("secret.txt"), "secret");
        workbook.part("xl/sharedStrings.xml", "<sst " + RawWorkbook.MAIN + "></sst>")
                .part("xl/styles.xml", "<styleSheet " + RawWorkbook.MAIN + "></styleSheet>");
        String content = workbook.part(part);
        StringBuilder laughs = new StringBuilder("<!ENTITY l0 \"lol\">");
        for (int i = 1; i < 30; i++) {
            laughs.append("<!ENTITY l" + i + " \"" + ("&l" + (i - 1) + ";").repeat(10) + "\">");
        }
        try {
            for (String type : List.of(
                    "[" + laughs + "]",
                    "SYSTEM \"" + address + "outside.dtd\"",
                    "[<!ENTITY e SYSTEM \"" + secret.toUri() + "\">]",
                    "[<!ENTITY e SYSTEM \"" + address + "entity\">]",
                    "[<!ENTITY % p SYSTEM \"" + address + "parameter\"> %p;]")) {
                String entity = type.contains("ENTITY l0") ? "&l29;" : type.contains("ENTITY e") ? "&e;" : "";
                String hostile = content.replaceFirst("<(?=[a-zA-Z])", "<!DOCTYPE x " + type + "><")
                        .replaceFirst("(<sheetData>|<[a-zA-Z]+ [^>]*[^/]>)", "$1" + entity);
                workbook.part(part, hostile);

                assertThat(problems()).isNotEmpty().allMatch(problem -> problem.startsWith("rules.xlsx: error: "));
                ProgramRun run = ProgramRun.of(
                        "",
                        "check",
                        "--mark",
                        folder.resolve("marked.xlsx").toString(),
                        folder.resolve("rules.xlsx").toString());
                assertThat(run.err()).contains("error: not written");
                assertThat(run.out()).doesNotContain("secret\n");
            }
        } finally {
            server.stop(0);
        }
        assertThat(calls).hasValue(0);
    }

    @Test
    void aDocumentTypeIsRefusedInPlainWords() throws IOException {
        workbook.part("xl/workbook.xml", "<!DOCTYPE x><workbook/>");

        assertThat(onlyProblem())
                .isEqualTo(
                        "rules.xlsx: error: cannot be read as a workbook: a part with a document type found, which no spreadsheet program writes");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "xl/vbaProject.bin",
                "xl/VBAPROJECT.BIN",
                "xl/macrosheets/sheet1.xml",
                "xl/activeX/activeX1.bin",
            })
    void macrosAreRefused(String part) throws IOException {
        workbook.part(part, "x");

        assertThat(onlyProblem()).isEqualTo("rules.xlsx: error: macros found; save it as .xlsx without macros");
    }

    @Test
    void macrosAreRefusedWhateverTheirPartIsNamed() throws IOException {
        workbook.part("xl/harmless.bin", "x");
        String types = workbook.part("[Content_Types].xml");
        workbook.part(
                "[Content_Types].xml",
                types.replace(
                        "</Types>",
                        "<Override PartName=\"/xl/harmless.bin\" ContentType=\"application/vnd.ms-office.vbaProject\"/></Types>"));
        assertThat(onlyProblem()).contains("macros found");

        workbook.part(
                "[Content_Types].xml",
                types.replace(
                        "openxmlformats-officedocument.spreadsheetml.sheet.main", "ms-excel.sheet.macroEnabled.main"));
        assertThat(onlyProblem()).contains("macros found");
    }

    @ParameterizedTest
    @ValueSource(strings = {"hidden", "veryHidden", "anything"})
    void aHiddenSheetIsNamed(String state) throws IOException {
        workbook.sheet("more-rules", "state=\"" + state + "\"", HEADER);

        assertThat(onlyProblem()).startsWith("rules.xlsx!more-rules: error: a hidden sheet found");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cases ../../x",
                "../x",
                "/tmp/x",
                "..\\x",
                "C:x",
                "cases/x",
                "a\u202eb",
                "*",
                "",
                "a name of more than thirty-one signs",
            })
    void aNameOfASheetThatLeadsElsewhereIsRefusedAndNothingIsWritten(String name) throws IOException {
        workbook.sheet(name, HEADER);
        assertThat(onlyProblem()).contains("in the name of a sheet");

        Path target = folder.resolve("deep/er/out");
        ProgramRun run =
                ProgramRun.of("", "export", folder.resolve("rules.xlsx").toString(), target.toString());
        assertThat(run.status()).isEqualTo(2);
        assertThat(folder.resolve("deep")).doesNotExist();
        assertThat(Path.of("/tmp/x.csv")).doesNotExist();
    }

    @Test
    void namesThatDifferInNothingButCaseAreTwoSheetsOfOneName() throws IOException {
        workbook.sheet("RED-FLAGS", HEADER);
        assertThat(onlyProblem()).isEqualTo("rules.xlsx!RED-FLAGS: error: two sheets of this name");
    }

    @Test
    void mergedCellsFiltersAndColoursAreNotRead() throws IOException {
        String sheet = workbook.part("xl/worksheets/sheet1.xml")
                .replace(
                        "</sheetData>",
                        "</sheetData><autoFilter ref=\"A1:F3\"/><mergeCells><mergeCell ref=\"A1:B2\"/></mergeCells>"
                                + "<row r=\"1\"/><c r=\"A1\"><f>x</f></c>");
        workbook.part("xl/worksheets/sheet1.xml", sheet);

        assertThat(problems()).isEmpty();
    }

    @Test
    void otherFilesByTheNameOfAWorkbookAreRefused() throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("empty", new byte[0]);
        files.put("csv", "id,when,then\n".getBytes(StandardCharsets.UTF_8));
        files.put("html", "<html><table></table></html>".getBytes(StandardCharsets.UTF_8));
        files.put("old or encrypted", new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, 1, 2, 3});
        files.put("pk only", "PK".getBytes(StandardCharsets.UTF_8));
        files.put("empty zip", new byte[] {'P', 'K', 5, 6, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0});
        files.put(
                "ods",
                new RawWorkbook()
                        .part("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
                        .bytes());
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            List<String> problems = problems(file.getValue());
            assertThat(problems).as(file.getKey()).hasSize(1);
            assertThat(problems.get(0)).startsWith("rules.xlsx: error: ");
        }
    }

    @Test
    void workbooksWithPartsThatDoNotFitTogetherAreRefused() throws IOException {
        Map<String, String> parts = new LinkedHashMap<>();
        parts.put("[Content_Types].xml", "<Types/>");
        parts.put("_rels/.rels", "<Relationships/>");
        parts.put("xl/_rels/workbook.xml.rels", "<Relationships/>");
        for (Map.Entry<String, String> part : parts.entrySet()) {
            for (String content : List.of(part.getValue(), "", "<a>", "no xml", "<x xmlns=\"urn:x\"/>")) {
                RawWorkbook spoilt =
                        Tables.of(folder.resolve("rules")).workbook().part(part.getKey(), content);
                assertThat(problems(spoilt.bytes())).as(part + content).isNotEmpty();
            }
        }
        for (String[] change : new String[][] {
            {"_rels/.rels", "xl/workbook.xml", "xl/worksheets/sheet1.xml"},
            {"_rels/.rels", "xl/workbook.xml", "../../../etc/passwd"},
            {"_rels/.rels", "officeDocument\"", "other\""},
            {
                "_rels/.rels",
                "http://schemas.openxmlformats.org/officeDocument",
                "http://purl.oclc.org/ooxml/officeDocument"
            },
            {"xl/_rels/workbook.xml.rels", "worksheets/sheet1.xml", "workbook.xml"},
            {"xl/_rels/workbook.xml.rels", "worksheets/sheet1.xml", "file:///etc/passwd"},
            {"xl/_rels/workbook.xml.rels", "rId1", "rId2"},
            {"xl/workbook.xml", "r:id=\"rId1\"", "r:id=\"rId99\""},
            {"xl/workbook.xml", "r:id=\"rId1\"", ""},
        }) {
            RawWorkbook spoilt = Tables.of(folder.resolve("rules")).workbook();
            String content = spoilt.part(change[0]);
            assertThat(content).contains(change[1]);
            spoilt.part(change[0], content.replace(change[1], change[2]));
            assertThat(problems(spoilt.bytes())).as(String.join(" ", change)).isNotEmpty();
        }
    }

    @Test
    void truncatedAndSpoiltFilesAreRefusedOrReadWholeAndNeverInPart() throws IOException {
        byte[] whole = workbook.bytes();
        for (int length = 1; length < whole.length - 2_000; length += 97) {
            assertThat(problems(Arrays.copyOf(whole, length))).isNotEmpty();
        }
        Random random = new Random(4711);
        for (int i = 0; i < 300; i++) {
            byte[] spoilt = whole.clone();
            IntStream.range(0, 1 + random.nextInt(20))
                    .forEach(each -> spoilt[random.nextInt(spoilt.length)] = (byte) random.nextInt(256));
            assertThat(problems(spoilt)).allMatch(problem -> problem.startsWith("rules.xlsx"));
        }
        byte[] noise = new byte[10_000];
        random.nextBytes(noise);
        noise[0] = 'P';
        noise[1] = 'K';
        assertThat(problems(noise)).isNotEmpty();
    }

    @Test
    void aPartThatStandsTwiceIsRefused() throws IOException {
        byte[] twice = workbook.part(
                        "xl/workbook.XML", workbook.part("xl/workbook.xml").replace("red-flags", "other"))
                .bytes();
        String text = new String(twice, StandardCharsets.ISO_8859_1).replace("workbook.XML", "workbook.xml");

        assertThat(problems(text.getBytes(StandardCharsets.ISO_8859_1)))
                .singleElement()
                .asString()
                .startsWith("rules.xlsx: error: ");
    }
}
