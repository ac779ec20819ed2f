package org.massageadvisor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.lang.reflect.InvocationTargetException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.massageadvisor.engine.TrustedDrlException;
import org.massageadvisor.export.drl.DrlText;
import org.massageadvisor.export.page.RuleBookPage;
import org.massageadvisor.intake.Intake;
import org.massageadvisor.interview.Consequence;
import org.massageadvisor.json.ExplanationJson;
import org.massageadvisor.json.RecommendationJson;
import org.massageadvisor.table.InvalidRulebookException;
import org.massageadvisor.table.Problem;

/** Rules as DRL text beside those of the tables: what they can say, what is refused, what comes of those that fail. */
class TrustedDrlTest {
    private static final MassageAdvisor BUILT_IN = MassageAdvisor.builtIn();
    private static final DrlRule LONG_AND_STRONG = new DrlRule("long-and-strong")
            .then("POSTPONE_MASSAGE; REF_GP_ROUTINE; !TYPE_THAI")
            .asks("PAIN_SCORE; PAIN_DURATION_WEEKS")
            .when("Client( number(\"PAIN_SCORE\") * 4 + number(\"PAIN_DURATION_WEEKS\") >= 30 )");
    private static final MassageAdvisor ADVISOR = BUILT_IN.withTrustedDrl("extra.drl", LONG_AND_STRONG.text());

    @Test
    void aRuleMayComputeWithTwoNumbers() {
        Recommendation strong = ADVISOR.advise(client(6, 10));
        Recommendation bearable = ADVISOR.advise(client(6, 5));

        assertThat(strong.disposition()).isEqualTo(Disposition.POSTPONE_MASSAGE);
        assertThat(strong.conclusion("REF_GP_ROUTINE").orElseThrow().because())
                .contains(new Reason(
                        "long-and-strong",
                        "extra.drl:3",
                        "The score says so.",
                        List.of("PAIN_SCORE", "PAIN_DURATION_WEEKS"),
                        List.of("G-17")));
        assertThat(strong.excluded()).extracting(Exclusion::code).contains("TYPE_THAI");
        assertThat(bearable.conclusion("REF_GP_ROUTINE")).isEmpty();
        assertThat(bearable.excluded()).extracting(Exclusion::code).doesNotContain("TYPE_THAI");
    }

    @Test
    void aRuleIsOpenUntilAllThatItReadsIsAnswered() {
        Recommendation half = ADVISOR.advise(Intake.builder("half")
                .yes("LOWER_BACK_PAIN")
                .number("PAIN_SCORE", 4)
                .build());

        assertThat(half.settled()).isFalse();
        assertThat(half.openQuestions()).extracting(OpenQuestion::code).contains("PAIN_DURATION_WEEKS");
    }

    @Test
    void theAdvisorItWasAddedToStaysAsItWas() {
        assertThat(BUILT_IN.advise(client(6, 10)).conclusion("REF_GP_ROUTINE")).isEmpty();
        assertThat(BUILT_IN.rulebook().rules())
                .hasSize(ADVISOR.rulebook().rules().size() - 1);
    }

    @Test
    void textsMayBeAddedOneAfterTheOther() {
        MassageAdvisor both = ADVISOR.withTrustedDrl(
                "more.drl",
                new DrlRule("any-score")
                        .when("Client( isAnswered(\"PAIN_SCORE\") )")
                        .text());

        assertThat(both.advise(client(6, 10)).conclusions("disposition").get(0).because())
                .extracting(Reason::where)
                .contains("extra.drl:3", "more.drl:3");
    }

    @Test
    void rulesOfOneTextMayBuildOnEachOther() {
        MassageAdvisor advisor = BUILT_IN.withTrustedDrl(
                "extra.drl",
                DrlRule.text(
                        new DrlRule("first")
                                .when("Client( number(\"PAIN_SCORE\") > 8 )")
                                .does("insert(\"very strong\");"),
                        new DrlRule("second")
                                .then("REF_GP_ROUTINE")
                                .asks("AGE_YEARS")
                                .when("String()")));

        assertThat(RecommendationJson.write(advisor.advise(client(9, 1)))).contains("\"rule\":\"second\"");
        assertThat(RecommendationJson.write(advisor.advise(client(8, 1)))).doesNotContain("extra.drl");
        assertThat(advisor.advise(client(9, 1)).openQuestions())
                .as("each rule counts as asking for all that the text asks for")
                .extracting(OpenQuestion::code)
                .contains("AGE_YEARS");
    }

    @Test
    void functionsMayBeUsed() {
        MassageAdvisor advisor = BUILT_IN.withTrustedDrl(
                "extra.drl",
                new DrlRule("half")
                        .then("REF_GP_ROUTINE")
                        .when("Client( half(number(\"PAIN_SCORE\")) == 3.5 )")
                        .textAfter("function double half(double number) { return number / 2; }"));

        assertThat(advisor.advise(client(7, 1)).conclusion("REF_GP_ROUTINE")).isPresent();
        assertThat(advisor.advise(client(6, 1)).conclusion("REF_GP_ROUTINE")).isEmpty();
    }

    /** Drools would compile constraints anew after some twenty uses, and then take "not a number" for less than anything. */
    @Test
    void aNumberThatIsNotGivenMeetsNoComparisonHoweverOftenItIsTried() {
        MassageAdvisor advisor = BUILT_IN.withTrustedDrl(
                "extra.drl",
                DrlRule.text(
                        new DrlRule("less").when("Client( number(\"PAIN_SCORE\") < 3 )"),
                        new DrlRule("not-less").when("Client( 4 - number(\"PAIN_SCORE\") <= 3 )"),
                        new DrlRule("more").when("Client( number(\"PAIN_SCORE\") > 3 )"),
                        new DrlRule("equal").when("Client( number(\"PAIN_SCORE\") == number(\"PAIN_SCORE\") )"),
                        new DrlRule("bound").when("Client( $score : number(\"PAIN_SCORE\"), $score < 3 )"),
                        new DrlRule("tested").when("$client : Client() eval( $client.number(\"PAIN_SCORE\") < 3 )")));
        Intake client = Intake.builder("unknown").yes("LOWER_BACK_PAIN").build();
        String first = RecommendationJson.write(advisor.advise(client));

        assertThat(first).doesNotContain("extra.drl");
        assertThat(IntStream.range(0, 300)).allSatisfy(i -> assertThat(RecommendationJson.write(advisor.advise(client)))
                .isEqualTo(first));
    }

    @Test
    void anExplanationTellsWhatTheCodeSaysAndWhatItReads() {
        Explanation explanation = ADVISOR.explain(client(6, 10));

        assertThat(explanation.givenBy())
                .filteredOn(rule -> rule.rule().equals("long-and-strong"))
                .extracting(Explanation.TracedRule::condition)
                .containsExactly(new Explanation.Computed(
                        Explanation.State.MET,
                        "drl(long-and-strong)",
                        true,
                        true,
                        List.of(
                                new Explanation.Read("PAIN_SCORE", label("PAIN_SCORE"), "6 points"),
                                new Explanation.Read(
                                        "PAIN_DURATION_WEEKS", label("PAIN_DURATION_WEEKS"), "10 weeks"))));
        assertThat(explanation.mainstays())
                .extracting(mainstay ->
                        mainstay.answers().stream().map(Mainstay.Held::code).toList())
                .contains(List.of("PAIN_SCORE"), List.of("PAIN_DURATION_WEEKS"));
        assertThat(ExplanationJson.write(explanation))
                .contains(
                        "{\"kind\":\"COMPUTED\",\"state\":\"MET\",\"name\":\"drl(long-and-strong)\",\"found\":\"yes\"");
    }

    @Test
    void theRuleBookToReadNamesTheCode() {
        assertThat(RuleBookPage.of(ADVISOR.rulebook())).contains("is one for whom drl(long-and-strong) says yes");
    }

    @Test
    void codeIsNotWrittenAsDrlAgain() {
        assertThatThrownBy(() -> DrlText.of(ADVISOR.rulebook()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("drl(long-and-strong) is code already, and only what tables say is written as DRL");
    }

    @Test
    void anInterviewAsksWhatTheCodeReadsAndTellsWhatEachNumberWouldChange() {
        var interview =
                ADVISOR.interview().answer("PAIN_DURATION_WEEKS", new org.massageadvisor.intake.Answer.Quantity(10));

        assertThat(interview.why("PAIN_SCORE")).extracting(rule -> rule.id()).contains("long-and-strong");
        List<Consequence> consequences = interview.consequences("PAIN_SCORE");
        assertThat(consequences).allSatisfy(each -> assertThat(
                        each.recommendation().conclusion("REF_GP_ROUTINE").isPresent())
                .isEqualTo(((org.massageadvisor.intake.Answer.Quantity) each.example()).value() >= 5));
        assertThat(consequences).extracting(Consequence::inWords).anyMatch(words -> words.startsWith("5"));
    }

    @Test
    void theDigestCoversTheTextAndNotItsLineEnds() {
        String text = LONG_AND_STRONG.text();

        assertThat(digest(ADVISOR)).startsWith("sha256:").isNotEqualTo(digest(BUILT_IN));
        assertThat(digest(BUILT_IN.withTrustedDrl("extra.drl", text + "// a remark\n")))
                .isNotEqualTo(digest(ADVISOR));
        assertThat(digest(BUILT_IN.withTrustedDrl("extra.drl", text.replace("\n", "\r\n"))))
                .isEqualTo(digest(ADVISOR));
        assertThat(ADVISOR.advise(client(1, 1)).rulebook().digest()).isEqualTo(digest(ADVISOR));
    }

    @Test
    void everythingWrongIsNamedAtOnceWithItsLine() {
        String text = """
                package extra
                import org.massageadvisor.engine.Client
                rule "Bad Name"
                    @then("POSTPONE_MASAGE; !REF_GP_ROUTINE")
                    @source("G-1717")
                    @becase("x")
                    @asks("PAIN_SCOR")
                    timer (int: 5s)
                when
                    Client( numbr("PAIN_SCORE") > 3 )
                then
                end
                rule "fever-with-pain"
                    @then("EMERGENCY_CARE; EMERGENCY_CARE") @because("Because.") @source("G-17")
                when // isYes("NECK_PAIN")
                    Client( isYes("FEVER_CHILLS"), choice("PAIN_SCOR") == "A" )
                then
                    int n = foo;
                end
                """;

        assertThat(problems(text))
                .containsExactlyInAnyOrder(
                        "extra.drl:3: error: unknown annotation @becase; maybe because",
                        "extra.drl:3:asks: error: unknown finding PAIN_SCOR; maybe PAIN_SCORE",
                        "extra.drl:3:id: error: \"Bad Name\" found, small letters, digits and hyphens (at most 200) expected, as in fever-with-pain; maybe bad-name",
                        "extra.drl:3:because: error: empty; one plain sentence for whoever reads the advice expected",
                        "extra.drl:3:then: error: unknown outcome POSTPONE_MASAGE; maybe POSTPONE_MASSAGE",
                        "extra.drl:3:then: error: !REF_GP_ROUTINE is not allowed: what protects the client (group referral)"
                                + " cannot be taken back by a rule",
                        "extra.drl:3:source: error: unknown evidence G-1717; each has a row in the table evidence; maybe G-11",
                        "extra.drl:8: error: the attribute timer is not allowed: a rule must fire by the answers alone, not by"
                                + " the clock or by what else is set",
                        "extra.drl:10: error: Unable to Analyse Expression numbr(\"PAIN_SCORE\"): unable to resolve method"
                                + " using strict-mode: org.massageadvisor.engine.Client.numbr(java.lang.String)",
                        "extra.drl:13:asks: error: empty, the findings that the rule reads expected, separated by ;",
                        "extra.drl:13:id: error: the id fever-with-pain stands at red-flags.csv:25 already",
                        "extra.drl:13:then: error: EMERGENCY_CARE stands twice",
                        "extra.drl:16: error: FEVER_CHILLS is read, but no rule of the text asks for it; add it to @asks",
                        "extra.drl:13: error: Rule Compilation error foo cannot be resolved to a variable");
    }

    @Test
    void textThatIsNoDrlIsRefusedWithItsLine() {
        assertThat(problems(new DrlRule("open")
                        .when("Client( number(\"PAIN_SCORE\") > 3 ")
                        .text()))
                .hasSize(1)
                .first()
                .asString()
                .startsWith("extra.drl:10: error: ")
                .contains("mismatched input 'then'");
        assertThat(problems("")).containsExactly("extra.drl: error: no rule found");
        assertThat(problems("package x\n")).containsExactly("extra.drl: error: no rule found");
        assertThat(problems("id,when,then\n")).isNotEmpty();
    }

    @Test
    void whatWouldNotFireByTheAnswersAloneIsRefused() {
        for (String attribute : List.of(
                "date-effective \"1-Jan-2020\"",
                "date-expires \"1-Jan-2020\"",
                "enabled false",
                "agenda-group \"x\"",
                "ruleflow-group \"x\"",
                "duration 5",
                "auto-focus true")) {
            assertThat(problems(new DrlRule("timed").with(attribute).text()))
                    .as(attribute)
                    .contains(
                            "extra.drl:8: error: the attribute " + attribute.split(" ", -1)[0]
                                    + " is not allowed: a rule must fire by the answers alone, not by the clock or by what else is set");
        }
        assertThat(problems(new DrlRule("fine").textAfter("global java.util.List list")))
                .containsExactly("extra.drl:3: error: a global found, which nobody sets; use a function instead");
        assertThat(problems(
                        new DrlRule("fine").with("salience 5").with("no-loop").text()))
                .isEmpty();
    }

    @Test
    void readingWhatNoRuleAsksForIsAnErrorThatNamesIt() {
        assertThat(problems(new DrlRule("reads")
                        .when("Client( isYes(\"FEVER_CHILLS\") )")
                        .text()))
                .containsExactly(
                        "extra.drl:9: error: FEVER_CHILLS is read, but no rule of the text asks for it; add it to @asks");
        assertThat(problems(new DrlRule("reads")
                        .when("Client( isYes(\"FEVER_\" + \"CHILLS\") )")
                        .text()))
                .hasSize(1)
                .first()
                .asString()
                .startsWith("extra.drl: error: ")
                .contains("[Rule \"reads\" in extra.drl]")
                .endsWith("FEVER_CHILLS is read, but no rule of the text asks for it; add it to @asks");
    }

    @Test
    void readingAFindingAsWhatItIsNotIsAnErrorThatNamesIt() {
        assertThat(problems(new DrlRule("reads")
                        .when("Client( isYes(\"PAIN_SCORE\") )")
                        .text()))
                .containsExactly(
                        "extra.drl:9: error: isYes(\"PAIN_SCORE\") cannot be read: PAIN_SCORE takes a whole number from"
                                + " 0 to 10 points, or \"unknown\"");
    }

    @Test
    void rulesThatDoNotComeToAnEndAreRefused() {
        String text = new DrlRule("loop")
                .when("$tick : Tick( count > 0 )")
                .does("modify($tick) { setCount($tick.getCount() + 1) }")
                .textAfter("declare Tick count : int end\n"
                        + new DrlRule("start").does("insert(new Tick(1));").rule());

        assertThat(problems(text))
                .hasSize(1)
                .first()
                .asString()
                .contains("extra.drl: error: the rules do not come to an end; for one client they fired 10000 times")
                .contains("loop");
    }

    @Test
    void aRuleThatFailsForAClientGivesAnErrorThatNamesItAndNoAdvice() {
        String fails =
                "function boolean fails(double score) { if (score > 5) throw new IllegalStateException(\"too much\");"
                        + " return score > 3; }";
        for (DrlRule rule : List.of(
                new DrlRule("failing").when("Client( fails(number(\"PAIN_SCORE\")) )"),
                new DrlRule("failing")
                        .when("Client( $score : number(\"PAIN_SCORE\") )")
                        .does("fails($score);"),
                new DrlRule("failing").when("$client : Client() eval( fails($client.number(\"PAIN_SCORE\")) )"))) {
            MassageAdvisor advisor = BUILT_IN.withTrustedDrl("extra.drl", rule.textAfter(fails));

            assertThat(advisor.advise(client(4, 1)).disposition()).isNotNull();
            for (int i = 0; i < 2; i++) {
                assertThatThrownBy(() -> advisor.advise(client(6, 1)))
                        .isInstanceOf(TrustedDrlException.class)
                        .hasMessageStartingWith("extra.drl: ")
                        .hasMessageContaining("failing")
                        .hasMessageContaining("too much");
                assertThatThrownBy(() -> advisor.interview()
                                .answer("PAIN_SCORE", new org.massageadvisor.intake.Answer.Quantity(6)))
                        .isInstanceOf(TrustedDrlException.class);
            }
            assertThat(advisor.advise(client(4, 1)).disposition()).isNotNull();
        }
    }

    @Test
    void sixteenThreadsOnOneAdvisorGiveWhatOneGives() throws Exception {
        List<Intake> clients = new ArrayList<>();
        List<String> alone = new ArrayList<>();
        for (int i = 0; i < 121; i++) {
            clients.add(client(i % 11, i / 11));
            alone.add(RecommendationJson.write(ADVISOR.advise(clients.get(i))));
        }
        assertThat(alone)
                .anyMatch(advice -> advice.contains("extra.drl"))
                .anyMatch(advice -> !advice.contains("extra.drl"));
        MassageAdvisor fresh = BUILT_IN.withTrustedDrl("extra.drl", LONG_AND_STRONG.text());
        ExecutorService threads = Executors.newFixedThreadPool(16);
        try {
            List<Callable<List<String>>> tasks = new ArrayList<>();
            for (int thread = 0; thread < 16; thread++) {
                tasks.add(() -> IntStream.range(0, 5)
                        .boxed()
                        .flatMap(round -> clients.stream())
                        .map(client -> RecommendationJson.write(fresh.advise(client)))
                        .toList());
            }
            List<String> five = new ArrayList<>();
            IntStream.range(0, 5).forEach(round -> five.addAll(alone));
            for (Future<List<String>> together : threads.invokeAll(tasks)) {
                assertThat(together.get()).isEqualTo(five);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void withoutTheCompilerOfDroolsAdviceIsGivenAndDrlTextIsRefusedWithTheNamesOfWhatIsMissing() throws Exception {
        for (String missing : List.of("drools-mvel", "mvel2", "drools-ecj", "/ecj-", "drools-wiring-dynamic")) {
            try (URLClassLoader without = classPathWithout(missing)) {
                Thread.currentThread().setContextClassLoader(without);
                Class<?> type = without.loadClass(MassageAdvisor.class.getName());
                Object advisor = type.getMethod("builtIn").invoke(null);
                Throwable thrown = java.util.Objects.requireNonNull(
                        catchThrowableOfType(InvocationTargetException.class, () -> type.getMethod(
                                                "withTrustedDrl", String.class, String.class)
                                        .invoke(advisor, "extra.drl", LONG_AND_STRONG.text()))
                                .getCause());

                assertThat(thrown.getClass().getName()).isEqualTo(TrustedDrlException.class.getName());
                assertThat(thrown)
                        .hasMessageMatching(
                                "rules as DRL text need the compiler of Drools, which is not on the class path; expected"
                                        + " there: org\\.drools:drools-mvel:\\d+\\.\\d+\\.\\d+ and org\\.drools:drools-ecj:\\d+\\.\\d+\\.\\d+");
            }
        }
    }

    /** As for an embedder who has none of it: the tests themselves run with all of it on the class path. */
    @Test
    void withoutTheCompilerOfDroolsTheAdviceIsTheSame() throws Exception {
        try (URLClassLoader without =
                classPathWithout("drools-mvel", "mvel2", "drools-ecj", "/ecj-", "drools-wiring-dynamic")) {
            Thread.currentThread().setContextClassLoader(without);
            Class<?> type = without.loadClass(MassageAdvisor.class.getName());
            Class<?> intakes = without.loadClass("org.massageadvisor.json.IntakeJson");
            Class<?> recommendations = without.loadClass("org.massageadvisor.json.RecommendationJson");
            Class<?> recommendation = without.loadClass(Recommendation.class.getName());
            Object intake = intakes.getMethod("read", String.class)
                    .invoke(null, "{\"answers\": {\"LOWER_BACK_PAIN\": \"yes\", \"PAIN_SCORE\": 4}}");
            Object advice = type.getMethod("advise", intake.getClass())
                    .invoke(type.getMethod("builtIn").invoke(null), intake);

            assertThat(recommendations.getMethod("write", recommendation).invoke(null, advice))
                    .isEqualTo(RecommendationJson.write(BUILT_IN.advise(Intake.builder()
                            .yes("LOWER_BACK_PAIN")
                            .number("PAIN_SCORE", 4)
                            .build())));
        }
    }

    @AfterEach
    void seeTheWholeClassPathAgain() {
        Thread.currentThread().setContextClassLoader(TrustedDrlTest.class.getClassLoader());
    }

    private static URLClassLoader classPathWithout(String... parts) throws MalformedURLException {
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path", ""));
        List<URL> urls = new ArrayList<>();
        for (String entry : classPath.split(java.io.File.pathSeparator, -1)) {
            if (Arrays.stream(parts).noneMatch(entry::contains)) {
                urls.add(Path.of(entry).toUri().toURL());
            }
        }
        return new URLClassLoader(urls.toArray(new URL[0]), ClassLoader.getPlatformClassLoader());
    }

    private static List<String> problems(String drl) {
        try {
            BUILT_IN.withTrustedDrl("extra.drl", drl);
            return List.of();
        } catch (InvalidRulebookException e) {
            return e.problems().stream().map(Problem::toString).toList();
        }
    }

    private static Intake client(int score, int weeks) {
        return Intake.builder("client")
                .yes("LOWER_BACK_PAIN")
                .number("PAIN_SCORE", score)
                .number("PAIN_DURATION_WEEKS", weeks)
                .build();
    }

    private static String digest(MassageAdvisor advisor) {
        return advisor.rulebook().edition().digest();
    }

    private static String label(String code) {
        var finding = BUILT_IN.rulebook().vocabulary().find(code);
        assertThat(finding).isNotNull();
        return finding == null ? "" : finding.label();
    }
}
