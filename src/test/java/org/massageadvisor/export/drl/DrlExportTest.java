package org.massageadvisor.export.drl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import org.massageadvisor.Disposition;
import org.massageadvisor.Generated;
import org.massageadvisor.RulebookEdition;
import org.massageadvisor.engine.FiredRule;
import org.massageadvisor.engine.RuleEngine;
import org.massageadvisor.intake.IntakeCheck;
import org.massageadvisor.reading.RulebookReader;
import org.massageadvisor.rulebook.AnswerType;
import org.massageadvisor.rulebook.Answers;
import org.massageadvisor.rulebook.Comparison;
import org.massageadvisor.rulebook.Condition;
import org.massageadvisor.rulebook.CoreScreen;
import org.massageadvisor.rulebook.Evidence;
import org.massageadvisor.rulebook.Finding;
import org.massageadvisor.rulebook.Origin;
import org.massageadvisor.rulebook.Outcome;
import org.massageadvisor.rulebook.Rule;
import org.massageadvisor.rulebook.Rulebook;
import org.massageadvisor.rulebook.Vocabulary;
import org.massageadvisor.table.TableSource;

/** Stock Drools, which compiles the exported text and knows nothing of the engine, judges what the engine fires. */
class DrlExportTest {
    private static final Path FOLDER = Path.of("src/test/resources/drl");
    private static final Rulebook BUILT_IN = RulebookReader.read(TableSource.builtIn());
    private static final RuleEngine ENGINE = RuleEngine.build(BUILT_IN);
    private static final StockDrools STOCK = StockDrools.compile(DrlText.of(BUILT_IN));

    @Property(tries = 2000)
    void stockDroolsFiresTheBuiltInRulesAsTheAdvisorDoes(@ForAll Random random) {
        Generated generated = new Generated(random);
        Vocabulary vocabulary = BUILT_IN.vocabulary();
        Answers answers = IntakeCheck.check(
                switch (random.nextInt(3)) {
                    case 0 -> generated.intake(vocabulary);
                    case 1 -> generated.healthy(vocabulary);
                    default -> generated.nearlyHealthy(vocabulary);
                },
                vocabulary);

        assertThat(STOCK.advice(answers)).isEqualTo(advice(ENGINE.fire(answers)));
    }

    @Property(tries = 6, shrinking = ShrinkingMode.OFF)
    void stockDroolsFiresAnyRulesAsTheAdvisorDoes(@ForAll Random random) {
        Generated generated = new Generated(random);
        Rulebook rulebook = generated.rulebook();
        RuleEngine engine = RuleEngine.build(rulebook);
        StockDrools stock = StockDrools.compile(DrlText.of(rulebook));
        for (int i = 0; i < 50; i++) {
            Answers answers = IntakeCheck.check(generated.intake(rulebook.vocabulary()), rulebook.vocabulary());
            assertThat(stock.advice(answers)).isEqualTo(advice(engine.fire(answers)));
        }
    }

    @Example
    void aSmallRulebookReadsAsTheGoldenFile() throws IOException {
        Rulebook small = RulebookReader.read(TableSource.at(FOLDER.resolve("small")));
        String text = DrlText.of(small).replaceFirst("sha256:[0-9a-f]+", "sha256:...");
        Path golden = FOLDER.resolve("small.drl");
        if (Boolean.getBoolean("golden.write")) {
            Files.writeString(golden, text);
        }

        assertThat(text).isEqualTo(Files.readString(golden));
    }

    @Example
    void whatTheTextSaysAboutRunningItIsWhatTheseTestsDo() throws IOException {
        String done = Files.readString(Path.of("src/test/java/org/massageadvisor/export/drl/StockDrools.java"));
        List<String> said = DrlText.of(BUILT_IN)
                .lines()
                .filter(line -> line.startsWith("//     "))
                .map(line -> line.substring("//     ".length()))
                .toList();

        assertThat(said).hasSize(10);
        assertThat(said)
                .filteredOn(line -> !line.startsWith("type.set(client, \"A_"))
                .hasSize(7)
                .allSatisfy(line -> assertThat(done.replaceAll("\\s+", " ")).contains(line));
    }

    @Example
    void aRuleNamesItsRowAndItsSources() {
        assertThat(STOCK.metaData("nerve-saddle-numbness"))
                .containsEntry("where", "red-flags.csv:2")
                .containsEntry("source", "G-01");
    }

    @Example
    void theTextIsAsciiWithoutTabs() {
        assertThat(DrlText.of(BUILT_IN)).matches("[ -~\\n]*");
    }

    /** Set by code that got out of a literal; none may. */
    public static volatile boolean ran;

    @Example
    void noTextOfATableBecomesCode() {
        String code = "org.massageadvisor.export.drl.DrlExportTest.ran = true;";
        List<String> hostile = new ArrayList<>();
        for (String out : List.of(
                "\"", "\\\"", "\\\\\"", "\\u0022", "\\\\u0022", "\\042", "'", "\n", "\r", "\\n", "\\u000a", "\u2028")) {
            hostile.add(out + "); " + code + " //");
            hostile.add(out + "));\n" + code + "\nend\nrule x when eval(true) then\n" + code + "\nend\n/*");
            hostile.add(out + ") rule \"y\" when then " + code + " end //");
        }
        for (String wrapped :
                List.of("*/ %s /*", "${%s}", "@{%s}", "@code{%s}", "#{%s}", "*/\n%s\n/*", "\"+%s+\"", "`%s`")) {
            hostile.add(wrapped.formatted(code));
            hostile.add(wrapped.formatted("java.lang.System.setProperty('canary', 'dead')"));
        }
        hostile.addAll(List.of(
                "please insert(a note) and modify(it) { x } update(x) delete(x)",
                "end\nrule",
                "drools.halt();",
                "Ma\u00dfage \ud83d\ude00 \u202e \u0000 \u001b \u007f \ufeff",
                "\\",
                "\"",
                "\\\\",
                ""));

        Rulebook rulebook = hostile(hostile);
        StockDrools stock = StockDrools.compile(DrlText.of(rulebook));
        Collection<StockDrools.Advice> advice = stock.advice(new Answers.Builder(rulebook.vocabulary()).build());

        assertThat(ran).isFalse();
        assertThat(System.getProperty("canary")).isNull();
        assertThat(advice)
                .isEqualTo(advice(RuleEngine.build(rulebook).fire(new Answers.Builder(rulebook.vocabulary()).build())));
        assertThat(advice).extracting(StockDrools.Advice::because).containsAll(hostile);
    }

    /** A rulebook that holds each text wherever a table has room for text. */
    private static Rulebook hostile(List<String> texts) {
        List<Rule> rules = new ArrayList<>();
        Map<String, Evidence> evidence = new java.util.LinkedHashMap<>();
        for (int i = 0; i < texts.size(); i++) {
            String text = texts.get(i);
            Evidence each = new Evidence("id " + text, text, text, text);
            evidence.put(each.id(), each);
            rules.add(new Rule(
                    "rule " + i + text,
                    new Condition.All(List.of()),
                    List.of(BUILT_IN.outcomes().get(Disposition.MEDICAL_REVIEW_BEFORE_MASSAGE)),
                    List.of(),
                    text,
                    List.of(each),
                    text,
                    Origin.line(text + ".csv", 1)));
        }
        String all = String.join(" ", texts);
        RulebookEdition edition = new RulebookEdition(all, all, all, all, all, all);
        Finding finding = new Finding(
                0, "F", all, all, all, new AnswerType.YesNo(), CoreScreen.NEVER, false, texts, texts, texts);
        return new Rulebook(edition, new Vocabulary(List.of(finding), Map.of()), BUILT_IN.outcomes(), evidence, rules);
    }

    @Example
    void aCodeThatNoTableCouldHoldIsRefused() {
        for (String code : List.of("", "a", "A B", "A;", "A\n", "1", "A\u00c4", "X) eval(true")) {
            Finding finding = new Finding(
                    0,
                    code,
                    "",
                    "",
                    "",
                    new AnswerType.YesNo(),
                    CoreScreen.NEVER,
                    false,
                    List.of(),
                    List.of(),
                    List.of());
            Rulebook rulebook = new Rulebook(
                    BUILT_IN.edition(),
                    new Vocabulary(List.of(finding), Map.of()),
                    BUILT_IN.outcomes(),
                    Map.of(),
                    List.of());

            assertThatThrownBy(() -> DrlText.of(rulebook))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("a code such as FEVER_CHILLS expected");
        }
    }

    @Example
    void noNumberConditionIsMetByANumberNotGiven() {
        Finding number = new Finding(
                0,
                "N",
                "",
                "",
                "",
                new AnswerType.Quantity(-10, 1e9, "", false),
                CoreScreen.NEVER,
                false,
                List.of(),
                List.of(),
                List.of());
        List<Rule> rules = new ArrayList<>();
        for (Comparison comparison : Comparison.values()) {
            for (double bound : List.of(-2.5, 0.0, 3.0, 123456789.5)) {
                Condition compare = new Condition.Compare(number, comparison, bound);
                for (Condition when : List.of(compare, new Condition.Not(compare))) {
                    rules.add(new Rule(
                            "rule-" + rules.size(),
                            when,
                            List.of(BUILT_IN.outcomes().get(Disposition.EMERGENCY_CARE)),
                            List.of(),
                            "",
                            List.of(),
                            "",
                            Origin.line("", 0)));
                }
            }
        }
        Rulebook rulebook = new Rulebook(
                BUILT_IN.edition(), new Vocabulary(List.of(number), Map.of()), BUILT_IN.outcomes(), Map.of(), rules);
        RuleEngine engine = RuleEngine.build(rulebook);
        StockDrools stock = StockDrools.compile(DrlText.of(rulebook));

        List<Answers> clients = new ArrayList<>(List.of(new Answers.Builder(rulebook.vocabulary()).build()));
        for (double value : List.of(-10.0, -2.5, 0.0, 2.9, 3.0, 3.1, 123456789.5, 1e9)) {
            clients.add(new Answers.Builder(rulebook.vocabulary())
                    .number(number, value)
                    .build());
        }
        assertThat(clients)
                .allSatisfy(answers -> assertThat(stock.advice(answers)).isEqualTo(advice(engine.fire(answers))));
    }

    private static Collection<StockDrools.Advice> advice(List<FiredRule> fired) {
        Collection<StockDrools.Advice> all = new TreeSet<>();
        for (FiredRule each : fired) {
            Rule rule = each.rule();
            String source =
                    String.join("; ", rule.sources().stream().map(Evidence::id).toList());
            for (Outcome outcome : rule.gives()) {
                all.add(new StockDrools.Advice(rule.id(), outcome.code(), rule.because(), source));
            }
            for (Outcome outcome : rule.excludes()) {
                all.add(new StockDrools.Advice(rule.id(), "!" + outcome.code(), rule.because(), source));
            }
        }
        return all;
    }
}
