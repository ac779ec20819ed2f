package org.massageadvisor.review.diff;

import java.util.List;
import org.massageadvisor.RulebookEdition;
import org.massageadvisor.review.AcceptedChange;
import org.massageadvisor.review.TableEdits;

/**
 * What a change to a rulebook does to clients.
 *
 * @param before the old rulebook
 * @param after the new one
 * @param kinds every kind of change that touches anybody, the most dangerous first
 * @param edits what was edited in the tables, whether it touches a client or not
 * @param idleAcceptances rows of {@code accepted-changes.csv} for this step that cover nothing that happens
 * @param earlierAcceptances rows of {@code accepted-changes.csv} that the old rulebook has already, so that they cover nothing new
 * @param claims how many claims about all clients were decided
 * @param undecided for how many questions the time did not suffice
 * @param defects where a proof and the engine disagree, which is a defect of the program
 */
public record DiffResult(
        RulebookEdition before,
        RulebookEdition after,
        List<KindFound> kinds,
        List<TableEdits> edits,
        List<AcceptedChange> idleAcceptances,
        List<AcceptedChange> earlierAcceptances,
        int claims,
        int undecided,
        List<String> defects) {
    public DiffResult {
        kinds = List.copyOf(kinds);
        edits = List.copyOf(edits);
        earlierAcceptances = List.copyOf(earlierAcceptances);
        idleAcceptances = List.copyOf(idleAcceptances);
        defects = List.copyOf(defects);
    }

    /**
     * Whether it is proved that for every client the same happens, is in force, is excluded and is planned, by the same rules with the same sentences and sources.
     * What is asked, and whether the advice is settled, is not compared.
     */
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
