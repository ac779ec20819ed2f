package org.massageadvisor.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.massageadvisor.cli.ProgramRun;
import org.massageadvisor.export.FolderWriter;
import org.massageadvisor.export.workbook.WorkbookWriter;
import org.massageadvisor.reading.SmallRulebook;
import org.massageadvisor.review.CheckedRulebook;
import org.massageadvisor.table.Grid;
import org.massageadvisor.table.Problems;
import org.massageadvisor.table.TableSource;

/** Whatever stands in tables that can be read, it stands there still after any number of ways through folder and workbook. */
class RoundTripTest {
    private static Path folder;
    private static Tables small;

    @BeforeContainer
    static void aSmallRulebook() throws IOException {
        folder = Files.createTempDirectory("round-trip");
        new SmallRulebook(folder.resolve("small")).withCases();
        small = Tables.of(folder.resolve("small"));
    }

    @AfterContainer
    static void leaveNothing() throws IOException {
        delete(folder);
    }

    private static void delete(Path path) throws IOException {
        try (Stream<Path> all = Files.walk(path)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        }
    }

    @Provide
    Arbitrary<String> cells() {
        Arbitrary<String> special = Arbitraries.of(
                "=",
                "+",
                "-",
                "@",
                "'",
                "''=",
                "\"",
                "\"\"",
                ",",
                ";",
                "\t",
                "\n",
                " ",
                "\u00a0",
                "\uff1d",
                "_x0041_",
                "_x000D_",
                "_x005F_x",
                "_",
                "x",
                "#",
                "a",
                "0",
                "-5",
                "1e5",
                "TRUE",
                "\u202f",
                "\u3000",
                "\ud83d\ude80",
                "\ud83d\udc68\u200d\u2695\ufe0f",
                "\u05e9\u05dc\u05d5\u05dd",
                "\u0627\u200c\u0628",
                "e\u0301",
                "<",
                "&amp;",
                "]]>",
                "\\",
                "{",
                "$(x)",
                "%s",
                "\ufffd",
                "\ue000");
        Arbitrary<String> any = Arbitraries.strings().all().ofMaxLength(12);
        return Arbitraries.frequencyOf(
                net.jqwik.api.Tuple.of(8, special.list().ofMaxSize(6).map(parts -> String.join("", parts))),
                net.jqwik.api.Tuple.of(1, any));
    }

    @Provide
    Arbitrary<List<List<String>>> tables() {
        return Arbitraries.integers()
                .between(1, 5)
                .flatMap(width ->
                        cells().list().ofSize(width).list().ofMinSize(1).ofMaxSize(5));
    }

    @Provide
    Arbitrary<Map<String, List<List<String>>>> folders() {
        return Combinators.combine(tables(), tables(), tables()).as((a, b, c) -> {
            Map<String, List<List<String>>> all = new LinkedHashMap<>();
            all.put("some rules", a);
            all.put("b", b);
            all.put("cases/c", c);
            return all;
        });
    }

    @Property(tries = 150)
    void folderToWorkbookToFolderIsFolderToFolder(@ForAll("folders") Map<String, List<List<String>>> tables)
            throws IOException {
        Path out = Files.createTempDirectory(folder, "grids");
        FolderWriter.write(unread(tables), out.resolve("a"));
        List<Grid> grids = TableSource.at(out.resolve("a")).grids(true, new Problems());
        // What cannot be read is refused before anything is written.
        Problems problems = new Problems();
        TableSource.at(out.resolve("a")).tables(true, problems);
        Assume.that(!problems.hasErrors());

        FolderWriter.write(grids, out.resolve("b"));
        Map<String, String> written = texts(out.resolve("b"));
        FolderWriter.write(grids(out.resolve("b")), out.resolve("c"));
        Path workbook = Files.write(out.resolve("d.xlsx"), WorkbookWriter.write(grids));
        FolderWriter.write(grids(workbook), out.resolve("e"));

        assertThat(texts(out.resolve("c"))).isEqualTo(written);
        assertThat(texts(out.resolve("e"))).isEqualTo(written);
        SafeForSpreadsheets.assertFolder(out.resolve("b"));
        SafeForSpreadsheets.assertWorkbook(workbook);
        delete(out);
    }

    /** Tables as written by somebody else, each column with a name of its own. */
    private static List<Grid> unread(Map<String, List<List<String>>> tables) {
        List<Grid> grids = new ArrayList<>();
        tables.forEach((name, rows) -> {
            List<Grid.Line> lines = new ArrayList<>();
            for (int i = 0; i < rows.size(); i++) {
                List<String> cells = new ArrayList<>(rows.get(i));
                for (int j = 0; i == 0 && j < cells.size(); j++) {
                    cells.set(j, cells.get(j) + j);
                }
                lines.add(new Grid.Line(i + 1, cells));
            }
            grids.add(new Grid(name, name + ".csv", "", lines, List.of()));
        });
        return grids;
    }

    private static List<Grid> grids(Path source) {
        Problems problems = new Problems();
        List<Grid> grids = TableSource.at(source).grids(true, problems);
        assertThat(problems.inOrder()).isEmpty();
        return grids;
    }

    private static Map<String, String> texts(Path folder) throws IOException {
        Map<String, String> texts = new TreeMap<>();
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                texts.put(folder.relativize(file).toString(), Files.readString(file));
            }
        }
        return texts;
    }

    @Property(tries = 60)
    void theDigestIsTheSameInEveryForm(
            @ForAll("cells") String label,
            @ForAll("cells") String because,
            @ForAll("cells") String note,
            @ForAll("cells") String statement,
            @ForAll("cells") String name,
            @ForAll("cells") String story)
            throws IOException {
        Tables tables = small.copy()
                .set("vocabulary", 1, 2, label)
                .set("red-flags", 1, 3, because)
                .set("red-flags", 1, 5, note)
                .set("evidence", 1, 2, statement)
                .set("rulebook.properties", 1, 1, name)
                .set("cases/clients", 1, 1, story);
        Path out = Files.createTempDirectory(folder, "digest");
        Path first = tables.writeWorkbook(out.resolve("first.xlsx"));
        CheckedRulebook checked = CheckedRulebook.of(TableSource.at(first));
        if (!checked.hasErrors()) {
            String digest = checked.rulebook().edition().digest();
            Path from = first;
            for (String next : List.of("a", "b.xlsx", "c", "d.xlsx")) {
                assertThat(ProgramRun.of(
                                        "",
                                        "export",
                                        from.toString(),
                                        out.resolve(next).toString())
                                .err())
                        .isEmpty();
                from = out.resolve(next);
                CheckedRulebook read = CheckedRulebook.of(TableSource.at(from));
                assertThat(read.problems()).isEmpty();
                assertThat(read.rulebook().edition().digest()).isEqualTo(digest);
            }
            assertThat(texts(out.resolve("c"))).isEqualTo(texts(out.resolve("a")));
        }
        delete(out);
    }
}
