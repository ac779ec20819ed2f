package org.massageadvisor.review.diff;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.massageadvisor.rulebook.Finding;
import org.massageadvisor.rulebook.Vocabulary;

/**
 * Which questions two rulebooks do not have in common; a rulebook was given none of the answers that it does not know.
 *
 * @param added the codes of the questions that only the new one asks
 * @param removed the codes of the questions that only the old one asks
 * @param changed the codes of the questions that take other answers
 */
public record QuestionChanges(List<String> added, List<String> removed, List<String> changed) {
    public QuestionChanges {
        added = List.copyOf(added);
        removed = List.copyOf(removed);
        changed = List.copyOf(changed);
    }

    static QuestionChanges between(Vocabulary before, Vocabulary after) {
        return new QuestionChanges(
                missing(after, before),
                missing(before, after),
                before.findings().stream()
                        .filter(finding -> takesOtherAnswers(finding, after.find(finding.code())))
                        .map(Finding::code)
                        .toList());
    }

    private static boolean takesOtherAnswers(Finding finding, @Nullable Finding now) {
        return isAsked(finding)
                && now != null
                && !now.isDerived()
                && !finding.type().equals(now.type());
    }

    /** The questions of one vocabulary that another does not ask. */
    private static List<String> missing(Vocabulary there, Vocabulary here) {
        return there.findings().stream()
                .filter(finding -> isAsked(finding) && !isAsked(here.find(finding.code())))
                .map(Finding::code)
                .toList();
    }

    private static boolean isAsked(@Nullable Finding finding) {
        return finding != null && !finding.isDerived();
    }
}
