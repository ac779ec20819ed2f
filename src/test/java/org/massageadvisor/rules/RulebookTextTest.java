package org.massageadvisor.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.massageadvisor.reading.RulebookReader;
import org.massageadvisor.rulebook.Outcome;
import org.massageadvisor.rulebook.Rule;
import org.massageadvisor.rulebook.Rulebook;
import org.massageadvisor.table.TableSource;

/** What the texts of the built-in rulebook promise, and what they never may. */
class RulebookTextTest {
    private static final Rulebook RULEBOOK = RulebookReader.read(TableSource.at(WorkedClients.RULES));
    private static final int LONGEST_REASON = 170;
    private static final Pattern HEDGE =
            Pattern.compile("\\b(not|no|nobody|never|by itself|on its own)\\b", Pattern.CASE_INSENSITIVE);

    @Test
    void theBuiltInRulebookIsTheOneInTheFolder() {
        assertThat(RulebookReader.read(TableSource.builtIn()).edition()).isEqualTo(RULEBOOK.edition());
    }

    @Test
    void everyReasonIsOneShortSentence() {
        for (Rule rule : RULEBOOK.rules()) {
            assertThat(rule.because()).as(rule.id()).endsWith(".").hasSizeLessThanOrEqualTo(LONGEST_REASON);
            assertThat(rule.because().substring(0, rule.because().length() - 1))
                    .as(rule.id())
                    .doesNotContain(". ");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "toxin",
                "immune",
                "inflammation",
                "heals",
                "posture right",
                "correct posture",
                "stronger",
                "all the pain"
            })
    void whatIsUnsupportedAppearsOnlyWhereItIsDenied(String claim) {
        for (Rule rule : RULEBOOK.rules()) {
            boolean aboutMassage =
                    rule.gives().stream().allMatch(outcome -> outcome.group().equals("education"));
            if (aboutMassage) {
                assertDenied(rule.id(), rule.because(), claim);
            }
        }
        for (Outcome outcome : RULEBOOK.outcomes().group("education")) {
            assertDenied(outcome.code(), outcome.text(), claim);
        }
    }

    private static void assertDenied(String place, String text, String claim) {
        for (String sentence : List.of(text.split("(?<=[.;]) ", -1))) {
            if (sentence.contains(claim)) {
                assertThat(sentence).as(place).containsPattern(HEDGE);
            }
        }
    }

    @Test
    void everyStatementIsCitedAndEveryOutcomeUsed() {
        List<String> cited = RULEBOOK.rules().stream()
                .flatMap(rule -> rule.sources().stream())
                .map(evidence -> evidence.id())
                .toList();
        assertThat(RULEBOOK.evidence().keySet())
                .filteredOn(id -> !id.startsWith("D-"))
                .allMatch(cited::contains, "cited");
        assertThat(RULEBOOK.outcomes().all())
                .filteredOn(outcome -> !outcome.group().equals(Outcome.SELF_MASSAGE))
                .allMatch(
                        outcome -> RULEBOOK.rules().stream()
                                .anyMatch(rule -> rule.gives().contains(outcome)),
                        "given by a rule");
    }
}
