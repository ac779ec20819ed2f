package org.massageadvisor.hostile;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.massageadvisor.MassageAdvisor;
import org.massageadvisor.export.workbook.ProblemMarks;
import org.massageadvisor.intake.Intake;
import org.massageadvisor.json.ExplanationJson;
import org.massageadvisor.json.RecommendationJson;
import org.massageadvisor.reading.SmallRulebook;
import org.massageadvisor.review.CheckedRulebook;
import org.massageadvisor.rulebook.Rulebook;
import org.massageadvisor.table.Problem;
import org.massageadvisor.table.Problems;
import org.massageadvisor.table.TableSource;

/**
 * Reads, checks and marks the heaviest inputs, one after the other, in a machine with little memory. Prints a line for each and ends with 1 if
 * one took too long or failed.
 */
final class HeavyInputs {
    private static final double MOST_SECONDS = 5;
    private static final String HEADER = "id,when,then,because,source,note\n";
    private static final byte[] ZEROS = new byte[1 << 20];

    private static final List<String> MARKED = List.of("as many", "comments", "bomb");

    private final Path folder;
    private final Map<String, Consumer<Path>> inputs = new LinkedHashMap<>();
    private String result = "";
    private boolean failed;

    private HeavyInputs(Path folder) {
        this.folder = folder;
    }

    public static void main(String[] arguments) throws IOException {
        HeavyInputs heavy = new HeavyInputs(Path.of(arguments[0]));
        heavy.folders();
        heavy.workbooks();
        heavy.run(arguments.length > 1 ? arguments[1] : "");
        System.exit(heavy.failed ? 1 : 0);
    }

    private void run(String only) throws IOException {
        for (Map.Entry<String, Consumer<Path>> input : inputs.entrySet()) {
            if (!input.getKey().contains(only)) {
                continue;
            }
            boolean isWorkbook = input.getKey().startsWith("workbook");
            Path path = folder.resolve("input" + (isWorkbook ? ".xlsx" : ""));
            delete(path);
            input.getValue().accept(path);
            tryOut(input.getKey(), path, isWorkbook);
        }
        delete(folder.resolve("input"));
        delete(folder.resolve("input.xlsx"));
    }

    private void tryOut(String name, Path path, boolean isWorkbook) {
        CheckedRulebook[] checked = new CheckedRulebook[1];
        measure(name, () -> {
            checked[0] = CheckedRulebook.of(TableSource.at(path));
            List<Problem> problems = checked[0].problems();
            return problems.isEmpty() ? "no problem" : problems.get(0).toString();
        });
        CheckedRulebook done = checked[0];
        if (done == null) {
            return;
        }
        Rulebook rulebook = done.rulebook();
        if (rulebook != null && !name.contains("near misses")) {
            measure(name + ", advised", () -> advise(rulebook));
        }
        if (MARKED.stream().anyMatch(name::contains)) {
            measure(name + ", marked", () -> mark(path, isWorkbook, done.problems()));
        }
    }

    private static String advise(Rulebook rulebook) {
        MassageAdvisor advisor = MassageAdvisor.of(rulebook);
        Intake intake = Intake.builder().yes("FEVER_CHILLS").build();
        String json = RecommendationJson.write(advisor.advise(intake));
        return json.length() + ExplanationJson.write(advisor.explain(intake)).length() + " characters";
    }

    private static String mark(Path path, boolean isWorkbook, List<Problem> problems) {
        try {
            byte[] marked = isWorkbook
                    ? ProblemMarks.markWorkbook(Files.readAllBytes(path), problems)
                    : ProblemMarks.markTables(TableSource.at(path).grids(true, new Problems()), problems);
            return marked.length + " bytes";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (IllegalArgumentException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            return "refused: " + e.getMessage();
        }
    }

    /** A work that ends with a sentence about what came out. */
    private interface Work {
        String run();
    }

    /** On a machine that others use too, the seconds on the clock say little, and those of the processor count. */
    private void measure(String name, Work work) {
        double seconds = seconds(work);
        boolean isSlow = seconds > MOST_SECONDS && seconds(work) > MOST_SECONDS;
        failed |= isSlow;
        System.out.printf(
                "%5.2f s %s%s: %.300s%n", seconds, isSlow ? "TOO SLOW " : "", name, result.replace('\n', ' '));
    }

    private double seconds(Work work) {
        OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        long clock = System.nanoTime();
        long processor = system.getProcessCpuTime();
        try {
            result = work.run();
        } catch (Throwable e) {
            result = "FAILED with " + e + " at " + Arrays.toString(Arrays.copyOf(e.getStackTrace(), 12));
            failed = true;
        }
        return Math.min(System.nanoTime() - clock, system.getProcessCpuTime() - processor) / 1e9;
    }

    private void folder(String name, Consumer<SmallRulebook> spoil) {
        inputs.put("folder with " + name, path -> spoil.accept(new SmallRulebook(path).withCases()));
    }

    private void csv(String name, String file, Consumer<StringBuilder> content) {
        folder(name, small -> {
            StringBuilder text = new StringBuilder();
            content.accept(text);
            small.write(file, text.toString().getBytes(StandardCharsets.UTF_8));
        });
    }

    private static void lines(StringBuilder text, int count, String line) {
        for (int i = 0; i < count; i++) {
            text.append(line.replace("#", Integer.toString(i))).append('\n');
        }
    }

    private void folders() {
        csv("one line of 30 MB", "more.csv", text -> text.append(HEADER).append("x".repeat(30 << 20)));
        csv("a file of 33 MB", "more.csv", text -> text.append(HEADER).append("a".repeat(33 << 20)));
        csv("nothing but quotes", "more.csv", text -> text.append("\"".repeat(31 << 20)));
        csv("a million rows", "more.csv", text -> lines(text.append(HEADER), 1_000_000, "a#,b,c,d,e,f"));
        csv("a thousand columns", "more.csv", text -> lines(text, 1_000, "a,".repeat(1_000)));
        csv("properties without end", "rulebook.properties", text -> lines(text, 3_000_000, "a#=b"));
        csv(
                "unknown codes in every rule",
                "more.csv",
                text -> lines(
                        text.append(HEADER),
                        90_000,
                        "r-#,FEVR_# and LOWR_BACK_PAN_# or PAIN_SCOR_#,X_#;Y_#,Why.,Z-#,"));
        csv(
                "a hundred thousand cases that miss their rule",
                "cases/more.csv",
                text -> lines(
                        text.append("id,story,answers,screened,disposition,must,must_not,note\n"),
                        90_000,
                        "fevr-#-near-miss,Who.,FEVR_#;PAIN_SCORE=#,red-flg,URGENT_MEDICAL_CAR,TYPE_#*,REF_#,"));
        folder("rules and near misses that nobody can tell apart", small -> {
            StringBuilder rules = new StringBuilder(HEADER);
            lines(rules, 30_000, "some-rule-of-many-with-a-long-name-#,FEVER_CHILLS,TYPE_SWEDISH,Why.,T-1,");
            StringBuilder cases = new StringBuilder("id,story,answers,screened,disposition,must,must_not,note\n");
            lines(
                    cases,
                    30_000,
                    "same-rule-of-many-with-a-long-name-#-near-miss,Who.,FEVER_CHILLS,,URGENT_MEDICAL_CARE,TYPE_*,,");
            small.write("more.csv", rules.toString()).write("cases/more.csv", cases.toString());
        });
        csv(
                "rules of thousands of or",
                "more.csv",
                text -> lines(
                        text.append(HEADER),
                        1_000,
                        "r-#,FEVER_CHILLS" + " or FEVER_CHILLS".repeat(1_000) + ",TYPE_SWEDISH,Why.,T-1,"));
        csv(
                "deep parentheses and words in every rule",
                "more.csv",
                text -> lines(
                        text.append(HEADER),
                        1_500,
                        "r-#," + "(".repeat(9_000) + " FEVR".repeat(2_000) + ",TYPE_SWEDISH,Why.,T-1,"));
        folder("findings and outcomes by the thousand, each misspelt", this::manyCodes);
        folder("a chain of derived findings", small -> {
            StringBuilder chain = new StringBuilder();
            lines(chain, 5_000, "D_#,derived,Label,,derived,,,,,not D_# or FEVER_CHILLS,,,,");
            for (int i = 5_000; i > 0; i--) {
                int at = chain.indexOf("not D_" + (i - 1) + " or");
                chain.replace(at, at + ("not D_" + (i - 1)).length(), "not D_" + (i == 1 ? 4_999 : i - 2));
            }
            small.append("vocabulary.csv", chain.toString().strip());
        });
        csv(
                "as many cells as a workbook is written with",
                "more.csv",
                text -> lines(
                        text.append(HEADER),
                        6_500,
                        "r-#,FEVER_CHILLS and PAIN_SCORE >= 5,TYPE_SWEDISH,Why # it is so.,T-1,a note"));
        folder("60 files of 1 MB", small -> IntStream.range(0, 60)
                .forEach(i -> small.write("more-" + i + ".csv", HEADER + "a,b,c,d,e,f\n".repeat(87_000))));
    }

    private void manyCodes(SmallRulebook small) {
        StringBuilder findings = new StringBuilder();
        lines(
                findings,
                8_000,
                "FINDING_WITH_A_LONG_AND_TIRING_NAME_#,region,Label #,Is it?,yes-no,,,,,,,a word; another;,,");
        StringBuilder outcomes = new StringBuilder();
        lines(
                outcomes,
                8_000,
                "TYPE_WITH_A_LONG_AND_TIRING_NAME_#,massage-type,,Label,Text.,6-7,TYPE_WITH_A_LONG_AND_TIRNG_NAME_#");
        StringBuilder rules = new StringBuilder(HEADER);
        lines(
                rules,
                20_000,
                "r-#,FINDING_WITH_A_LONG_AND_TIRNG_NAME_# or FINDING_WITH_LONG_AND_TIRING_NAME_#,TYPE_WITH_LONG_AND_TIRING_NAME_#,Why.,T-1,");
        small.append("vocabulary.csv", findings.toString().strip())
                .append("outcomes.csv", outcomes.toString().strip())
                .write("more.csv", rules.toString());
    }

    private void workbook(String name, Consumer<RawWorkbook> spoil) {
        inputs.put("workbook with " + name, path -> {
            try {
                Path rules = folder.resolve("rules");
                new SmallRulebook(rules).withCases();
                RawWorkbook workbook = Tables.of(rules).workbook();
                spoil.accept(workbook);
                workbook.write(path);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private static String repeated(int count, String xml) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(i -> xml.replace("#", Integer.toString(i)))
                .collect(Collectors.joining());
    }

    private void workbooks() {
        workbook(
                "a million rows",
                workbook ->
                        workbook.sheet("more", repeated(1_000_000, "<row r='#'><c r='A#' t='str'><v>x</v></c></row>")));
        workbook(
                "a million numbers",
                workbook -> workbook.sheet(
                        "more",
                        "<row>" + "<c><v>1</v></c>".repeat(60) + "</row>"
                                + ("<row>" + "<c><v>1.5</v></c>".repeat(50) + "</row>").repeat(60_000)));
        workbook("a million dates and errors", workbook -> workbook.part(
                        "xl/styles.xml",
                        "<styleSheet " + RawWorkbook.MAIN + "><numFmts><numFmt numFmtId='200' formatCode='"
                                + "[$-409]yyyy\\-mm\\-dd;@".repeat(100_000)
                                + "'/></numFmts><cellXfs><xf numFmtId='200'/></cellXfs></styleSheet>")
                .sheet(
                        "more",
                        ("<row>" + "<c s='0'><v>45000.5</v></c><c t='e'><v>#N/A</v></c>".repeat(40) + "</row>")
                                .repeat(12_000)));
        workbook("one long text shared by every cell", workbook -> workbook.part(
                        "xl/sharedStrings.xml",
                        "<sst " + RawWorkbook.MAIN + "><si><t>" + "x".repeat(19_000) + "</t></si></sst>")
                .sheet("more", ("<row>" + "<c t='s'><v>0</v></c>".repeat(90) + "</row>").repeat(10_000)));
        workbook(
                "millions of shared texts",
                workbook -> workbook.part(
                        "xl/sharedStrings.xml",
                        "<sst " + RawWorkbook.MAIN + " uniqueCount='2147483647'>"
                                + "<si><t>a</t></si>".repeat(3_500_000) + "</sst>"));
        workbook(
                "one inline text of 60 MB",
                workbook -> workbook.sheet(
                        "more", "<row><c t='inlineStr'><is><t>" + "_x0041_".repeat(8 << 20) + "</t></is></c></row>"));
        workbook(
                "as many cells as are copied",
                workbook -> workbook.sheet(
                        "more", ("<row>" + "<c t='str'><f>A1</f><v>1</v></c>".repeat(6) + "</row>").repeat(9_000)));
        workbook(
                "as many empty cells as are copied",
                workbook -> workbook.sheet("more", ("<row>" + "<c s='0'/>".repeat(90) + "</row>").repeat(2_700)));
        workbook("thousands of sheets", workbook -> IntStream.range(0, 900)
                .forEach(i -> workbook.sheet("sheet " + i, "<row><c t='str'><v>x</v></c></row>")));
        workbook("deep elements", workbook -> workbook.sheet("more", "<row>".repeat(1) + "<x>".repeat(5_000_000)));
        workbook("many attributes", workbook -> workbook.sheet("more", "<row " + repeated(300_000, "a#='' ") + "/>"));
        workbook("no workbook in it", workbook -> workbook.part("_rels/.rels", RawWorkbook.NO_RELATIONS));
        workbook("comments that are none", RawWorkbook::spoilComments);
        inputs.put("workbook that is a zip bomb", path -> bomb(path, 40, "xl/worksheets/sheet", 1_000));
        inputs.put("workbook that is a zip bomb of one part", path -> bomb(path, 1, "xl/workbook.xml", 40_000));
        inputs.put("workbook that is a zip bomb of many parts", path -> bomb(path, 100_000, "x", 0));
    }

    private static void bomb(Path path, int parts, String name, int megabytes) {
        try (OutputStream out = Files.newOutputStream(path);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            for (int i = 0; i < parts; i++) {
                zip.putNextEntry(new ZipEntry(name + (parts == 1 ? "" : i)));
                for (int j = 0; j < Math.min(megabytes, 100); j++) {
                    zip.write(ZEROS);
                }
                zip.closeEntry();
                if (megabytes > 0 && i > 1) {
                    break;
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path path) throws IOException {
        if (!Files.exists(path)) {
            return;
        }
        try (var all = Files.walk(path)) {
            for (Path each : all.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        }
    }
}
