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
    private final Set<Disposition> possible;
    private final boolean isByDefault;
    private final boolean couldBeLessUrgent;
    private final BitSet core;
    private final Agenda agenda;

    /**
     * @param present the disposition as things stand
     * @param core the indexes of the core questions without an answer
     */
    Prospect(Outlook outlook, Disposition present, BitSet core) {
        this.outlook = outlook;
        this.present = present;
        this.possible = outlook.possible();
        this.isByDefault = present == Disposition.NEEDS_MORE_INFORMATION && !outlook.asksForAnyDisposition();
        this.couldBeLessUrgent = possible.stream().anyMatch(present::isMoreUrgentThan);
        this.core = core;
        this.agenda = new Agenda(outlook, present, core);
        weigh();
    }

    /** The most urgent disposition that further answers can bring about, or the present one. */
    Disposition atMost() {
        return possible.stream().min(Comparator.comparing(Disposition::rank)).orElse(present);
    }

    /** Whether no further answer can make the disposition more urgent, and no core question is open. */
    boolean isSettled() {
        return atMost() == present && core.isEmpty();
    }

    /** The questions whose answers could make the advice more cautious, or lift what stands against a massage. */
    List<OpenQuestion> openQuestions() {
        return agenda.openQuestions();
    }

    /** The questions to ask for the purposes up to this one, the next one first. */
    List<Candidate> toAsk(Purpose last) {
        return agenda.toAsk(last);
    }

    private void weigh() {
        boolean massagePossible = possible.stream().anyMatch(Disposition::allowsMassage);
        boolean canChange = possible.size() > 1;
        if (canChange && massagePossible && outlook.aCoreQuestionCouldBeOpen()) {
            reasonsForCoreQuestions();
        }
        Limits limits = massagePossible ? new Limits(outlook, possible) : null;
        BitSet open = new BitSet(outlook.answers().vocabulary().findings().size());
        BitSet decisive = new BitSet(outlook.answers().vocabulary().findings().size());
        for (int clause = 0; clause < outlook.stakes().clauses().size(); clause++) {
            if (outlook.isOpen(clause)) {
                open.clear();
                outlook.addOpen(clause, open);
                decisive.clear();
                outlook.addDecisive(clause, decisive);
                for (int rule : outlook.stakes().rulesOf(clause)) {
                    Stakes.Stake stake = outlook.stakes().all().get(rule);
                    if (canChange) {
                        weighDisposition(rule, stake, open, decisive);
                    }
                    if (limits != null) {
                        weighLimits(rule, stake, limits, open, decisive);
                    }
                }
            }
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

    private void weighDisposition(int rule, Stakes.Stake stake, BitSet open, BitSet decisive) {
        int moreUrgent = moreUrgent(rule, stake);
        if (moreUrgent != ANY_RANK) {
            agenda.couldLeadTo(moreUrgent, open, decisive);
        }
        if (couldLift(rule, stake)) {
            agenda.serve(Purpose.CLEARANCE, open, decisive);
        }
    }

    private void weighLimits(int rule, Stakes.Stake stake, Limits limits, BitSet open, BitSet decisive) {
        boolean grows = outlook.couldFire(rule) && limits.wouldGrowBy(stake);
        boolean comesBack = outlook.firesSoFar(rule) && limits.isAnyShown(stake.takesAway());
        if (grows || comesBack) {
            agenda.serve(Purpose.LIMITS, open, decisive);
        }
        if (limits.isAnyShown(stake.concerns())) {
            agenda.serve(Purpose.PLAN, open, decisive);
        }
    }

    /** The rank of the most urgent disposition, more urgent than the present one, that would come if this rule fired, or fired no more. */
    private int moreUrgent(int rule, Stakes.Stake stake) {
        int most = ANY_RANK;
        for (Disposition disposition : stake.dispositions()) {
            if (outlook.couldFire(rule) && possible.contains(disposition)) {
                most = Math.min(most, disposition.rank());
            } else if (outlook.firesSoFar(rule) && disposition == present) {
                most = Math.min(most, withoutPresent());
            }
        }
        if (stake.lifts() && outlook.firesSoFar(rule)) {
            most = Math.min(most, rankIfPossible(Disposition.MEDICAL_REVIEW_BEFORE_MASSAGE));
        }
        return most < present.rank() ? most : ANY_RANK;
    }

    /** What could come if the rule behind the present disposition fired no more. */
    private int withoutPresent() {
        int most = rankIfPossible(Disposition.NEEDS_MORE_INFORMATION);
        if (present == Disposition.NO_MASSAGE_NEED_IDENTIFIED) {
            most = Math.min(most, rankIfPossible(Disposition.MASSAGE_WITH_PRECAUTIONS));
            most = Math.min(most, rankIfPossible(Disposition.MASSAGE_SUITABLE));
        }
        return most;
    }

    private int rankIfPossible(Disposition disposition) {
        return possible.contains(disposition) ? disposition.rank() : ANY_RANK;
    }

    /** Whether an answer that makes this rule fire, or fire no more, could make the disposition less urgent. */
    private boolean couldLift(int rule, Stakes.Stake stake) {
        if (!couldBeLessUrgent) {
            return false;
        }
        if (outlook.firesSoFar(rule)) {
            return stake.dispositions().contains(present);
        }
        if (stake.lifts() && present == Disposition.MEDICAL_REVIEW_BEFORE_MASSAGE) {
            return true;
        }
        for (Disposition disposition : stake.dispositions()) {
            boolean isPrecededBy = disposition == Disposition.NO_MASSAGE_NEED_IDENTIFIED && present.allowsMassage();
            if ((isByDefault || isPrecededBy)
                    && present.isMoreUrgentThan(disposition)
                    && possible.contains(disposition)) {
                return true;
            }
        }
        return false;
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
