package org.massageadvisor.export.page;

import java.util.LinkedHashSet;
import java.util.Set;
import org.massageadvisor.export.page.ConditionWords.Phrase;
import org.massageadvisor.rulebook.AnswerType;
import org.massageadvisor.rulebook.Evidence;
import org.massageadvisor.rulebook.Finding;
import org.massageadvisor.rulebook.Rule;
import org.massageadvisor.rulebook.Vocabulary;

/** What stands small below a rule, so that who signs it sees it: what its condition asks, and how certain its sources are. */
final class Basis {
    /** From so many questions on they stand in columns. */
    private static final int MANY = 6;

    private final Html html;
    private final Vocabulary vocabulary;
    private final PhraseWriter phrases;

    Basis(Html html, Vocabulary vocabulary) {
        this.html = html;
        this.vocabulary = vocabulary;
        this.phrases = new PhraseWriter(html);
    }

    void write(Rule rule) {
        html.open("div", "class", "basis").newLine();
        Set<Finding> named = new LinkedHashSet<>();
        rule.when().eachFinding(named::add);
        if (!named.isEmpty()) {
            html.open("ul", "class", named.size() < MANY ? "asked" : "asked many-asked")
                    .newLine();
            named.forEach(this::finding);
            html.close();
        }
        if (rule.sources().isEmpty()) {
            html.element("p", "Source: none.", "class", "source");
        }
        rule.sources().forEach(this::source);
        html.close();
    }

    private void finding(Finding finding) {
        html.open("li").element("b", finding.label() + ":").text(" ");
        if (finding.isDerived()) {
            definition(finding);
        } else {
            html.text(finding.question());
            if (finding.type() instanceof AnswerType.Choice) {
                html.text(" Answer " + Wording.answers(finding.type()) + ".");
            }
        }
        html.close();
    }

    /** The definition, if it is a sentence; otherwise where it stands, because a list for each rule that names it would be long. */
    private void definition(Finding derived) {
        Phrase definition = ConditionWords.of(vocabulary.definition(derived));
        if (derived.isBuiltIn() || !definition.parts().isEmpty()) {
            html.text("worked out, see ").link(Wording.anchor(derived), "The questions");
        } else {
            html.text("applies if ");
            phrases.line(definition);
        }
        html.text(".");
    }

    private void source(Evidence source) {
        html.open("p", "class", "source").text("Source: ").link(Wording.anchor(source), source.id());
        html.text(": " + Wording.sentence(source.document()) + " Certainty: " + Wording.sentence(source.certainty()));
        html.close();
    }
}
