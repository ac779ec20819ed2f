package org.massageadvisor.review.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.massageadvisor.MassageAdvisor;
import org.massageadvisor.review.CheckedRulebook;
import org.massageadvisor.review.diff.DiffResult;
import org.massageadvisor.review.diff.RulebookDiff;
import org.massageadvisor.review.solver.Effort;
import org.massageadvisor.rulebook.AnswerType;
import org.massageadvisor.rulebook.Finding;
import org.massageadvisor.rulebook.Outcome;
import org.massageadvisor.rulebook.Rule;
import org.massageadvisor.rulebook.Rulebook;
import org.massageadvisor.table.TableSource;

/** The built-in rulebook grown to a thousand rules by made-up ones of the same shape: everything is decided in the time that is given unless told. */
class ThousandRulesTest {
    private static final int RULES = 1_000;
    private static final Effort UNLESS_TOLD = Effort.ofMilliseconds(60_000);

    @TempDir
    Path folder;

    private CheckedRulebook grown(String name, Random random) throws IOException {
        Path copy = Files.createDirectory(folder.resolve(name));
        try (Stream<Path> files = Files.list(Path.of("rules"))) {
            for (Path each : files.filter(Files::isRegularFile).toList()) {
                Files.copy(each, copy.resolve(each.getFileName()));
            }
        }
        Files.write(copy.resolve("made-up.csv"), madeUp(random));
        CheckedRulebook checked = CheckedRulebook.of(TableSource.at(copy));
        assertThat(Objects.requireNonNull(checked.rulebook()).rules()).hasSize(RULES);
        return checked;
    }

    private static List<String> madeUp(Random random) {
        Rulebook builtIn = MassageAdvisor.builtIn().rulebook();
        List<Finding> questions = new ArrayList<>(builtIn.vocabulary().findings().stream()
                .filter(finding -> finding.type() instanceof AnswerType.YesNo)
                .toList());
        List<String> rows = new ArrayList<>(List.of("id,when,then,because,source,note"));
        for (int i = builtIn.rules().size(); i < RULES; i++) {
            Collections.shuffle(questions, random);
            String when = questions.subList(0, 1 + random.nextInt(3)).stream()
                    .map(Finding::code)
                    .collect(Collectors.joining(random.nextInt(4) == 0 ? " or " : " and "));
            Rule like = builtIn.rules().get(random.nextInt(builtIn.rules().size()));
            rows.add("made-up-" + i + "," + when + "," + then(like) + ",Made up.,G-01,");
        }
        return rows;
    }

    private static String then(Rule rule) {
        return Stream.concat(
                        rule.gives().stream().map(Outcome::code),
                        rule.excludes().stream().map(outcome -> "!" + outcome))
                .collect(Collectors.joining("; "));
    }

    @Test
    void everythingIsDecided() throws IOException {
        CheckedRulebook one = grown("one", new Random(1));
        CheckedRulebook other = grown("other", new Random(2));
        Rulebook before = Objects.requireNonNull(one.rulebook());

        assertThat(Proofs.of(before, one.tables(), one.laws(), UNLESS_TOLD).undecided())
                .isZero();
        DiffResult diff = RulebookDiff.of(one, other, UNLESS_TOLD);
        assertThat(diff.isCertain()).isTrue();
        assertThat(diff.isLessSafe()).isTrue();
    }
}
