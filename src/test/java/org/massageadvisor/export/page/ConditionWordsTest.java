package org.massageadvisor.export.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.massageadvisor.Generated;
import org.massageadvisor.MassageAdvisor;
import org.massageadvisor.intake.IntakeCheck;
import org.massageadvisor.rulebook.Answers;
import org.massageadvisor.rulebook.Condition;
import org.massageadvisor.rulebook.ConditionParser;
import org.massageadvisor.rulebook.Finding;
import org.massageadvisor.rulebook.Rulebook;
import org.massageadvisor.rulebook.Vocabulary;

class ConditionWordsTest {
    private static final Rulebook BUILT_IN = MassageAdvisor.builtIn().rulebook();

    @ParameterizedTest
    @CsvSource(
            delimiterString = "->",
            quoteCharacter = '`',
            value = {
                "FEVER_CHILLS and ANY_PAIN -> the client reports “fever or chills, now or in the last few days”, and “any pain reported” applies",
                "ANY_PAIN and PREGNANT -> “any pain reported” applies, and the client reports “pregnant”",
                "not ANY_PAIN -> “any pain reported” does not apply",
                "not PREGNANT -> the client does not report “pregnant”",
                "PREGNANT = no -> the client answered no to “pregnant”",
                "unknown(PREGNANT) -> the client has not answered “pregnant”",
                "not unknown(PREGNANT) -> the client has answered “pregnant”",
                "AGE_YEARS >= 65 -> “age” is at least 65 years",
                "not (AGE_YEARS >= 65) -> “age” is not known to be at least 65 years",
                "EPILEPSY and PREGNANT = no -> the client reports “epilepsy”, and answered no to “pregnant”",
                "EPILEPSY and AGE_YEARS < 16 and PREGNANT = no -> the client reports “epilepsy”, and “age” is less than 16 years, and the client answered no to “pregnant”",
                "SKIN_SITE = ELSEWHERE -> the client answers “where the skin problem is” with “elsewhere”",
                "EPILEPSY and not (HIP_PAIN or NECK_PAIN) -> the client reports “epilepsy”, and reports neither “hip pain” nor “neck pain”",
                "EPILEPSY and (HIP_PAIN or NECK_PAIN) -> the client reports “epilepsy”, and also reports either “hip pain” or “neck pain”",
                "AGE_YEARS < 16 and (HIP_PAIN or NECK_PAIN) -> “age” is less than 16 years, and the client also reports either “hip pain” or “neck pain”",
                "EPILEPSY or HIP_PAIN and NECK_PAIN -> at least one of these holds: [the client reports “epilepsy” | the client reports “hip pain” and “neck pain”]",
                "(EPILEPSY or HIP_PAIN) and NECK_PAIN -> both of these hold: [the client reports “epilepsy” or “hip pain” | the client reports “neck pain”]",
                "ALWAYS -> the client is any client (always true)",
                "CORE_QUESTION_OPEN and EPILEPSY -> the client has left a core question unanswered, and reports “epilepsy”",
            })
    void saysWhatItMeans(String condition, String words) {
        assertThat(ConditionReader.text(ConditionWords.of(parse(condition)))).isEqualTo(words);
    }

    @Test
    void anUnansweredQuestionIsNotTakenForASmallNumber() {
        Condition condition = parse("not (HOURS_SINCE_INJURY >= 72)");

        assertThat(ConditionReader.text(ConditionWords.of(condition)))
                .isEqualTo("“hours since the injury” is not known to be at least 72 hours")
                .isNotEqualTo(ConditionReader.text(ConditionWords.of(parse("HOURS_SINCE_INJURY < 72"))));
    }

    @Property(tries = 3000)
    void whatIsReadBackFromTheWordsHoldsForTheSameClients(@ForAll Random random) {
        Generated generated = new Generated(random);
        Vocabulary vocabulary = generated.rulebook().vocabulary();
        Condition condition = generated.condition(vocabulary.findings(), 4);

        assertReadBack(condition, new ConditionReader(vocabulary), generated, vocabulary);
    }

    @Property(tries = 20)
    void soItIsWithEveryConditionOfTheBuiltInRulebook(@ForAll Random random) {
        ConditionReader reader = new ConditionReader(BUILT_IN.vocabulary());
        for (Condition condition : builtInConditions()) {
            assertReadBack(condition, reader, new Generated(random), BUILT_IN.vocabulary());
        }
    }

    private static void assertReadBack(
            Condition condition, ConditionReader reader, Generated generated, Vocabulary vocabulary) {
        ConditionWords.Phrase words = ConditionWords.of(condition);
        Condition read = reader.read(words);
        for (int i = 0; i < 10; i++) {
            Answers answers = IntakeCheck.check(generated.intake(vocabulary), vocabulary);
            assertThat(read.holds(answers))
                    .as(condition.text() + " in words: " + ConditionReader.text(words))
                    .isEqualTo(condition.holds(answers));
        }
    }

    @Test
    void noTwoConditionsOfTheBuiltInRulebookSoundTheSame() {
        Map<String, String> said = new HashMap<>();
        for (Condition condition : builtInConditions()) {
            String words = ConditionReader.text(ConditionWords.of(condition));
            assertThat(said.getOrDefault(words, condition.text())).as(words).isEqualTo(condition.text());
            said.put(words, condition.text());
        }
        assertThat(said).hasSizeGreaterThan(200);
    }

    private static List<Condition> builtInConditions() {
        List<Condition> conditions = new ArrayList<>();
        BUILT_IN.rules().forEach(rule -> conditions.add(rule.when()));
        for (Finding derived : BUILT_IN.vocabulary().derivedInOrder()) {
            conditions.add(BUILT_IN.vocabulary().definition(derived));
        }
        return conditions;
    }

    private static Condition parse(String text) {
        Condition condition = ConditionParser.parse(text, BUILT_IN.vocabulary()).condition();
        assertThat(condition).as(text).isNotNull();
        return Objects.requireNonNull(condition);
    }
}
