package org.massageadvisor.benchmark.floor;

import java.util.BitSet;
import org.jspecify.annotations.Nullable;
import org.massageadvisor.Disposition;
import org.massageadvisor.rulebook.CoreScreen;
import org.massageadvisor.rulebook.Finding;
import org.massageadvisor.rulebook.Vocabulary;

/** The questions that must be answered before any massage is advised. Nothing in it is to be changed. */
final class CoreQuestions {
    private final @Nullable Formula pain;
    private final BitSet always = new BitSet();
    private final BitSet withPain = new BitSet();

    /** @param pain that a pain is reported; null if nothing can say so */
    CoreQuestions(Vocabulary vocabulary, @Nullable Formula pain) {
        this.pain = pain;
        for (Finding finding : vocabulary.findings()) {
            always.set(finding.index(), finding.coreScreen() == CoreScreen.ALWAYS);
            withPain.set(finding.index(), finding.coreScreen() != CoreScreen.NEVER);
        }
    }

    /** Those that a client has not answered: of the vocabulary, and those that a rule asks for because of other answers. */
    BitSet open(Client client, KnownRule[] rules) {
        boolean isPainReported = pain != null && Formula.holds(client.value(pain));
        BitSet open = (BitSet) (isPainReported ? withPain : always).clone();
        BitSet fired = client.fired();
        for (int i = fired.nextSetBit(0); i >= 0; i = fired.nextSetBit(i + 1)) {
            if (rules[i].asksForInformation) {
                for (int question : client.grounds(rules[i].clause).questions()) {
                    open.set(question);
                }
            }
        }
        open.andNot(client.answered());
        return open;
    }

    /** Whether one of the vocabulary is unanswered, or would be a core question if others were answered in some way. */
    boolean couldBeOpen(Client client) {
        boolean couldPainBeReported = pain != null && client.value(pain) != Formula.FALSE;
        BitSet possible = couldPainBeReported ? withPain : always;
        BitSet answered = client.answered();
        for (int i = possible.nextSetBit(0); i >= 0; i = possible.nextSetBit(i + 1)) {
            if (!answered.get(i)) {
                return true;
            }
        }
        return false;
    }

    /** Puts on the agenda the questions on which it depends whether a client has more core questions, who would then have to wait for them. */
    void fill(Agenda agenda, Client client) {
        if (pain != null && client.value(pain) == Formula.NOT_YET && !withPain.equals(always)) {
            agenda.couldLeadTo(Disposition.NEEDS_MORE_INFORMATION.rank(), 1, client.needs(pain));
        }
    }
}
