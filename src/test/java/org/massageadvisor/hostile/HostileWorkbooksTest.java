package org.massageadvisor.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.massageadvisor.cli.ProgramRun;

/** Workbooks that no spreadsheet program would write, or that hold more than texts. */
class HostileWorkbooksTest extends SpoiltWorkbook {
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
