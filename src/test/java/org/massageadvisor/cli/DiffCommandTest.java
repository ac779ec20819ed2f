package org.massageadvisor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.massageadvisor.reading.SmallRulebook;

/**
 * What a change to a rulebook does to clients, as the program prints it. {@code mvn test -Dtest=DiffCommandTest -Dgolden.write=true} writes the golden files
 * anew; read the difference before you commit it.
 */
class DiffCommandTest {
    private static final Path GOLDEN = Path.of("src/test/resources/diff");
    private static final String ACCEPTED = "change,outcome,when,version,because,accepted_by";

    @TempDir
    private Path folder;

    private SmallRulebook before;
    private SmallRulebook after;

    @BeforeEach
    void twoThatAreTheSame() throws IOException {
        before = with(new SmallRulebook(Files.createDirectory(folder.resolve("before"))));
        after = with(new SmallRulebook(Files.createDirectory(folder.resolve("after"))));
    }

    private static SmallRulebook with(SmallRulebook rulebook) {
        return rulebook.append("vocabulary.csv", "ALWAYS,derived,Always,,derived,,,,,,,,,")
                .append(
                        "red-flags.csv",
                        "strong,PAIN_SCORE >= 7 and LOWER_BACK_PAIN,MEDICAL_REVIEW_BEFORE_MASSAGE; REF_DOCTOR,Strong pain is looked at first.,T-1,")
                .append("red-flags.csv", "skin,SKIN_SITE = HERE,PRESSURE_LIGHT,Sore skin is touched lightly.,T-1,");
    }

    private ProgramRun diff(String... more) {
        List<String> args = new ArrayList<>(List.of("diff"));
        args.addAll(List.of(more));
        args.addAll(List.of(
                folder.resolve("before").toString(), folder.resolve("after").toString()));
        return ProgramRun.of("", args.toArray(String[]::new));
    }

    private static void assertReadsAs(String name, String text) throws IOException {
        Path golden = GOLDEN.resolve(name);
        if (Boolean.getBoolean("golden.write")) {
            Files.createDirectories(GOLDEN);
            Files.writeString(golden, text);
        }
        assertThat(text).isEqualTo(Files.readString(golden));
    }

    private void raiseTheThreshold() {
        after.replace("red-flags.csv", "PAIN_SCORE >= 7", "PAIN_SCORE >= 8")
                .write("rulebook.properties", "name = small", "version = 2", "language = en");
    }

    @Test
    void theSameInOtherWordsIsEquivalent() throws IOException {
        after.replace("red-flags.csv", "PAIN_SCORE >= 7 and LOWER_BACK_PAIN", "LOWER_BACK_PAIN and PAIN_SCORE > 6")
                .write("rulebook.properties", "name = small", "version = 2", "language = en");

        ProgramRun run = diff();

        assertReadsAs("equivalent.txt", run.out());
        assertThat(run.err()).isEmpty();
        assertThat(run.status()).isZero();
    }

    @Test
    void lessCautiousIsToldWithBothRecommendationsAndTheAnswerIsNo() throws IOException {
        raiseTheThreshold();

        ProgramRun run = diff();

        assertReadsAs("less-cautious.txt", run.out());
        assertThat(run.err()).isEmpty();
        assertThat(run.status()).isEqualTo(1);
    }

    @Test
    void aCommentForAReview() throws IOException {
        raiseTheThreshold();
        after.replace(
                "red-flags.csv",
                "Fever can be serious.",
                "\"Fever | <b>can</b> be *serious*, see www.x.org or @somebody\"");

        assertReadsAs("less-cautious.md", diff("--format", "markdown").out());
    }

    @Test
    void whatSomebodyAcceptedIsNamedWithTheReason() throws IOException {
        raiseTheThreshold();
        after.write(
                "accepted-changes.csv",
                ACCEPTED,
                "less-cautious,MASSAGE_SUITABLE; NEEDS_MORE_INFORMATION; SELF_MASSAGE_OK,PAIN_SCORE = 7,2,Seven is not severe.,The team's doctor",
                "loses-limit,REF_*,ALWAYS,2,A doctor is seen anyway.,The team's doctor",
                "loses-limit,AVOID_*,ALWAYS,2,It never happens.,The team's doctor");

        ProgramRun run = diff();

        assertReadsAs("accepted.txt", run.out());
        assertThat(run.status()).isZero();
    }

    @Test
    void whatWasAcceptedForSomeClientsIsOpenForTheOthers() {
        raiseTheThreshold();
        after.write(
                "accepted-changes.csv",
                ACCEPTED,
                "less-cautious,MASSAGE_SUITABLE; NEEDS_MORE_INFORMATION,PAIN_SCORE = 7 and SKIN_SITE = HERE,2,For some.,A doctor");

        ProgramRun run = diff();

        assertThat(run.out())
                .contains("LESS CAUTIOUS: 3 changes, 3 open")
                .contains("Accepted by A doctor for PAIN_SCORE = 7 and SKIN_SITE = HERE");
        assertThat(run.status()).isEqualTo(1);
    }

    @Test
    void whatWasAcceptedWithAnEarlierStepDoesNotCoverThisOne() {
        raiseTheThreshold();
        for (SmallRulebook each : List.of(before, after)) {
            each.write("accepted-changes.csv", ACCEPTED, "less-cautious,M*; N*,ALWAYS,2,For an earlier step.,A doctor");
        }

        ProgramRun run = diff();

        assertThat(run.out()).contains("LESS CAUTIOUS: 3 changes, 3 open").doesNotContain("For an earlier step.");
        assertThat(run.status()).isEqualTo(1);
    }

    @Test
    void whatCannotBeUnderstoodInAnAcceptedChangeIsNamedWithItsCell() {
        after.write(
                "accepted-changes.csv",
                ACCEPTED,
                "less-cautios,,PAIN_SCOR = 7,,,",
                "more-cautious,MASSAGE_SUITABL,,2,Why.,Who",
                "less-cautious,*; A -> B,PAIN_SCOR = 7 and,2,Why.,Who",
                "less-cautious,PREC_*; GONE_CODE,PAIN_SCOR = 7,2,Why.,Who");

        ProgramRun run = diff();

        assertThat(run.errors())
                .contains(
                        "accepted-changes.csv:2:change: error: less-cautios found, one of less-cautious, loses-limit expected; other changes need nobody's word",
                        "accepted-changes.csv:2:outcome: error: empty, codes of outcomes as diff names them expected",
                        "accepted-changes.csv:2:when: error: unknown finding PAIN_SCOR; maybe PAIN_SCORE",
                        "accepted-changes.csv:3:outcome: error: unknown outcome MASSAGE_SUITABL; maybe MASSAGE_SUITABLE",
                        "accepted-changes.csv:4:outcome: error: * found, a code such as MASSAGE_SUITABLE, !TYPE_THAI or PREC_* expected",
                        "accepted-changes.csv:5:when: error: unknown finding PAIN_SCOR; maybe PAIN_SCORE",
                        "accepted-changes.csv:2:because: error: empty; one plain sentence that says why expected",
                        "accepted-changes.csv:2:accepted_by: error: empty, who answers for this change expected",
                        "accepted-changes.csv:3:change: error: more-cautious found, one of less-cautious, loses-limit expected; other changes need nobody's word",
                        "accepted-changes.csv:3:when: error: empty, a condition such as SADDLE_NUMBNESS expected; ALWAYS is everybody");
        assertThat(run.out()).isEmpty();
        assertThat(run.status()).isEqualTo(2);
    }

    @Test
    void aQuestionThatOnlyOneRulebookAsks() {
        after.append("vocabulary.csv", "CHEST_PAIN,red-flag,Chest pain,Does your chest hurt?,yes-no,,,,,,always,,,")
                .append("red-flags.csv", "chest,CHEST_PAIN,EMERGENCY_CARE,It can be the heart.,T-1,");

        ProgramRun run = diff();

        assertThat(run.out())
                .contains("Findings added: CHEST_PAIN.")
                .contains("A client reports \"Chest pain\". Nothing else was asked.");
        assertThat(run.status()).isZero();
        String before = folder.resolve("before").toString();
        String after = folder.resolve("after").toString();
        ProgramRun back = ProgramRun.of("", "diff", after, before);
        assertThat(back.out())
                .contains("LESS CAUTIOUS", "EMERGENCY_CARE -> NEEDS_MORE_INFORMATION")
                .contains("Findings removed: CHEST_PAIN.");
        assertThat(back.status()).isEqualTo(1);
    }

    @Test
    void whateverWasEditedIsListedAlsoWhereItTouchesNobodysAdvice() {
        String laws = "id,when,must,must_not,at_least,because";
        String conflicts = "outcome,other,because";
        before.withCases();
        after.withCases();
        before.write(
                        "laws.csv",
                        laws,
                        "a-doctor,FEVER_CHILLS and ANY_PAIN,,,URGENT_MEDICAL_CARE,Fever.",
                        "b,ALWAYS,,PRESSURE_LIGHT,,B.")
                .write("conflicts.csv", conflicts, "TYPE_SWEDISH,PRESSURE_LIGHT,Why.");
        after.write("laws.csv", laws, "b,ALWAYS,,TYPE_SWEDISH,,B.")
                .write("conflicts.csv", conflicts, "TYPE_SWEDISH,REF_DOCTOR,Why.")
                .replace("vocabulary.csv", "lumbago", "low back ache")
                .replace("cases/clients.csv", "pain,A", "sore-back,A");

        assertThat(diff().out())
                .contains(
                        "Findings changed: LOWER_BACK_PAIN.",
                        "Laws removed: a-doctor.",
                        "Laws changed: b.",
                        "Conflicts added: TYPE_SWEDISH and REF_DOCTOR.",
                        "Conflicts removed: TYPE_SWEDISH and PRESSURE_LIGHT.",
                        "Worked clients added: sore-back.",
                        "Worked clients removed: pain.")
                .doesNotContain("Rules ", "Outcomes ", "Evidence ");
        assertThat(diff().out()).startsWith("EQUIVALENT");
    }

    @Test
    void aNumberThatMayNowHaveFractions() {
        before.append("red-flags.csv", "seven,PAIN_SCORE = 7,PRESSURE_LIGHT,Seven.,T-1,");
        after.append("red-flags.csv", "seven,PAIN_SCORE = 7,PRESSURE_LIGHT,Seven.,T-1,");
        after.replace("vocabulary.csv", "How strong?,integer,points,0,10", "How strong?,number,points,0,12");

        ProgramRun run = diff();

        assertThat(run.out()).contains("Findings changed: PAIN_SCORE.").contains("PAIN_SCORE=");
        assertThat(run.status()).isZero();
    }

    @Test
    void whatTheTimeDoesNotSufficeForIsNotDecided() {
        ProgramRun run = ProgramRun.of(
                "",
                "diff",
                "--time-limit",
                "0",
                "built-in",
                folder.resolve("after").toString());

        assertThat(run.out()).containsPattern("; not decided: [1-9]").doesNotContain("EQUIVALENT");
        assertThat(run.err()).contains("about all clients not decided within 0 seconds; --time-limit gives more time");
        assertThat(run.status()).isEqualTo(1);
    }

    @Test
    void theBuiltInRulebookIsEquivalentToItsTables() {
        ProgramRun run = ProgramRun.of("", "diff", "built-in", "rules");

        assertThat(run.out()).startsWith("EQUIVALENT: ");
        assertThat(run.status()).isZero();
    }

    @Test
    void aRulebookThatCannotBeUsedIsNotCompared() {
        after.append("red-flags.csv", "bad,FEVER_CHILL,TYPE_SWEDISH,Why.,T-1,");

        ProgramRun run = diff();

        assertThat(run.errors())
                .contains("red-flags.csv:6:when: error: unknown finding FEVER_CHILL; maybe FEVER_CHILLS");
        assertThat(run.status()).isEqualTo(2);
        assertThat(ProgramRun.of("", "diff", "built-in", "no-such-rules").err())
                .isEqualTo("no-such-rules: error: no such folder and no such workbook\n");
    }
}
