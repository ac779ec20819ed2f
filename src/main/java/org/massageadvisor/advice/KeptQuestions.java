package org.massageadvisor.advice;

import org.jspecify.annotations.Nullable;
import org.massageadvisor.Disposition;
import org.massageadvisor.OpenQuestion;
import org.massageadvisor.rulebook.Finding;
import org.massageadvisor.rulebook.Vocabulary;

/**
 * Open questions, made when first asked for and kept, because the same ones are open for almost everybody. Threads share them without a lock: two may both make
 * one, and make the same.
 */
final class KeptQuestions {
    /** The dispositions to which a question could lead, each with three properties that it has or has not. */
    private static final int KINDS = Disposition.values().length * 8;

    private final @Nullable OpenQuestion[] kept;

    KeptQuestions(Vocabulary vocabulary) {
        this.kept = new OpenQuestion[vocabulary.findings().size() * KINDS];
    }

    OpenQuestion question(Finding finding, boolean core, Disposition couldLeadTo, boolean couldLift, boolean declined) {
        int kind = (core ? 4 : 0) + (couldLift ? 2 : 0) + (declined ? 1 : 0);
        int place = finding.index() * KINDS + (couldLeadTo.rank() - 1) * 8 + kind;
        OpenQuestion question = kept[place];
        if (question == null) {
            question = new OpenQuestion(
                    finding.code(), finding.label(), finding.question(), core, couldLeadTo, couldLift, declined);
            kept[place] = question;
        }
        return question;
    }
}
