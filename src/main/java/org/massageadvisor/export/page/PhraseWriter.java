package org.massageadvisor.export.page;

import org.massageadvisor.export.page.ConditionWords.Phrase;
import org.massageadvisor.export.page.ConditionWords.Piece;
import org.massageadvisor.export.page.ConditionWords.Plain;
import org.massageadvisor.export.page.ConditionWords.Term;
import org.massageadvisor.rulebook.Finding;

/** Writes conditions in words onto a page, each finding linked to its place in the list of questions. */
final class PhraseWriter {
    /** From so many entries on a list of short ones stands in columns. */
    private static final int MANY = 6;

    private final Html html;

    PhraseWriter(Html html) {
        this.html = html;
    }

    void line(Phrase phrase) {
        for (Piece piece : phrase.line()) {
            if (piece instanceof Plain plain) {
                html.text(plain.text());
            } else if (piece instanceof Term term) {
                Finding finding = term.finding();
                html.link(Wording.anchor(finding), term.text(), "class", finding.isDerived() ? "term derived" : "term");
            }
        }
    }

    /** The parts as a list, with lists within. */
    void parts(Phrase phrase) {
        if (phrase.parts().isEmpty()) {
            return;
        }
        boolean many = phrase.parts().size() >= MANY
                && phrase.parts().stream().allMatch(part -> part.parts().isEmpty());
        html.open("ul", "class", many ? "condition many" : "condition").newLine();
        for (Phrase part : phrase.parts()) {
            html.open("li");
            line(part);
            parts(part);
            html.close();
        }
        html.close();
    }
}
