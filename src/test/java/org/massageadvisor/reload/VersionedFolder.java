package org.massageadvisor.reload;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.massageadvisor.Recommendation;
import org.massageadvisor.intake.Intake;
import org.massageadvisor.reading.SmallRulebook;

/**
 * A small rulebook in a folder. Its version stands in its properties and in texts of three tables, so that advice from two versions at once
 * would show. Each change makes the files a second younger than the last one did: tests need not wait for the clock.
 */
final class VersionedFolder {
    /** A client for whom two rules fire, one from each rule table. */
    static final Intake CLIENT =
            Intake.builder().yes("LOWER_BACK_PAIN").yes("FEVER_CHILLS").build();

    private static final long START = 1_700_000_000_000L;

    private final Path folder;
    private final SmallRulebook small;
    private int version;
    private long changes;

    VersionedFolder(Path folder) {
        this.folder = folder;
        this.small = new SmallRulebook(folder);
        small.replace("outcomes.csv", "Text.", "Text (1).");
        this.version = 1;
        version(1);
    }

    /** Writes all tables anew. */
    VersionedFolder version(int number) {
        tablesOf(number).forEach(small::write);
        version = number;
        return changed();
    }

    private Map<String, byte[]> tablesOf(int number) {
        Map<String, byte[]> tables = new LinkedHashMap<>();
        tables.put("rulebook.properties", bytes("name = small\nversion = " + number + "\nlanguage = en\n"));
        tables.put("outcomes.csv", bytes(text("outcomes.csv").replace("(" + version + ")", "(" + number + ")")));
        tables.put(
                "red-flags.csv",
                bytes("id,when,then,because,source,note\n"
                        + "fever,FEVER_CHILLS and ANY_PAIN,URGENT_MEDICAL_CARE,Fever can be serious (" + number
                        + ").,T-1,\n"
                        + "weak,PAIN_SCORE >= 9,EMERGENCY_CARE,So much pain is a warning (" + number
                        + ").,T-1,as agreed in the team\n"));
        tables.put(
                "reasons.csv",
                bytes("id,when,then,because,source,note\n"
                        + "pain,LOWER_BACK_PAIN,URGENT_MEDICAL_CARE; REF_DOCTOR,Pain is a reason (" + number
                        + ").,T-1,\n"));
        return tables;
    }

    /** The files of the version that is there, by name. */
    Map<String, byte[]> content() {
        try (Stream<Path> files = Files.list(folder)) {
            Map<String, byte[]> content = new LinkedHashMap<>();
            for (Path file : files.sorted().toList()) {
                content.put(String.valueOf(file.getFileName()), Files.readAllBytes(file));
            }
            return content;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    VersionedFolder write(String file, byte[] content) {
        small.write(file, content);
        return changed();
    }

    VersionedFolder write(String file, String content) {
        return write(file, bytes(content));
    }

    /** Writes another version number alone, in one step: whoever looks sees the old file or the new one. */
    void versionAtOnce(int number) {
        Path prepared = folder.resolve("rulebook.new");
        try {
            Files.writeString(prepared, "name = small\nversion = " + number + "\nlanguage = en\n");
            Files.move(prepared, folder.resolve("rulebook.properties"), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    VersionedFolder delete(String file) {
        small.delete(file);
        return this;
    }

    /** Something that no rulebook has: a rule about a finding that is not in the vocabulary. */
    VersionedFolder broken() {
        small.append("red-flags.csv", "x,NO_SUCH_FINDING,REF_DOCTOR,Why.,T-1,");
        return changed();
    }

    /** Makes every file a second younger. */
    VersionedFolder changed() {
        changes++;
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.setLastModifiedTime(file, FileTime.fromMillis(START + 1_000 * changes));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    String text(String file) {
        try {
            return Files.readString(folder.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Every text of this advice is of the version that its rulebook names. */
    static void assertOfOneVersion(Recommendation advice) {
        String version = "(" + advice.rulebook().version() + ").";
        assertThat(advice.conclusions()).hasSizeGreaterThan(2).allSatisfy(conclusion -> {
            assertThat(conclusion.text()).endsWith(version);
            assertThat(conclusion.because())
                    .allSatisfy(reason -> assertThat(reason.reason()).endsWith(version));
        });
        assertThat(advice.reasons()).hasSize(2);
    }

    static List<String> kinds(Reload reload) {
        return reload instanceof Reload.Refused refused
                ? refused.problems().stream().map(problem -> problem.kind()).toList()
                : List.of();
    }
}
