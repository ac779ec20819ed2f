package org.massageadvisor.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.massageadvisor.reading.RulebookReader;
import org.massageadvisor.table.TableSource;

class ConditionParserTest {
    private static final Vocabulary VOCABULARY =
            RulebookReader.read(TableSource.builtIn()).vocabulary();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "FEVER_CHILLS                            | FEVER_CHILLS",
                "FEVER_CHILLS = yes                      | FEVER_CHILLS",
                "FEVER_CHILLS=no                         | FEVER_CHILLS = no",
                "PAIN_SCORE>=7                           | PAIN_SCORE >= 7",
                "PAIN_SCORE < 7 AND NOT FEVER_CHILLS     | PAIN_SCORE < 7 and not FEVER_CHILLS",
                "SKIN_SITE = ELSEWHERE                   | SKIN_SITE = ELSEWHERE",
                "SKIN_SITE In (ELSEWHERE, OTHER_BACK)    | SKIN_SITE in (ELSEWHERE, OTHER_BACK)",
                "Unknown( TRIMESTER )                    | unknown(TRIMESTER)",
                "((FEVER_CHILLS))                        | FEVER_CHILLS",
                "not not FEVER_CHILLS                    | not not FEVER_CHILLS",
            })
    void readsTheLanguageOfTheTables(String written, String meant) {
        assertThat(read(written).text()).isEqualTo(meant);
    }

    @Test
    void notBindsTighterThanAndAndTighterThanOr() {
        assertThat(read("not PREGNANT and DIABETES or EPILEPSY"))
                .isInstanceOfSatisfying(
                        Condition.Any.class, any -> assertThat(any.operands().get(0))
                                .isInstanceOfSatisfying(
                                        Condition.All.class,
                                        all -> assertThat(all.operands().get(0)).isInstanceOf(Condition.Not.class)));
        assertThat(read("not (PREGNANT or DIABETES)").text()).isEqualTo("not (PREGNANT or DIABETES)");
        assertThat(read("PREGNANT and (DIABETES or EPILEPSY)").text()).isEqualTo("PREGNANT and (DIABETES or EPILEPSY)");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "FEVR                            | 0  | unknown finding FEVR; maybe FEVER_CHILLS",
                "fever_chills                    | 0  | unknown finding fever_chills; maybe FEVER_CHILLS",
                "sciatica                        | 0  | unknown finding sciatica; maybe LEG_PAIN_ONE_SIDE",
                "DIABETES and                    | 12 | the end found, a finding, \"not\", \"unknown(\" or \"(\" expected",
                "DIABETES && PREGNANT            | 9  | \"&&\" found; write and",
                "(DIABETES                       | 9  | the end found, \")\" expected",
                "DIABETES)                       | 8  | \")\" found, \"and\", \"or\" or the end expected",
                "DIABETES PREGNANT               | 9  | \"PREGNANT\" found, \"and\", \"or\" or the end expected",
                "PAIN_SCORE                      | 0  | PAIN_SCORE is not a yes-or-no question; compare it, as in PAIN_SCORE >= 5",
                "SKIN_SITE                       | 0  | SKIN_SITE is not a yes-or-no question; compare it, as in SKIN_SITE = PAIN_AREA",
                "DIABETES >= 2                   | 0  | DIABETES is not a number; it cannot be compared with >=",
                "PAIN_SCORE => 7                 | 11 | \"=>\" found, \"=\", \"<\", \"<=\", \">=\" or \">\" expected; maybe >=",
                "PAIN_SCORE != 7                 | 11 | \"!=\" found, \"=\", \"<\", \"<=\", \">=\" or \">\" expected; maybe not PAIN_SCORE = ...",
                "PAIN_SCORE >= 11                | 14 | 11 is outside the range of PAIN_SCORE, 0 to 10 points",
                "PAIN_SCORE >= 6.5               | 14 | 6.5 found, but PAIN_SCORE is always a whole number",
                "PAIN_SCORE >= seven             | 14 | \"seven\" found, a number expected",
                "SKIN_SITE = ELSWHERE            | 12 | unknown choice ELSWHERE of SKIN_SITE, expected PAIN_AREA, OTHER_BACK, ELSEWHERE; maybe ELSEWHERE",
                "DIABETES in (A, B)              | 0  | DIABETES is not a choice; \"in\" takes a finding with choices",
                "unknown(BACK_PAIN)              | 8  | BACK_PAIN is worked out from other answers and never asked; unknown() takes a question",
                "BACK_PAIN = no                  | 0  | BACK_PAIN is worked out from other answers, nobody answers it no; maybe not BACK_PAIN",
                "DIABETES = maybe                | 11 | \"maybe\" found, \"yes\" or \"no\" expected",
                "DIABETES; PREGNANT              | 8  | \";\" found, which means nothing here; maybe and",
                "DIABETES = unknown              | 11 | \"unknown\" found, \"yes\" or \"no\" expected; maybe unknown(DIABETES)",
                "DIABETES und PREGNANT           | 9  | \"und\" found, \"and\", \"or\" or the end expected; maybe and",
                "PAIN_SCORE >= 7,5               | 15 | \",\" found, \"and\", \"or\" or the end expected; a decimal has a point, as in 7.5",
                "PAIN_SCORE \u2265 7             | 11 | \"\u2265\" found, which means nothing here; maybe >=",
                "\"DIABETES\"                   | 0  | a quotation mark found; a condition needs none",
                "no DIABETES                     | 0  | \"no\" found, a finding, \"not\", \"unknown(\" or \"(\" expected; maybe not",
                "- DIABETES                      | 0  | \"-\" found, which means nothing here; maybe not, or PAIN_SCORE >= 7 and PAIN_SCORE <= 10 for a range",
                "not_DIABETES                    | 0  | unknown finding not_DIABETES",
                "yes                             | 0  | \"yes\" found, a finding, \"not\", \"unknown(\" or \"(\" expected; a condition names a finding, such as FEVER_CHILLS",
                "7 <= PAIN_SCORE                 | 0  | \"7\" found, a finding, \"not\", \"unknown(\" or \"(\" expected; a comparison begins with its finding, as in PAIN_SCORE >= 7",
                "AGE_YEARS >= 60 and <= 75       | 20 | \"<=\" found, a finding, \"not\", \"unknown(\" or \"(\" expected; each comparison names its finding, as in AGE_YEARS >= 60 and AGE_YEARS <= 75",
                "AGE_YEARS >= 65 years           | 16 | \"years\" found, \"and\", \"or\" or the end expected; leave the unit out",
                "DIABETES is yes                 | 9  | \"is\" found, \"and\", \"or\" or the end expected; maybe =",
                "DIABETES without PREGNANT       | 9  | \"without\" found, \"and\", \"or\" or the end expected; maybe and not",
                "DIABETES, PREGNANT              | 8  | \",\" found, \"and\", \"or\" or the end expected; several findings are joined by and, or by or",
                "Ost\u00E9oporose                 | 0  | unknown finding Ost\u00E9oporose; maybe OSTEOPOROSIS",
                "F\u0415VER_CHILLS                | 0  | unknown finding F\u0415VER_CHILLS; \u0415 (U+0415) is a letter of another alphabet; maybe FEVER_CHILLS",
                "quite high pressure of blood    | 0  | unknown finding quite high pressure of blood",
                "ou                              | 0  | unknown finding ou",
                "diabetes and Shoulder ache      | 13 | \"shoulder ache\" is a name of SHOULDER_PAIN; write the code",
            })
    void saysWhereAndWhatWasFoundAndExpected(String written, int position, String message) {
        assertThat(ConditionParser.parse(written, VOCABULARY).faults())
                .extracting(ConditionParser.Fault::position, ConditionParser.Fault::message)
                .contains(org.assertj.core.groups.Tuple.tuple(position, message));
        assertThat(ConditionParser.parse(written, VOCABULARY).condition()).isNull();
    }

    @Test
    void spacesOfWordProcessorsAreSpaces() {
        assertThat(read("DIABETES\u00A0and\u202F\u2009PREGNANT").text()).isEqualTo("DIABETES and PREGNANT");
    }

    @Test
    void namesEveryUnknownFindingOfACondition() {
        assertThat(ConditionParser.parse("FEVR and (DIABETES or PREGNENT)", VOCABULARY)
                        .faults())
                .extracting(ConditionParser.Fault::message)
                .containsExactly(
                        "unknown finding FEVR; maybe FEVER_CHILLS", "unknown finding PREGNENT; maybe PREGNANT");
    }

    @ParameterizedTest
    @ValueSource(ints = {65, 5_000, 19_000})
    void refusesWhatIsNestedTooDeepInsteadOfFailing(int depth) {
        assertThat(ConditionParser.parse("(".repeat(depth) + "DIABETES", VOCABULARY)
                        .faults())
                .extracting(ConditionParser.Fault::message)
                .containsExactly("nested more than 64 deep");
    }

    @Test
    void refusesWhatIsEndless() {
        List<ConditionParser.Fault> faults = ConditionParser.parse(
                        "DIABETES or ".repeat(10_000) + "DIABETES", VOCABULARY)
                .faults();
        assertThat(faults).extracting(ConditionParser.Fault::message).containsExactly("longer than 20000 characters");
    }

    private static Condition read(String text) {
        ConditionParser.Parsed parsed = ConditionParser.parse(text, VOCABULARY);
        assertThat(parsed.faults()).as(text).isEmpty();
        return Objects.requireNonNull(parsed.condition());
    }
}
