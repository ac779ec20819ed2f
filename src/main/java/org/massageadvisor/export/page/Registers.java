package org.massageadvisor.export.page;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.massageadvisor.Disposition;
import org.massageadvisor.export.page.ConditionWords.Phrase;
import org.massageadvisor.rulebook.Evidence;
import org.massageadvisor.rulebook.Finding;
import org.massageadvisor.rulebook.Labels;
import org.massageadvisor.rulebook.Outcome;
import org.massageadvisor.rulebook.Rule;
import org.massageadvisor.rulebook.Rulebook;

/** What the rules are made of, in tables: the questions, the outcomes, and the evidence. */
final class Registers {
    private final Html html;
    private final PhraseWriter phrases;
    private final Rulebook rulebook;

    Registers(Html html, Rulebook rulebook) {
        this.html = html;
        this.phrases = new PhraseWriter(html);
        this.rulebook = rulebook;
    }

    void questions() {
        html.open("section", "class", "chapter").element("h2", "The questions", "id", "questions");
        html.element(
                "p",
                "Everything that can be said about a client. Core questions are those marked “always”; for a client in pain those marked"
                        + " “if in pain” as well; and what is unanswered of a rule that applies and gives "
                        + Wording.quoted(Disposition.NEEDS_MORE_INFORMATION, rulebook) + ". "
                        + Wording.whileCoreQuestionIsOpen(rulebook));
        for (String group : rulebook.vocabulary().groups()) {
            html.element("h3", Labels.upperFirst(Labels.group(group)));
            HtmlTable table = new HtmlTable(html, "questions", "Name", "Question", "Answer", "Core question");
            for (Finding finding : rulebook.vocabulary().group(group)) {
                head(table.row(Wording.anchor(finding)), finding.label(), finding.code());
                if (finding.isDerived()) {
                    table.wideCell();
                    definition(finding);
                } else {
                    table.cell().text(finding.question());
                    table.cell().text(Wording.answers(finding.type()));
                    table.cell().text(Wording.core(finding.coreScreen()));
                }
                table.endRow();
            }
            table.end();
        }
        html.close();
    }

    private static void head(Html cell, String label, String code) {
        cell.text(label).text(" ").element("code", code);
    }

    private void definition(Finding derived) {
        html.text("Never asked. ");
        if (derived.code().equals(Finding.ALWAYS)) {
            html.text("It applies to every client.");
        } else if (derived.code().equals(Finding.CORE_QUESTION_OPEN)) {
            html.text("It applies while a core question that counts for the client has no answer.");
        } else {
            Phrase definition = ConditionWords.of(rulebook.vocabulary().definition(derived));
            html.text("It applies if ");
            phrases.line(definition);
            html.text(definition.parts().isEmpty() ? "." : "");
            phrases.parts(definition);
        }
    }

    void outcomes() {
        html.open("section", "class", "chapter").element("h2", "The outcomes", "id", "outcomes");
        html.element(
                "p",
                "Everything that can be advised, with its text for the client. What an outcome rules out is out as soon as a rule asks for"
                        + " that outcome. In a group with ranks the lowest rank asked for wins.");
        for (String group : rulebook.outcomes().groups()) {
            html.element("h3", Labels.upperFirst(Labels.group(group)));
            HtmlTable table = new HtmlTable(html, "outcomes", "Name", "Text for the client", "Appears with");
            for (Outcome outcome : rulebook.outcomes().group(group)) {
                head(table.row(Wording.anchor(outcome)), outcome.label(), outcome.code());
                table.cell().text(outcome.text());
                details(outcome);
                table.cell().text(Wording.dispositions(outcome.shown(), rulebook));
                table.endRow();
            }
            table.end();
        }
        html.close();
    }

    private void details(Outcome outcome) {
        if (outcome.rank() != null) {
            html.element("div", "Rank: " + outcome.rank(), "class", "detail");
        }
        if (outcome.amount() != null) {
            html.element("div", "Figure for the plan: " + Wording.amount(outcome.amount()), "class", "detail");
        }
        List<Outcome> ruledOut = rulebook.outcomes().ruledOutBy(outcome);
        if (!ruledOut.isEmpty()) {
            html.open("div", "class", "detail").text("Rules out: ");
            for (int i = 0; i < ruledOut.size(); i++) {
                html.text(i > 0 ? "; " : "");
                html.link(Wording.anchor(ruledOut.get(i)), ruledOut.get(i).label(), "class", "term");
            }
            html.close();
        }
    }

    void evidence() {
        html.open("section", "class", "chapter").element("h2", "The evidence", "id", "evidence");
        html.element("p", "The statements that the rules cite, where they stand, and how far they were checked.");
        Map<Evidence, List<Rule>> citing = new LinkedHashMap<>();
        rulebook.rules().forEach(rule -> rule.sources()
                .forEach(source ->
                        citing.computeIfAbsent(source, key -> new ArrayList<>()).add(rule)));
        HtmlTable table = new HtmlTable(html, "evidence", "Id", "Statement", "Certainty", "Cited by");
        for (Evidence evidence : rulebook.evidence().values()) {
            table.row(Wording.anchor(evidence)).text(evidence.id());
            table.cell().text(evidence.statement()).element("div", evidence.document(), "class", "detail");
            table.cell().text(evidence.certainty());
            citations(citing.getOrDefault(evidence, List.of()), table.cell());
            table.endRow();
        }
        table.end();
        html.close();
    }

    private static void citations(List<Rule> rules, Html cell) {
        cell.text(rules.isEmpty() ? "no rule" : "");
        for (int i = 0; i < rules.size(); i++) {
            cell.text(i > 0 ? ", " : "");
            cell.link(Html.anchor("rule", rules.get(i).id()), rules.get(i).id());
        }
    }
}
