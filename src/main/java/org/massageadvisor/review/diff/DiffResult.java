package org.massageadvisor.review.diff;

import java.util.List;
import org.massageadvisor.RulebookEdition;
import org.massageadvisor.review.AcceptedChange;

/**
 * What a change to a rulebook does to clients.
 *
 * @param before the old rulebook
 * @param after the new one
 * @param kinds every kind of change that touches anybody, the most dangerous first
 * @param questions the questions that the two do not have in common
 * @param idleAcceptances rows of {@code accepted-changes.csv} for this step that cover nothing that happens
 * @param claims how many claims about all clients were decided
 * @param undecided how many the time did not suffice for
 * @param defects where a proof and the engine disagree, which is a defect of the program
 */
public record DiffResult(
        RulebookEdition before,
        RulebookEdition after,
        List<KindFound> kinds,
        QuestionChanges questions,
        List<AcceptedChange> idleAcceptances,
        int claims,
        int undecided,
        List<String> defects) {
    public DiffResult {
        kinds = List.copyOf(kinds);
        idleAcceptances = List.copyOf(idleAcceptances);
        defects = List.copyOf(defects);
    }

    /** Whether it is proved that no client gets other advice: nothing else happens, is in force, is excluded, for other reasons or in other words. */
    public boolean isEquivalent() {
        return kinds.isEmpty() && isCertain();
    }

    /** Whether every claim was decided, and the engine agreed with all that was shown. */
    public boolean isCertain() {
        return undecided == 0 && defects.isEmpty();
    }

    /** Whether somebody's advice is less safe, and nobody accepted that. */
    public boolean isLessSafe() {
        return kinds.stream().anyMatch(KindFound::isOpen);
    }
}
