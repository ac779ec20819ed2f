package org.massageadvisor.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.massageadvisor.MassageAdvisor;
import org.massageadvisor.intake.Intake;
import org.massageadvisor.json.RecommendationJson;
import org.massageadvisor.rulebook.Origin;
import org.massageadvisor.rulebook.Rule;
import org.massageadvisor.rulebook.Rulebook;
import org.massageadvisor.table.InvalidRulebookException;
import org.massageadvisor.table.TableSource;

class RulebookReaderTest {
    @TempDir
    Path folder;

    SmallRulebook small;

    @BeforeEach
    void aSmallRulebookWithoutProblems() {
        small = new SmallRulebook(folder);
        assertThat(small.problems()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "x,FEVR,TYPE_SWEDISH,Why.,T-1,                      | red-flags.csv:4:when: error: unknown finding FEVR; maybe FEVER_CHILLS",
                "x,lumbago,TYPE_SWEDISH,Why.,T-1,                   | red-flags.csv:4:when: error: unknown finding lumbago; maybe LOWER_BACK_PAIN",
                "x,PAIN_SCORE >= 11,TYPE_SWEDISH,Why.,T-1,          | red-flags.csv:4:when: error: 11 is outside the range of PAIN_SCORE, 0 to 10 points",
                "x,,TYPE_SWEDISH,Why.,T-1,                          | red-flags.csv:4:when: error: empty, a condition such as FEVER_CHILLS and ANY_PAIN expected",
                "x,FEVER_CHILLS,TYPE_SWEDSH,Why.,T-1,               | red-flags.csv:4:then: error: unknown outcome TYPE_SWEDSH; maybe TYPE_SWEDISH",
                "x,FEVER_CHILLS,,Why.,T-1,                          | red-flags.csv:4:then: error: empty, outcomes separated by ; expected",
                "x,FEVER_CHILLS,TYPE_SWEDISH; !TYPE_SWEDISH,Why.,T-1, | red-flags.csv:4:then: error: TYPE_SWEDISH is given and excluded by the same rule",
                "x,FEVER_CHILLS,TYPE_SWEDISH;TYPE_SWEDISH,Why.,T-1, | red-flags.csv:4:then: error: TYPE_SWEDISH stands twice",
                "x,FEVER_CHILLS,!EMERGENCY_CARE,Why.,T-1,           | red-flags.csv:4:then: error: !EMERGENCY_CARE is not allowed: in the group disposition the lowest rank asked for wins; only !MEDICAL_REVIEW_BEFORE_MASSAGE may be written, where a clinician has given clearance",
                "x,FEVER_CHILLS,!MEDICAL_REVIEW_BEFORE_MASSAGE,Why.,T-1, | red-flags.csv:4:then: error: !MEDICAL_REVIEW_BEFORE_MASSAGE needs MASSAGE_WITH_PRECAUTIONS beside it, so that what is lifted does not end in massage without precautions",
                "x,FEVER_CHILLS,!REF_DOCTOR,Why.,T-1,               | red-flags.csv:4:then: error: !REF_DOCTOR is not allowed: what protects the client (group referral) cannot be taken back by a rule",
                "x,FEVER_CHILLS,!SELF_MASSAGE_ASK_FIRST,Why.,T-1,   | red-flags.csv:4:then: error: !SELF_MASSAGE_ASK_FIRST is not allowed: in the group self-care-status the lowest rank asked for wins",
                "x,FEVER_CHILLS,TYPE_SWEDISH,,T-1,                  | red-flags.csv:4:because: error: empty; one plain sentence for whoever reads the advice expected",
                "x,FEVER_CHILLS,TYPE_SWEDISH,Why.,,                 | red-flags.csv:4:source: error: empty, ids of the table evidence, separated by ;, expected",
                "x,FEVER_CHILLS,TYPE_SWEDISH,Why.,T-2,              | red-flags.csv:4:source: error: unknown evidence T-2; each has a row in the table evidence; maybe T-1",
                "Fever!,FEVER_CHILLS,TYPE_SWEDISH,Why.,T-1,         | red-flags.csv:4:id: error: `Fever!` found, small letters, digits and hyphens (at most 200) expected, as in fever-with-pain; maybe fever",
                "fever,FEVER_CHILLS,TYPE_SWEDISH,Why.,T-1,          | red-flags.csv:4:id: error: the id fever stands at red-flags.csv:2 already",
                "x,FEVER_CHILLS,TYPE_SWEDISH,Why, really.,T-1,      | red-flags.csv:4: error: 7 cells found, 6 expected as in the header; maybe a comma in a text without quotes around it",
            })
    void namesTheCellOfARuleThatIsWrong(String row, String problem) {
        small.append("red-flags.csv", row);

        assertThat(small.problems()).containsExactly(problem.replace('`', '"'));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "vocabulary.csv | PAIN_SCORE,pain,Pain,How strong?,integer | PAIN_SCORE,pain,Pain,How strong?,intger | vocabulary.csv:4:type: error: \"intger\" found, choice, derived, integer, number or yes-no expected; maybe integer",
                "vocabulary.csv | points,0,10 | points,zero,10 | vocabulary.csv:4:min: error: \"zero\" found, a number expected",
                "vocabulary.csv | points,0,10 | points,10,0 | vocabulary.csv:4:max: error: 0 found, less than the min 10",
                "vocabulary.csv | derived,,,,,LOWER_BACK_PAIN | derived,,,,,LOWER_BACK_PAN | vocabulary.csv:6:derived: error: unknown finding LOWER_BACK_PAN; maybe LOWER_BACK_PAIN",
                "vocabulary.csv | derived,,,,,LOWER_BACK_PAIN | derived,,,,,LOWER_BACK_PAIN or ANY_PAIN | vocabulary.csv:6:derived: error: ANY_PAIN depends on itself: ANY_PAIN -> ANY_PAIN",
                "vocabulary.csv | always | sometimes | vocabulary.csv:2:core_screen: error: \"sometimes\" found, always, if-pain or nothing expected",
                "vocabulary.csv | HERE; ELSEWHERE | HERE | vocabulary.csv:5:choices: error: at least two choices expected, separated by ;",
                "vocabulary.csv | FEVER_CHILLS,red-flag | fever chills,red-flag | vocabulary.csv:2:code: error: \"fever chills\" found, a code such as FEVER_CHILLS expected",
                "outcomes.csv | TYPE_SWEDISH,massage-type,,Label,Text.,6-7 | TYPE_SWEDISH,massage-type,,Label,Text.,6-9 | outcomes.csv:13:shown: error: \"6-9\" found, ranks of dispositions from 1 to 8 expected, such as 6-7 or 1; 3-8",
                "outcomes.csv | 6-7,TYPE_SWEDISH | 6-7,EMERGENCY_CARE | outcomes.csv:15:excludes: error: EMERGENCY_CARE cannot be excluded: in the group disposition the lowest rank asked for wins",
                "outcomes.csv | EMERGENCY_CARE,disposition,1 | EMERGENCY_CARE,disposition,4 | outcomes.csv:2:rank: error: \"4\" found, the rank of EMERGENCY_CARE is 1",
                "evidence.csv | It says so. |  | evidence.csv:2:statement: error: empty, text expected",
                "rulebook.properties | version | vershun | rulebook.properties:2: error: unknown key vershun; maybe version",
                "red-flags.csv | because | becuase | red-flags.csv:1:because: error: no column because in the header",
            })
    void namesTheCellOfAnyTableThatIsWrong(String file, String before, String after, String problem) {
        small.replace(file, before, after == null ? "" : after);

        assertThat(small.problems()).contains(problem);
    }

    @Test
    void aCycleThroughSeveralDerivedFindingsIsShownWhole() {
        small.replace("vocabulary.csv", "derived,,,,,LOWER_BACK_PAIN", "derived,,,,,DERIVED_A")
                .append("vocabulary.csv", "DERIVED_A,derived,A,,derived,,,,,not DERIVED_B,,,,")
                .append("vocabulary.csv", "DERIVED_B,derived,B,,derived,,,,,DERIVED_A or FEVER_CHILLS,,,,");

        assertThat(small.problems())
                .contains(
                        "vocabulary.csv:7:derived: error: DERIVED_A depends on itself: DERIVED_A -> DERIVED_B -> DERIVED_A",
                        "vocabulary.csv:8:derived: error: DERIVED_B depends on itself: DERIVED_B -> DERIVED_A -> DERIVED_B");
    }

    @Test
    void collectsEveryProblemOfEveryTableBeforeItRefuses() {
        small.append("red-flags.csv", "a,FEVR,TYPE_SWEDSH,,T-9,")
                .append("evidence.csv", "T-3,,,")
                .append("vocabulary.csv", "AGE,history,Age,How old?,number,years,young,120,,,,,,");

        assertThat(small.problems())
                .extracting(problem -> problem.replaceFirst(": (error|warning): .*", ""))
                .containsExactly(
                        "evidence.csv:3:document",
                        "evidence.csv:3:statement",
                        "evidence.csv:3:certainty",
                        "evidence.csv:3:id",
                        "red-flags.csv:4:because",
                        "red-flags.csv:4:when",
                        "red-flags.csv:4:then",
                        "red-flags.csv:4:source",
                        "vocabulary.csv:7:min");
    }

    @Test
    void aBrokenRowOrCellHidesNoOtherProblem() {
        small.append("red-flags.csv", "too,short")
                .append("red-flags.csv", "a,FEVR,TYPE_SWEDISH,Why.,T-1,")
                .replace("outcomes.csv", "6-7,TYPE_SWEDISH", "6-7,TYPE_SWEDSH");

        assertThat(small.problems())
                .containsExactly(
                        "outcomes.csv:15:excludes: error: unknown outcome TYPE_SWEDSH; maybe TYPE_SWEDISH",
                        "red-flags.csv:4: error: 2 cells found, 6 expected as in the header; a cell without a text takes a comma as well",
                        "red-flags.csv:5:when: error: unknown finding FEVR; maybe FEVER_CHILLS");
    }

    @Test
    void aTableThatNobodyReadsIsAProblemAndSoIsAMissingOne() {
        small.write("notes.csv", "topic,remark", "pain,hurts").delete("evidence.csv");

        assertThat(small.problems())
                .containsExactly(
                        "evidence.csv: error: missing; every rulebook has one",
                        "notes.csv: error: nobody reads this table; a rule table has the columns id, when, then, because, source; notes are better kept elsewhere");
    }

    @Test
    void aFileThatIsNoTextAndOneWithoutEndOfQuoteAreNamedByTheirLine() {
        small.write(
                "red-flags.csv",
                "id,when,then,because,source\nx,é,TYPE,Why.,T-1\n".getBytes(StandardCharsets.ISO_8859_1));
        assertThat(small.problems()).containsExactly("red-flags.csv:2: error: not UTF-8; save the table as CSV UTF-8");

        small.write("red-flags.csv", "id,when,then,because,source", "x,\"FEVER_CHILLS,TYPE_SWEDISH,Why.,T-1");
        assertThat(small.problems())
                .containsExactly(
                        "red-flags.csv:2:when: error: the quoted cell that begins here does not end; a quotation mark within a quoted cell is written twice; nothing is read from here on");
    }

    @Test
    void anEmptyFileAndAnEmptyFolderAreProblems() throws IOException {
        small.write("red-flags.csv", new byte[0]);
        assertThat(small.problems())
                .containsExactly("red-flags.csv: error: empty; a header line with the names of the columns expected");

        Path empty = Files.createDirectory(folder.resolve("empty"));
        assertThatThrownBy(() -> RulebookReader.read(TableSource.at(empty)))
                .isInstanceOf(InvalidRulebookException.class)
                .hasMessageContaining("rulebook.properties: error: missing");
        assertThatThrownBy(() -> MassageAdvisor.load(folder.resolve("nowhere")))
                .isInstanceOf(InvalidRulebookException.class)
                .hasMessageContaining("no such folder");
    }

    @Test
    void noRuleTableIsLostBecauseOfItsName() {
        small.write("rulebook.csv", "id,when,then,because,source", "a,FEVR,EMERGENCY_CARE,Why.,T-1")
                .write("more.CSV", "id,when,then,because,source", "b,FEVR,EMERGENCY_CARE,Why.,T-1");

        assertThat(small.problems())
                .containsExactly(
                        "more.CSV:2:when: error: unknown finding FEVR; maybe FEVER_CHILLS",
                        "rulebook.csv:2:when: error: unknown finding FEVR; maybe FEVER_CHILLS");
    }

    @Test
    void aSelfMassageStatusThatTheProgramDoesNotKnowIsRefusedAndSoIsAnotherOrder() {
        small.append("outcomes.csv", "SELF_MASSAGE_MAYBE,self-care-status,4,Label,Text.,6-7,")
                .replace("outcomes.csv", "SELF_MASSAGE_OK,self-care-status,3", "SELF_MASSAGE_OK,self-care-status,0");

        assertThat(small.problems())
                .hasSize(2)
                .anyMatch(problem -> problem.contains("the ranks must rise in the order"))
                .anyMatch(problem -> problem.contains("SELF_MASSAGE_MAYBE is not a self-massage status"));
    }

    @Test
    void whatLooksLikeATableAndCannotBeReadIsAProblem() throws IOException {
        Files.createDirectory(folder.resolve("more.csv"));
        Files.createSymbolicLink(folder.resolve("linked.csv"), folder.resolve("nowhere"));
        small.write("hollow.csv", "id,when,then,because,source");

        assertThat(small.problems())
                .containsExactly(
                        "hollow.csv: error: no rows; a rule in each expected, or delete the table",
                        "linked.csv: error: cannot be read: not a file, or a link to nowhere",
                        "more.csv: error: cannot be read: not a file, or a link to nowhere");
    }

    @Test
    void selfMassageCannotBeFineWhereMassageIsNot() {
        small.replace(
                "outcomes.csv",
                "SELF_MASSAGE_OK,self-care-status,3,Label,Text.,6-7",
                "SELF_MASSAGE_OK,self-care-status,3,Label,Text.,1-8");

        assertThat(small.problems())
                .containsExactly(
                        "outcomes.csv:10:shown: error: SELF_MASSAGE_OK may be shown only where massage is advised, 6-7");
    }

    @Test
    void aCoreQuestionCannotHangOnItself() {
        small.replace(
                        "vocabulary.csv",
                        "derived,,,,,LOWER_BACK_PAIN",
                        "derived,,,,,CORE_QUESTION_OPEN or LOWER_BACK_PAIN")
                .append("vocabulary.csv", "CORE_QUESTION_OPEN,derived,Open,,derived,,,,,,,,,");

        assertThat(small.problems())
                .singleElement()
                .asString()
                .startsWith("vocabulary.csv:6:derived: error: ANY_PAIN depends on itself");
    }

    @Test
    void aRulebookWithoutAnyRuleIsRefused() {
        small.delete("red-flags.csv");

        assertThat(small.problems())
                .containsExactly(
                        "rulebook: error: no rule table; one with the columns id, when, then, because, source expected");
    }

    @Test
    void aByteOrderMarkAndWindowsLineEndsChangeNothingNotEvenTheDigest() throws IOException {
        String before = digest();
        String text = Files.readString(folder.resolve("red-flags.csv"));
        small.write("red-flags.csv", ("\uFEFF" + text.replace("\n", "\r\n")).getBytes(StandardCharsets.UTF_8));

        assertThat(digest()).isEqualTo(before);
        small.replace("red-flags.csv", "Fever can be serious.", "Fever may be serious.");
        assertThat(digest()).isNotEqualTo(before);
    }

    @Test
    void whoReviewedARulebookDoesNotChangeWhatWasSigned() {
        String before = digest();
        small.append("rulebook.properties", "reviewed-by = Dr A")
                .append("rulebook.properties", "reviewed-on = 2026-11-21");
        assertThat(digest()).isEqualTo(before);

        small.replace("rulebook.properties", "version = 1", "version = 2");
        assertThat(digest()).isNotEqualTo(before);
        small.replace("rulebook.properties", "2026-11-21", "6.7.2026");
        assertThat(small.problems())
                .containsExactly(
                        "rulebook.properties:5: error: \"6.7.2026\" found, a date such as 2026-11-21 expected");
    }

    private String digest() {
        return RulebookReader.read(TableSource.at(folder)).edition().digest();
    }

    @Test
    void theOrderOfTheRowsChangesNothingButTheLineNumbers() throws IOException {
        Path shuffled = Files.createDirectory(folder.resolve("shuffled"));
        try (Stream<Path> files = Files.list(Path.of("rules"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                List<String> lines = new ArrayList<>(Files.readAllLines(file));
                boolean isRuleTable = lines.get(0).startsWith("id,when,then");
                if (isRuleTable) {
                    Collections.shuffle(lines.subList(1, lines.size()), new Random(4711));
                }
                Files.write(shuffled.resolve(file.getFileName()), lines);
            }
        }
        Intake intake = Intake.builder("x")
                .yes("LOWER_BACK_PAIN")
                .yes("FEVER_CHILLS")
                .yes("PREGNANT")
                .build();

        assertThat(withoutPlaces(MassageAdvisor.load(shuffled), intake))
                .isEqualTo(withoutPlaces(MassageAdvisor.load(Path.of("rules")), intake));
    }

    private static String withoutPlaces(MassageAdvisor advisor, Intake intake) {
        return RecommendationJson.write(advisor.advise(intake))
                .replaceAll("\"where\":\"[^\"]*\"", "")
                .replaceAll("sha256:[0-9a-f]*", "");
    }

    @Test
    void aRuleKnowsItsRow() {
        Rulebook rulebook = RulebookReader.read(TableSource.at(folder));

        assertThat(rulebook.rules())
                .extracting(Rule::where)
                .containsExactly(Origin.line("red-flags.csv", 2), Origin.line("red-flags.csv", 3));
    }
}
