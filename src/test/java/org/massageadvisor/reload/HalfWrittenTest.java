package org.massageadvisor.reload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.massageadvisor.reload.VersionedFolder.kinds;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.massageadvisor.MassageAdvisor;
import org.massageadvisor.table.InvalidRulebookException;
import org.massageadvisor.table.Place;
import org.massageadvisor.table.Problem;

/** What spreadsheet programs, copy tools and full disks leave for a moment, or for good, and the watcher must not take up. */
class HalfWrittenTest {
    @TempDir
    Path place;

    Path path;
    VersionedFolder folder;
    ReloadingAdvisor advisor;
    Watcher watcher;
    final List<Reload> reports = new ArrayList<>();

    @BeforeEach
    void aWatchedRulebook() throws IOException {
        path = Files.createDirectory(place.resolve("rules"));
        folder = new VersionedFolder(path);
        watch(ReloadingAdvisor.load(path));
    }

    private void watch(ReloadingAdvisor watched) {
        advisor = watched;
        watcher = advisor.watcher(reports::add);
        look(2);
    }

    @Test
    void aTableThatIsCutOffAnywhereInsideARowIsNotTakenUp() {
        byte[] whole = folder.version(2).text("red-flags.csv").getBytes(StandardCharsets.UTF_8);
        folder.version(1);
        look(2);
        for (int length = 0; length < whole.length; length++) {
            boolean isBehindARow = length > 0 && whole[length - 1] == '\n';
            if (!isBehindARow) {
                folder.write("red-flags.csv", Arrays.copyOf(whole, length));
                look(2);
                assertThat(version()).as("cut off after %d bytes", length).isEqualTo("1");
            }
        }
        folder.version(2);
        look(2);
        assertThat(version()).isEqualTo("2");
    }

    @Test
    void aTableThatIsCutOffInItsLastCellIsReported() {
        String whole = folder.text("red-flags.csv");
        folder.write("red-flags.csv", whole.substring(0, whole.length() - " in the team\n".length()));
        look(5);

        assertThat(reports)
                .singleElement()
                .asString()
                .endsWith("red-flags.csv: error: the last line has no line end, as if the file were still being"
                        + " written. If it is complete, end the line, or reload() takes the file as it is");
        assertThat(advisor.reload()).isInstanceOf(Reload.TakenUp.class);
    }

    @Test
    void tablesThatNeverEndedTheirLastLineAreTakenUpAsTheyAre() {
        folder.write("red-flags.csv", folder.text("red-flags.csv").stripTrailing());
        assertThat(advisor.reload()).isInstanceOf(Reload.Unchanged.class);
        look(2);

        folder.write("red-flags.csv", folder.text("red-flags.csv").replace("(1)", "(2)"));
        look(2);
        assertThat(reports).singleElement().isInstanceOf(Reload.TakenUp.class);
    }

    @Test
    void ofTablesThatNeverEndedTheirLastLineOneThatBecomesShorterIsNotTakenUp() {
        folder.write("red-flags.csv", folder.text("red-flags.csv").stripTrailing());
        assertThat(advisor.reload()).isInstanceOf(Reload.Unchanged.class);
        look(2);

        String whole = folder.text("red-flags.csv").replace("(1)", "(2)");
        folder.write("red-flags.csv", whole.substring(0, whole.length() - 8));
        look(5);
        assertThat(reports).singleElement().satisfies(report -> assertThat(kinds(report))
                .containsExactly("half-written"));
    }

    @Test
    void aNewTableWithoutAnEndIsNotTakenUp() {
        String rules = folder.text("red-flags.csv").replaceAll("(?m)^(?!id,)", "new-");
        folder.write("more-flags.csv", rules.stripTrailing());
        look(5);
        assertThat(reports).singleElement().satisfies(report -> assertThat(kinds(report))
                .containsExactly("half-written"));

        folder.write("more-flags.csv", rules.stripTrailing() + "\n");
        look(2);
        assertThat(advisor.current().rulebook().rules())
                .anyMatch(rule -> rule.id().startsWith("new-"));
    }

    @Test
    void aFolderThatIsEmptiedAndCopiedFileByFileIsTakenUpWithItsLastFile() {
        List<String> files = new ArrayList<>(folder.content().keySet());
        for (int seed = 0; seed < 20; seed++) {
            Collections.shuffle(files, new Random(seed));
            String before = version();
            int version = 2 + seed;
            Map<String, byte[]> copied = folder.version(version).content();
            files.forEach(folder::delete);
            look(2);
            for (String file : files) {
                assertThat(version()).isEqualTo(before);
                folder.write(file, copied.getOrDefault(file, new byte[0]));
                look(2);
            }
            assertThat(version()).isEqualTo("" + version);
        }
    }

    @Test
    void aFolderThatIsWrittenOverFileByFileIsTakenUpWhenTheLastFileIsThere() {
        Map<String, byte[]> next = folder.version(2).content();
        folder.version(1);
        look(2);
        next.forEach((file, content) -> {
            folder.write(file, content);
            look(1);
            assertThat(version()).isEqualTo("1");
        });
        look(1);
        assertThat(version()).isEqualTo("2");
        assertThat(reports).hasSize(1);
    }

    @Test
    void aTableThatIsGoneIsReportedAndGoesOnlyWhenSomebodySaysSo() {
        folder.delete("reasons.csv");
        look(5);
        assertThat(reports).singleElement().satisfies(report -> assertThat(kinds(report))
                .containsExactly("gone"));
        assertThat(version()).isEqualTo("1");

        assertThat(advisor.reload()).isInstanceOf(Reload.TakenUp.class);
        folder.write("red-flags.csv", folder.text("red-flags.csv").replace("(1)", "(2)"));
        look(2);
        assertThat(text()).contains("(2)");
    }

    @Test
    void aCopyThatGrowsBesideTheTablesHoldsThemBack() {
        for (int size = 1; size < 10; size++) {
            folder.version(2).write("reasons.csv.filepart", "x".repeat(size));
            look(1);
        }
        assertThat(version()).isEqualTo("1");
        assertThat(reports).isEmpty();

        folder.delete("reasons.csv.filepart");
        look(2);
        assertThat(version()).isEqualTo("2");
    }

    @Test
    void aCopyThatWasBrokenOffBesideTheTablesHoldsNothingBack() {
        folder.version(2).write(".red-flags.csv.Xa3b2c", "id,when");
        look(2);
        assertThat(version()).isEqualTo("2");
    }

    @Test
    void theLockFilesOfSpreadsheetProgramsAreNoChange() {
        FilesSeen before = FilesSeen.at(path);
        write("~$rules.xlsx", "somebody");
        write(".~lock.red-flags.csv#", ",somebody,");

        assertThat(FilesSeen.at(path)).isEqualTo(before);
        look(5);
        assertThat(reports).isEmpty();
    }

    @Test
    void aTableSavedByWayOfAnotherNameIsTakenUpWhenItHasItsOwn() throws IOException {
        String next = folder.text("red-flags.csv").replace("(1)", "(2)");
        for (int looks = 1; looks <= 2; looks++) {
            reports.clear();
            folder.write("8F2A1C00", next.substring(0, 100));
            look(looks);
            folder.write("8F2A1C00", next);
            look(looks);
            Files.move(path.resolve("red-flags.csv"), path.resolve("8F2A1C01.tmp"));
            look(looks);
            assertThat(reports).allSatisfy(report -> assertThat(kinds(report)).containsExactly("gone"));
            Files.move(path.resolve("8F2A1C00"), path.resolve("red-flags.csv"));
            look(looks);
            Files.delete(path.resolve("8F2A1C01.tmp"));
            look(2);
            assertThat(text()).contains("(" + (1 + looks) + ")");
            next = next.replace("(2)", "(3)");
        }
    }

    @Test
    void aFileOfAnotherEncodingOrOfNothingIsRefused() {
        for (byte[] content :
                List.of(new byte[0], new byte[4096], "id\u00e4,when\n".getBytes(StandardCharsets.UTF_16))) {
            folder.write("red-flags.csv", content);
            look(2);
            assertThat(version()).isEqualTo("1");
        }
        assertThat(reports).hasSize(3);
    }

    @Test
    void aLinkThatIsSwitchedIsAChangeEvenIfSizesAndTimesAreTheSame() throws IOException {
        Path one = copyTo("one");
        folder.version(2);
        Path two = copyTo("two");
        Path link = place.resolve("current");
        Files.createSymbolicLink(link, one);
        watch(ReloadingAdvisor.load(link));
        Path next = Files.createSymbolicLink(place.resolve("next"), two);
        Files.move(next, link, StandardCopyOption.ATOMIC_MOVE);
        look(2);

        assertThat(reports).singleElement().isInstanceOf(Reload.TakenUp.class);
        assertThat(version()).isEqualTo("2");
    }

    private Path copyTo(String name) throws IOException {
        Path copy = Files.createDirectory(place.resolve(name));
        for (Map.Entry<String, byte[]> file : folder.content().entrySet()) {
            Path written = Files.write(copy.resolve(file.getKey()), file.getValue());
            Files.setLastModifiedTime(written, FileTime.fromMillis(1_000));
        }
        return copy;
    }

    @Test
    void aWorkbookThatIsCutOffAnywhereIsReportedAndNotTakenUp() throws IOException {
        Path workbook = Files.write(place.resolve("rules.zip"), zipped());
        watch(ReloadingAdvisor.load(workbook, HalfWrittenTest::loadZip));
        folder.version(2);
        byte[] next = zipped();

        for (int length = 0; length < next.length; length += 37) {
            Files.write(workbook, Arrays.copyOf(next, length));
            look(2);
            assertThat(version()).as("cut off after %d bytes", length).isEqualTo("1");
        }
        assertThat(reports).allSatisfy(report -> assertThat(report).isInstanceOf(Reload.Refused.class));

        Files.delete(workbook);
        look(2);
        Path written = Files.write(place.resolve("3B1F00"), next);
        look(2);
        Files.move(written, workbook, StandardCopyOption.ATOMIC_MOVE);
        look(2);
        assertThat(version()).isEqualTo("2");
    }

    private byte[] zipped() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> file : folder.content().entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue());
                zip.closeEntry();
            }
        }
        return bytes.toByteArray();
    }

    /** A workbook is a zip file as this is one: its last bytes say where to find what is in it. */
    private static MassageAdvisor loadZip(Path file) {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            Path unpacked = Files.createTempDirectory(file.getParent(), "unpacked");
            for (ZipEntry entry : Collections.list(zip.entries())) {
                try (InputStream in = zip.getInputStream(entry)) {
                    Files.write(unpacked.resolve(entry.getName()), in.readAllBytes());
                }
            }
            return MassageAdvisor.load(unpacked);
        } catch (IOException e) {
            throw new InvalidRulebookException(
                    List.of(Problem.error(Place.file("rules.zip"), "unreadable", "cannot be read: " + e.getMessage())));
        }
    }

    private void write(String file, String content) {
        try {
            Files.writeString(path.resolve(file), content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String text() {
        return advisor.advise(VersionedFolder.CLIENT).reasons().toString();
    }

    private void look(int times) {
        for (int i = 0; i < times; i++) {
            watcher.look();
        }
    }

    private String version() {
        return advisor.current().rulebook().edition().version();
    }
}
