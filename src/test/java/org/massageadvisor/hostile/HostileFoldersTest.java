package org.massageadvisor.hostile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.massageadvisor.MassageAdvisor;
import org.massageadvisor.export.FolderWriter;
import org.massageadvisor.reading.SmallRulebook;
import org.massageadvisor.review.CheckedRulebook;
import org.massageadvisor.rulebook.Printable;
import org.massageadvisor.table.Grid;
import org.massageadvisor.table.Problem;
import org.massageadvisor.table.TableSource;

/** Folders and CSV files that no spreadsheet program would write, or only one of another kind. */
class HostileFoldersTest {
    private static final String HEADER = "id,when,then,because,source,note\n";
    private static final String RULE = "x,FEVER_CHILLS,URGENT_MEDICAL_CARE,Why.,T-1,";

    @TempDir
    Path folder;

    Path rules;
    SmallRulebook small;

    @BeforeEach
    void aSmallRulebookWithoutProblems() {
        rules = folder.resolve("rules");
        small = new SmallRulebook(rules).withCases();
        assertThat(problems()).isEmpty();
    }

    private List<String> problems() {
        List<Problem> problems = CheckedRulebook.of(TableSource.at(rules)).problems();
        assertThat(problems).allSatisfy(problem -> {
            assertThat(problem.place().file()).isNotEmpty();
            assertThat(problem.toString().codePoints().noneMatch(Printable::isHidden))
                    .isTrue();
        });
        return problems.stream().map(Problem::toString).toList();
    }

    private String onlyProblem() {
        List<String> problems = problems();
        assertThat(problems).hasSize(1);
        return problems.get(0);
    }

    private void more(String csv) {
        more(csv.getBytes(StandardCharsets.UTF_8));
    }

    private void more(byte[] csv) {
        small.write("more.csv", csv);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "id;when;then;because;source;note\r\nx;FEVER_CHILLS;URGENT_MEDICAL_CARE;Why, so;T-1;\"a;b\"\r\n",
                "\uFEFFid;when;then;because;source;note\nx;FEVER_CHILLS;URGENT_MEDICAL_CARE;Why, so;T-1;a\n",
                "id\twhen\tthen\tbecause\tsource\tnote\nx\tFEVER_CHILLS\tURGENT_MEDICAL_CARE\tWhy, so\tT-1\ta\n",
                "\n\n;;;;;\nid;when;then;because;source;note;;\nx;FEVER_CHILLS;URGENT_MEDICAL_CARE;Why, so;T-1;;;\n;;;;;;;\n",
                "id,when,then,because,source,note\rx,FEVER_CHILLS,URGENT_MEDICAL_CARE,\"Why, so\",T-1,\r",
                "id,when,then,because,source,note\nx,FEVER_CHILLS,URGENT_MEDICAL_CARE,\"Why, so\",T-1,",
                "\"id\",\"when\",\"then\",\"because\",\"source\",\"note;;;;;;;\"\nx,FEVER_CHILLS,URGENT_MEDICAL_CARE,\"Why, so\",T-1,",
            })
    void whatSpreadsheetProgramsWriteSimplyWorks(String csv) {
        more(csv.replace("note;;;;;;;\"", "note\""));

        assertThat(problems()).isEmpty();
        assertThat(MassageAdvisor.load(rules).rulebook().rules())
                .filteredOn(rule -> rule.id().equals("x"))
                .singleElement()
                .satisfies(rule -> assertThat(rule.because()).isEqualTo("Why, so"));
    }

    @Test
    void quotesInTheMiddleOfACellAreText() {
        more(HEADER + "x,FEVER_CHILLS,URGENT_MEDICAL_CARE,The \"red\" flag 5\" wide,T-1,\n");

        assertThat(problems()).isEmpty();
        assertThat(MassageAdvisor.load(rules).rulebook().rules())
                .anyMatch(rule -> rule.because().equals("The \"red\" flag 5\" wide"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"UTF-16", "UTF-16LE", "UTF-16BE", "UTF-32", "ISO-8859-1", "windows-1252", "IBM850", "Shift_JIS"})
    void otherEncodingsAreNamed(String encoding) {
        String text = encoding.equals("Shift_JIS") ? "\u6f22\u5b57" : "Fieber \u00fcber 38 \u00b0";
        more((HEADER + "x,FEVER_CHILLS,URGENT_MEDICAL_CARE," + text + ",T-1,\n").getBytes(Charset.forName(encoding)));

        assertThat(problems()).anyMatch(problem -> problem.startsWith("more.csv:"));
        assertThatThrownBy(() -> MassageAdvisor.load(rules)).hasMessageContaining("more.csv:");
    }

    @Test
    void bytesThatAreNoTextAreNamedByTheirLine() {
        byte[] begin = (HEADER + "x,FEVER_CHILLS,URGENT_MEDICAL_CARE,").getBytes(StandardCharsets.UTF_8);
        for (int[] bytes : new int[][] {
            {0xED, 0xA0, 0x80}, {0xC0, 0x80}, {0xF8, 0x88, 0x80, 0x80, 0x80}, {0xFF}, {0xFE}, {0xE2, 0x28, 0xA1}, {0xC3}
        }) {
            ByteArrayOutputStream csv = new ByteArrayOutputStream();
            csv.writeBytes(begin);
            for (int each : bytes) {
                csv.write(each);
            }
            csv.writeBytes(",T-1,\n".getBytes(StandardCharsets.UTF_8));
            more(csv.toByteArray());

            assertThat(onlyProblem()).isEqualTo("more.csv:2: error: not UTF-8; save the table as CSV UTF-8");
        }
    }

    @Test
    void stretchesThatCannotBeReadAreNamedByTheirLine() {
        more(HEADER + RULE + "\ny,\"FEVER_CHILLS,A,B\nC,D\n");
        assertThat(onlyProblem())
                .isEqualTo("more.csv:3:when: error: the quoted cell that begins here does not end;"
                        + " a quotation mark within a quoted cell is written twice; nothing is read from here on");

        more(HEADER + "x,\"FEVER_CHILLS\"FEVER_CHILLS,A,B,C,D\n");
        assertThat(onlyProblem())
                .isEqualTo("more.csv:2:when: error: text follows a closing quotation mark;"
                        + " a quotation mark within a quoted cell is written twice; nothing is read from here on");

        more(HEADER + "x,\"FEVER_CHILLS,A,B,C,D\ny,A,\"B, C\",D,E,F\n");
        assertThat(onlyProblem())
                .isEqualTo(
                        "more.csv:2:when: error: the quoted cell that begins here ends in line 3, where text follows;"
                                + " maybe its quotation mark was meant to be closed before that; nothing is read from here on");

        more(HEADER + RULE + "\u0000\n");
        assertThat(onlyProblem())
                .isEqualTo("more.csv:2:note: error: a character that cannot be seen found (U+0000), text expected");

        more(HEADER + HEADER + RULE + "\n");
        assertThat(problems()).anyMatch(problem -> problem.startsWith("more.csv:2:when: error: "));

        more("id,when,then,because,source,when\n" + RULE + "\n");
        assertThat(problems()).contains("more.csv:1:when: error: the column when stands twice");

        more(",,,,\n;;;;\n\t\t\n");
        assertThat(problems()).isNotEmpty().allMatch(problem -> problem.startsWith("more.csv"));
    }

    @Test
    void noiseIsRefused() {
        Random random = new Random(4711);
        for (int i = 0; i < 200; i++) {
            byte[] noise = new byte[1 + random.nextInt(400)];
            random.nextBytes(noise);
            if (i % 2 == 0) {
                for (int j = 0; j < noise.length; j++) {
                    noise[j] = (byte) ",;\t\"\n\r'=a ".charAt((noise[j] & 0xff) % 10);
                }
            }
            more(noise);
            assertThat(problems()).isNotEmpty();
        }
    }

    @Test
    void aTableThatFileManagersHideIsNamed() throws IOException {
        Files.writeString(rules.resolve(".more.csv"), HEADER + RULE);

        assertThat(onlyProblem())
                .isEqualTo(
                        ".more.csv: error: a hidden file found; give it a name without a dot in front, or delete it");
    }

    @Test
    void linksThatLeadNowhereOrToThemselvesAreNamed() throws IOException {
        Files.createSymbolicLink(rules.resolve("loop.csv"), rules.resolve("loop.csv"));
        Files.createSymbolicLink(rules.resolve("up"), rules);
        Files.createSymbolicLink(rules.resolve("zero.csv"), Path.of("/dev/zero"));

        assertThat(problems())
                .contains(
                        "loop.csv: error: cannot be read: not a file, or a link to nowhere",
                        "zero.csv: error: cannot be read: not a file, or a link to nowhere",
                        "up/red-flags.csv: error: nobody reads this table; rule tables stand in the rulebook's folder itself, worked clients in cases/");
    }

    @Test
    void aNameThatCannotBeSeenWholeIsNamed() {
        small.write("a\nb.csv", HEADER + RULE);
        small.write("c\u202ed.csv", HEADER + RULE);

        assertThat(problems())
                .containsExactly(
                        "a\\u000ab.csv: error: a name with a character that cannot be seen found; rename the table",
                        "c\\u202ed.csv: error: a name with a character that cannot be seen found; rename the table");
    }

    @Test
    void filesThatComeAndGoWhileTheyAreReadAreReadOrNamed() throws Exception {
        AtomicBoolean done = new AtomicBoolean();
        Thread writer = new Thread(() -> {
            for (int i = 0; !done.get(); i++) {
                small.write("more.csv", HEADER + "x-" + i % 7 + RULE.substring(1));
                small.delete("more.csv");
            }
        });
        writer.start();
        try {
            for (int i = 0; i < 300; i++) {
                assertThat(problems()).allMatch(problem -> problem.startsWith("more.csv"));
            }
        } finally {
            done.set(true);
            writer.join();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"../x", "cases/../../x", "/tmp/x", "..", ".", "cases/", "", "a/b", "a\\b", "C:x", "a\u0000b"})
    void noTableIsEverWrittenOutsideOfItsFolder(String name) {
        Path target = folder.resolve("a/b/c");
        List<Grid> grids =
                List.of(new Grid(name, "rules.xlsx", name, List.of(new Grid.Line(1, List.of("id"))), List.of()));

        if (name.equals("..") || name.equals(".")) {
            assertThat(FolderWriter.faults(grids)).isEmpty();
            return;
        }
        assertThat(FolderWriter.faults(grids)).hasSize(1);
        assertThatThrownBy(() -> FolderWriter.write(grids, target)).isInstanceOf(IllegalArgumentException.class);
        assertThat(target).doesNotExist();
    }

    @Test
    void moreFilesThanAnyRulebookHasAreRefused() throws IOException {
        for (int i = 0; i < 600; i++) {
            Files.writeString(rules.resolve("table-" + i + ".csv"), "");
        }
        assertThat(onlyProblem()).isEqualTo(rules + ": error: more than 500 files, which no rulebook has");
    }
}
