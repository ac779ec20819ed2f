package org.massageadvisor.export.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.NotEmpty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.massageadvisor.Disposition;
import org.massageadvisor.MassageAdvisor;
import org.massageadvisor.RulebookEdition;
import org.massageadvisor.reading.RulebookReader;
import org.massageadvisor.rulebook.AnswerType;
import org.massageadvisor.rulebook.Comparison;
import org.massageadvisor.rulebook.Condition;
import org.massageadvisor.rulebook.CoreScreen;
import org.massageadvisor.rulebook.Evidence;
import org.massageadvisor.rulebook.Finding;
import org.massageadvisor.rulebook.Origin;
import org.massageadvisor.rulebook.Outcome;
import org.massageadvisor.rulebook.Outcomes;
import org.massageadvisor.rulebook.Rule;
import org.massageadvisor.rulebook.Rulebook;
import org.massageadvisor.rulebook.Vocabulary;
import org.massageadvisor.table.TableSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/**
 * The rule book of a small rulebook, as it must read, and what holds for every rule book. {@code mvn test -Dtest=RuleBookPageTest
 * -Dgolden.write=true} writes the file anew; read the difference before you commit it.
 */
class RuleBookPageTest {
    private static final Path FOLDER = Path.of("src/test/resources/export");
    private static final Rulebook BUILT_IN = MassageAdvisor.builtIn().rulebook();
    private static final Document PAGE = parsed(RuleBookPage.of(BUILT_IN));
    private static final Pattern CSS_STRING = Pattern.compile("content: \"(?:[A-Za-z0-9.-]|\\\\[0-9a-f]{6})*\"");

    @Test
    void readsAsTheGoldenFile() throws IOException {
        String page = RuleBookPage.of(RulebookReader.read(TableSource.at(FOLDER.resolve("small"))));
        Path file = FOLDER.resolve("small.html");
        if (Boolean.getBoolean("golden.write")) {
            Files.writeString(file, page);
        }

        assertThat(page).isEqualTo(Files.readString(file));
    }

    @Test
    void theSameRulebookGivesTheSamePage() {
        assertThat(RuleBookPage.of(BUILT_IN))
                .isEqualTo(RuleBookPage.of(MassageAdvisor.builtIn().rulebook()));
    }

    @Test
    void everyRuleStandsInThePageWithItsPlaceItsReasonAndItsSources() {
        for (Rule rule : BUILT_IN.rules()) {
            Element article = byId("rule-" + rule.id());
            assertThat(words(article))
                    .as(rule.id())
                    .contains(rule.id(), rule.where().text(), rule.because(), rule.note());
            assertThat(links(article)).as(rule.id()).containsAll(targets(rule));
        }
    }

    @Test
    void besideEachRuleStandsWhatItAsksAndHowCertainItsSourcesAre() {
        for (Rule rule : BUILT_IN.rules()) {
            String small = words(byId("rule-" + rule.id()));
            rule.when().eachFinding(finding -> assertThat(small)
                    .as(rule.id())
                    .containsOnlyOnce(finding.label() + ": ")
                    .contains(finding.question()));
            rule.sources().forEach(source -> assertThat(small)
                    .as(rule.id())
                    .contains(source.id() + ": " + source.document(), "Certainty: " + source.certainty()));
        }
    }

    @Test
    void whatIsRuledOutWithAnOutcomeStandsBesideEachRuleThatAsksForIt() {
        for (Rule rule : BUILT_IN.rules()) {
            Element article = byId("rule-" + rule.id());
            for (Outcome outcome : rule.gives()) {
                outcome.excludes().forEach(code -> assertThat(links(article)).contains("#outcome-" + code));
            }
        }
    }

    @Test
    void ofTwoResultsOneOrderIsGivenAndTheOtherIsSaidToRemain() {
        assertThat(words(byId("rule-bone-suspected-fracture")))
                .contains("See a doctor today. (This counts. If it did not apply, there would remain: No massage yet:"
                        + " ask a clinician first.)");
    }

    @Test
    void noFullStopFollowsAQuestionMark() {
        assertThat(words(PAGE.getDocumentElement())).doesNotContain("?.", "..");
    }

    private static Set<String> targets(Rule rule) {
        Set<String> targets = new HashSet<>();
        rule.gives().forEach(outcome -> targets.add("#outcome-" + outcome.code()));
        rule.excludes().forEach(outcome -> targets.add("#outcome-" + outcome.code()));
        rule.sources().forEach(source -> targets.add("#evidence-" + source.id()));
        rule.when().eachFinding(finding -> targets.add("#finding-" + finding.code()));
        return targets;
    }

    @Test
    void everyFindingOutcomeAndStatementStandsInThePage() {
        for (Finding finding : BUILT_IN.vocabulary().findings()) {
            assertThat(words(byId("finding-" + finding.code()))).contains(finding.label(), finding.question());
        }
        for (Outcome outcome : BUILT_IN.outcomes().all()) {
            Element row = byId("outcome-" + outcome.code());
            assertThat(words(row)).contains(outcome.label(), outcome.text());
            outcome.excludes().forEach(code -> assertThat(links(row)).contains("#outcome-" + code));
        }
        for (Evidence evidence : BUILT_IN.evidence().values()) {
            Element row = byId("evidence-" + evidence.id());
            assertThat(words(row)).contains(evidence.document(), evidence.statement(), evidence.certainty());
            BUILT_IN.rules().stream()
                    .filter(rule -> rule.sources().contains(evidence))
                    .forEach(rule -> assertThat(links(row)).contains("#rule-" + rule.id()));
        }
    }

    @Test
    void theIdsDifferAndEveryLinkLeadsSomewhereInThePage() {
        List<String> ids = values(PAGE, "id");
        assertThat(ids).doesNotHaveDuplicates();
        assertThat(values(PAGE, "href"))
                .isNotEmpty()
                .allMatch(href -> ids.contains(href.substring(1)), "leads somewhere");
        assertThat(values(PAGE, "href")).allMatch(href -> href.startsWith("#"));
    }

    @Test
    void thePageLoadsAndRunsNothing() {
        String page = RuleBookPage.of(BUILT_IN);
        assertThat(page).startsWith("<!DOCTYPE html>").contains("default-src 'none'; style-src 'unsafe-inline'");
        assertThat(elements(PAGE).stream().map(Element::getTagName))
                .doesNotContain("script", "link", "img", "iframe", "object", "form", "base");
        assertThat(page).doesNotContain("url(", "@import", "src=", "http://", "https://");
    }

    @Test
    void headingsDescendStepByStepAndTablesNameTheirColumns() {
        int level = 0;
        for (Element element : elements(PAGE)) {
            if (element.getTagName().matches("h[1-6]")) {
                int next = element.getTagName().charAt(1) - '0';
                assertThat(next).as(element.getTextContent()).isBetween(1, level + 1);
                level = next;
            }
            if (element.getTagName().equals("th")) {
                assertThat(element.getAttribute("scope")).isIn("col", "row");
            }
        }
        assertThat(PAGE.getDocumentElement().getAttribute("lang")).isEqualTo("en-GB");
    }

    @Test
    void everyTopicAndTheWholeCanBeSigned() {
        long topics = elements(PAGE).stream()
                .filter(element -> element.getAttribute("class").equals("topic"))
                .count();
        List<Element> boxes = elements(PAGE).stream()
                .filter(element -> element.getAttribute("class").equals("sign"))
                .toList();

        assertThat(boxes).hasSize((int) topics + 1).allSatisfy(box -> assertThat(words(box))
                .contains("name", "Profession", "Date", "Signature", "agreed with changes", "not agreed", "Remarks"));
        assertThat(words(boxes.get(boxes.size() - 1))).contains("worked clients run: all as expected");
    }

    @Test
    void theMostUrgentTopicComesFirst() {
        assertThat(Topic.of(BUILT_IN).stream().map(Topic::title))
                .startsWith("Red flags")
                .contains("Contraindications", "Products and allergies");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "</style><script>alert(1)</script>",
                "\"'><img src=x onerror=alert(1)>",
                "]]><!-- -->",
                "javascript:alert(1)",
                "&lt;b&gt; &amp; &#x202e;",
                "a\u202eb\u2066c\u200fd",
                "\" } body { display: none } \\",
                "line\nline\r\n\tline\u2028line\u0000\u001b[2J\uffff",
                "” or “",
            })
    void hostileTextStaysText(String text) {
        assertStaysText(text);
    }

    @Property(tries = 300)
    void whateverTheTextsSayThePageHasTheSameElements(@ForAll @NotEmpty String text) {
        assertStaysText(text);
    }

    @Test
    void namesThatDifferOnlyInWhatCannotStandInAnIdGiveDifferentIds() {
        assertThat(Set.of(
                        Html.anchor("rule", "a b"),
                        Html.anchor("rule", "a~20~b"),
                        Html.anchor("rule", "a-b"),
                        Html.anchor("rule", "ab")))
                .hasSize(4);
    }

    private static void assertStaysText(String text) {
        Document harmless = parsed(RuleBookPage.of(everywhere("harmless")));
        String page = RuleBookPage.of(everywhere(text));
        Document hostile = parsed(page);

        assertThat(skeleton(hostile)).isEqualTo(skeleton(harmless));
        assertThat(style(hostile)).isEqualTo(style(harmless));
        assertThat(page).doesNotContainPattern("[\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}\\x00-\\x09\\x0b-\\x1f\\x7f-\\x9f]");
    }

    /** The names of all elements and attributes, in order. */
    private static List<String> skeleton(Document page) {
        List<String> names = new ArrayList<>();
        for (Element element : elements(page)) {
            names.add(element.getTagName());
            for (int i = 0; i < element.getAttributes().getLength(); i++) {
                names.add("@" + element.getAttributes().item(i).getNodeName());
            }
        }
        return names;
    }

    private static String style(Document page) {
        return CSS_STRING
                .matcher(page.getElementsByTagName("style").item(0).getTextContent())
                .replaceAll("content: string");
    }

    /** A rulebook that says this wherever it can say anything. */
    private static Rulebook everywhere(String text) {
        Finding yes = finding(0, text, new AnswerType.YesNo());
        Finding number = finding(1, text, new AnswerType.Quantity(0, 10, text, true));
        Finding choice = finding(2, text, new AnswerType.Choice(List.of(text)));
        Finding derived = finding(3, text, new AnswerType.Derived());
        Condition asked = new Condition.All(List.of(
                new Condition.Yes(yes),
                new Condition.OneOf(choice, List.of(text)),
                new Condition.Not(new Condition.Yes(derived))));
        List<Outcome> outcomes = new ArrayList<>();
        for (Disposition disposition : Disposition.values()) {
            outcomes.add(outcome(disposition.rank() - 1, disposition.name(), Outcome.DISPOSITION, text, List.of()));
        }
        outcomes.add(outcome(8, text + "1", text, text, List.of()));
        outcomes.add(outcome(9, text + "2", text, text, List.of(text + "1")));
        Evidence evidence = new Evidence(text, text, text, text);
        Rule rule = new Rule(
                text,
                new Condition.Any(List.of(asked, new Condition.All(List.of(new Condition.Yes(yes), asked)))),
                List.of(outcomes.get(1), outcomes.get(9)),
                List.of(outcomes.get(8)),
                text,
                List.of(evidence),
                text,
                Origin.line(text, 1));
        return new Rulebook(
                new RulebookEdition(text, text, text, text, text, text),
                new Vocabulary(
                        List.of(yes, number, choice, derived),
                        Map.of(derived.code(), new Condition.Compare(number, Comparison.MORE, 7))),
                new Outcomes(outcomes),
                Map.of(text, evidence),
                List.of(rule));
    }

    private static Finding finding(int index, String text, AnswerType type) {
        return new Finding(
                index,
                text + index,
                "group",
                text,
                text,
                type,
                CoreScreen.NEVER,
                false,
                List.of(),
                List.of(),
                List.of());
    }

    private static Outcome outcome(int index, String code, String group, String text, List<String> excludes) {
        Integer rank = group.equals(Outcome.DISPOSITION) ? index + 1 : null;
        return new Outcome(
                index, code, group, rank, text, text, EnumSet.of(Disposition.MASSAGE_SUITABLE), excludes, null);
    }

    private static Document parsed(String page) {
        try {
            return DocumentBuilderFactory.newDefaultInstance()
                    .newDocumentBuilder()
                    .parse(new InputSource(new StringReader(page)));
        } catch (ParserConfigurationException | SAXException | IOException e) {
            throw new AssertionError(page, e);
        }
    }

    private static List<Element> elements(Document page) {
        NodeList nodes = page.getElementsByTagName("*");
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            elements.add((Element) nodes.item(i));
        }
        return elements;
    }

    private static List<String> values(Document page, String attribute) {
        return elements(page).stream()
                .filter(element -> element.hasAttribute(attribute))
                .map(element -> element.getAttribute(attribute))
                .toList();
    }

    private static Element byId(String id) {
        return elements(PAGE).stream()
                .filter(element -> element.getAttribute("id").equals(id))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no element " + id));
    }

    private static Set<String> links(Element element) {
        NodeList nodes = element.getElementsByTagName("a");
        Set<String> links = new HashSet<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            links.add(((Element) nodes.item(i)).getAttribute("href"));
        }
        return links;
    }

    private static String words(Element element) {
        return element.getTextContent();
    }
}
