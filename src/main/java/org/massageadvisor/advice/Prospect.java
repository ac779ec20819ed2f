package org.massageadvisor.advice;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.massageadvisor.Disposition;
import org.massageadvisor.OpenQuestion;
import org.massageadvisor.rulebook.Condition;
import org.massageadvisor.rulebook.Finding;
import org.massageadvisor.rulebook.Rule;
import org.massageadvisor.rulebook.Vocabulary;

/**
 * What can still come of one client's advice, and which questions would tell. A rule that is open counts if it would make the disposition
 * more urgent, lift it, rule something out, add a precaution, or change the plan; the questions that it depends on are open with it.
 */
final class Prospect {
    private static final int ANY_RANK = Integer.MAX_VALUE;

    private final Outlook outlook;
    private final Disposition present;
    private final boolean couldACoreQuestionBeOpen;
    private final Set<Disposition> possible;
    private final BitSet core;
    private final Purpose last;
    private final Agenda agenda;

    /**
     * @param present the disposition as things stand
     * @param core the indexes of the core questions without an answer
     * @param last the last purpose for which questions are sought; those that are listed serve earlier ones than {@link Purpose#PLAN}
     */
    Prospect(Outlook outlook, Disposition present, BitSet core, Purpose last) {
        this.outlook = outlook;
        this.present = present;
        this.couldACoreQuestionBeOpen = outlook.aCoreQuestionCouldBeOpen();
        this.possible = outlook.possible(couldACoreQuestionBeOpen);
        this.core = core;
        this.agenda = new Agenda(outlook, present, core);
        this.last = last;
        weigh();
    }

    /** The most urgent disposition that further answers can bring about, or the present one. */
    Disposition atMost() {
        Disposition most = null;
        for (Disposition disposition : possible) {
            most = most == null || disposition.isMoreUrgentThan(most) ? disposition : most;
        }
        return most == null ? present : most;
    }

    /** Whether no further answer can make the disposition more urgent, and no core question is open. */
    boolean isSettled() {
        return atMost() == present && core.isEmpty();
    }

    /** The questions whose answers could make the advice more cautious, or lift what stands against a massage. */
    List<OpenQuestion> openQuestions() {
        return agenda.openQuestions();
    }

    /** The questions to ask for the purposes up to this one, the next one first; it must be no later than the last for which they were sought. */
    List<Candidate> toAsk(Purpose until) {
        if (until.compareTo(last) > 0) {
            throw new IllegalArgumentException("questions were sought up to " + last + " only");
        }
        return agenda.toAsk(until);
    }

    private void weigh() {
        boolean massagePossible = Weights.isAny(possible, Disposition::allowsMassage);
        boolean canChange = possible.size() > 1;
        if (canChange && massagePossible && couldACoreQuestionBeOpen) {
            reasonsForCoreQuestions();
        }
        if (!canChange && !massagePossible) {
            return;
        }
        Stakes stakes = outlook.stakes();
        Weights weights =
                new Weights(outlook, present, possible, massagePossible ? new Limits(outlook, possible) : null, last);
        OpenClause clause = new OpenClause();
        for (int i = 0; i < stakes.clauses().size(); i++) {
            Clause.Standing standing = outlook.standing(i);
            if (standing.isOpen()) {
                clause.take(i);
                for (int rule : stakes.rulesOf(i)) {
                    weigh(weights.of(rule, standing == Clause.Standing.COULD_FIRE), clause);
                }
            }
        }
    }

    private void weigh(int weight, OpenClause clause) {
        int rank = weight & Weights.RANK;
        if (rank != 0) {
            agenda.couldLeadTo(rank, clause.open(), clause.decisive());
        }
        if ((weight & Weights.LIFTS) != 0) {
            agenda.serve(Purpose.CLEARANCE, clause.open(), clause.decisive());
        }
        if ((weight & Weights.LIMITS) != 0) {
            agenda.serve(Purpose.LIMITS, clause.open(), clause.decisive());
        }
        if ((weight & Weights.PLANS) != 0) {
            agenda.serve(Purpose.PLAN, clause.open(), clause.decisive());
        }
    }

    /** A clause of which it is open whether it holds. The questions on which that depends are sought when they are first asked for: for most, nobody does. */
    private final class OpenClause {
        private final BitSet open =
                new BitSet(outlook.answers().vocabulary().findings().size());
        private final BitSet decisive =
                new BitSet(outlook.answers().vocabulary().findings().size());
        private int clause;
        private boolean isSought;

        void take(int next) {
            clause = next;
            isSought = false;
        }

        private void seek() {
            if (!isSought) {
                open.clear();
                outlook.addOpen(clause, open);
                decisive.clear();
                outlook.addDecisive(clause, decisive);
                isSought = true;
            }
        }

        BitSet open() {
            seek();
            return open;
        }

        BitSet decisive() {
            seek();
            return decisive;
        }
    }

    /** A client who reports a pain has more core questions than one who does not. */
    private void reasonsForCoreQuestions() {
        Vocabulary vocabulary = outlook.answers().vocabulary();
        Finding pain = vocabulary.find(Finding.ANY_PAIN);
        if (pain != null
                && vocabulary.coreQuestions(outlook.answers()).size()
                        < vocabulary.possibleCoreQuestions(outlook.answers()).size()) {
            Condition reported = new Condition.Yes(pain);
            BitSet alone = outlook.dependence().decisive(reported);
            agenda.makeCore(alone);
            if (Disposition.NEEDS_MORE_INFORMATION.isMoreUrgentThan(present)) {
                agenda.couldLeadTo(
                        Disposition.NEEDS_MORE_INFORMATION.rank(),
                        outlook.dependence().open(reported),
                        alone);
            }
        }
    }

    /** The open rules that need the answer to a question: those first that it alone can decide, then by urgency. */
    List<Rule> rulesThatNeed(Finding finding) {
        List<Integer> rules = new ArrayList<>();
        BitSet bears = outlook.stakes().clausesOf(finding);
        for (int i = 0; i < outlook.stakes().all().size(); i++) {
            if (bears.get(outlook.stakes().clauseOf(i)) && outlook.open(i).get(finding.index())) {
                rules.add(i);
            }
        }
        return rules.stream()
                .sorted(Comparator.comparing((Integer i) -> !outlook.decisive(i).get(finding.index()))
                        .thenComparing(i ->
                                rule(i).disposition().map(Disposition::rank).orElse(ANY_RANK)))
                .map(this::rule)
                .toList();
    }

    private Rule rule(int index) {
        return outlook.stakes().all().get(index).rule();
    }
}
