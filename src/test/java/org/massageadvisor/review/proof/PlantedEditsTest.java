package org.massageadvisor.review.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.massageadvisor.review.CheckedRulebook;
import org.massageadvisor.review.diff.DiffResult;
import org.massageadvisor.review.diff.RulebookDiff;
import org.massageadvisor.review.solver.Effort;
import org.massageadvisor.rulebook.Rulebook;
import org.massageadvisor.table.TableSource;

/** Small edits of the built-in rulebook, each found as what it is. */
class PlantedEditsTest {
    private static final Path RULES = Path.of("rules");
    private static final Effort LONG_ENOUGH = Effort.ofMilliseconds(60_000);
    private static final CheckedRulebook BEFORE = CheckedRulebook.of(TableSource.builtIn());

    @TempDir
    Path folder;

    @ParameterizedTest(name = "{0}")
    @CsvFileSource(resources = "/planted-edits.txt", delimiter = '|', numLinesToSkip = 2, nullValues = "")
    void isFound(String edit, String file, String find, String replace, String by, String kind, String said) {
        CheckedRulebook edited = edited(file, find, replace);
        Rulebook after = Objects.requireNonNull(
                edited.rulebook(), () -> edited.problems().toString());

        if (by.equals("check")) {
            assertThat(Proofs.of(after, edited.tables(), edited.laws(), LONG_ENOUGH)
                            .problems())
                    .as(edit)
                    .anyMatch(problem ->
                            problem.kind().equals(kind) && problem.toString().contains(said))
                    .noneMatch(problem -> problem.kind().equals("defect"));
        } else {
            DiffResult result = RulebookDiff.of(BEFORE, edited, LONG_ENOUGH);
            assertThat(result.isCertain()).as("defects " + result.defects()).isTrue();
            if (kind.equals("equivalent")) {
                assertThat(result.kinds()).as(edit).isEmpty();
            } else {
                assertThat(result.kinds().stream()
                                .flatMap(each -> each.changes().stream())
                                .map(each -> each.change().kind().word() + ": "
                                        + each.change().text()))
                        .as(edit)
                        .anyMatch(each -> each.startsWith(kind + ": " + said));
            }
        }
    }

    private CheckedRulebook edited(String file, String find, String replace) {
        try (Stream<Path> files = Files.list(RULES)) {
            for (Path each : files.filter(Files::isRegularFile).toList()) {
                Files.copy(each, folder.resolve(each.getFileName()));
            }
            Path table = folder.resolve(file);
            String text = Files.readString(table);
            if (find == null) {
                Files.writeString(table, text + replace + "\n");
            } else {
                int at = text.indexOf(find);
                assertThat(at).as("\"" + find + "\" in " + file).isNotNegative();
                assertThat(text.indexOf(find, at + 1))
                        .as("a second \"" + find + "\" in " + file)
                        .isNegative();
                Files.writeString(table, text.replace(find, replace));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return CheckedRulebook.of(TableSource.at(folder));
    }

    @Test
    void nothingIsFoundWhereNothingWasPlanted() {
        CheckedRulebook same = edited("red-flags.csv", "nerve-saddle-numbness", "nerve-saddle-numbness");
        Rulebook after = Objects.requireNonNull(same.rulebook());

        assertThat(Proofs.of(after, same.tables(), same.laws(), LONG_ENOUGH).problems())
                .isEmpty();
        assertThat(RulebookDiff.of(BEFORE, same, LONG_ENOUGH).isEquivalent()).isTrue();
    }
}
