package org.massageadvisor.advice;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
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

    private static final int RANK = 0b1111;
    private static final int LIFTS = 1 << 4;
    private static final int LIMITS = 1 << 5;
    private static final int PLANS = 1 << 6;
    private static final int KNOWN = 1 << 7;

    private final Outlook outlook;
    private final Disposition present;
    private final boolean couldACoreQuestionBeOpen;
    private final Set<Disposition> possible;
    private final boolean isByDefault;
    private final boolean couldBeLessUrgent;
    private final BitSet core;
    private final Agenda agenda;

    /**
     * @param present the disposition as things stand
     * @param core the indexes of the core questions without an answer
     * @param last the last purpose for which questions are sought; those that are listed serve earlier ones than {@link Purpose#PLAN}
     */
    Prospect(Outlook outlook, Disposition present, BitSet core, Purpose last) {
        this.outlook = outlook;
        this.present = present;
        this.couldACoreQuestionBeOpen = !core.isEmpty() || outlook.aCoreQuestionCouldBeOpen();
        this.possible = outlook.possible(couldACoreQuestionBeOpen);
        this.isByDefault = present == Disposition.NEEDS_MORE_INFORMATION && !outlook.asksForAnyDisposition();
        this.couldBeLessUrgent = isAnyPossible(present::isMoreUrgentThan);
        this.core = core;
        this.agenda = new Agenda(outlook, present, core);
        weigh(last);
    }

    private boolean isAnyPossible(Predicate<Disposition> wanted) {
        for (Disposition disposition : possible) {
            if (wanted.test(disposition)) {
                return true;
            }
        }
        return false;
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

    /** The questions to ask for the purposes up to this one, the next one first. */
    List<Candidate> toAsk(Purpose last) {
        return agenda.toAsk(last);
    }

    private void weigh(Purpose last) {
        boolean massagePossible = isAnyPossible(Disposition::allowsMassage);
        boolean canChange = possible.size() > 1;
        if (canChange && massagePossible && couldACoreQuestionBeOpen) {
            reasonsForCoreQuestions();
        }
        if (!canChange && !massagePossible) {
            return;
        }
        Stakes stakes = outlook.stakes();
        Weights weights = new Weights(massagePossible ? new Limits(outlook, possible) : null, last);
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
        int rank = weight & RANK;
        if (rank != 0) {
            agenda.couldLeadTo(rank, clause.open(), clause.decisive());
        }
        if ((weight & LIFTS) != 0) {
            agenda.serve(Purpose.CLEARANCE, clause.open(), clause.decisive());
        }
        if ((weight & LIMITS) != 0) {
            agenda.serve(Purpose.LIMITS, clause.open(), clause.decisive());
        }
        if ((weight & PLANS) != 0) {
            agenda.serve(Purpose.PLAN, clause.open(), clause.decisive());
        }
    }

    /** What the answers on which a rule hangs are good for. Worked out once for all rules that could do the same and stand the same. */
    private final class Weights {
        private final @Nullable Limits limits;
        private final Purpose last;
        private final byte[] known = new byte[2 * outlook.stakes().effects()];

        /** @param limits what is limited for certain; null if no massage is possible */
        Weights(@Nullable Limits limits, Purpose last) {
            this.limits = limits;
            this.last = last;
        }

        /** The rank to which it could lead, or 0, and what else it could do, a bit for each. */
        int of(int rule, boolean couldFire) {
            int place = 2 * outlook.stakes().effectOf(rule) + (couldFire ? 1 : 0);
            if ((known[place] & KNOWN) == 0) {
                known[place] = (byte) (KNOWN | weight(outlook.stakes().all().get(rule), couldFire));
            }
            return known[place];
        }

        private int weight(Stakes.Stake stake, boolean couldFire) {
            int weight = 0;
            if (possible.size() > 1) {
                int moreUrgent = moreUrgent(couldFire, stake);
                weight |= moreUrgent == ANY_RANK ? 0 : moreUrgent;
                weight |= couldLift(couldFire, stake) ? LIFTS : 0;
            }
            if (limits != null) {
                boolean isLimit = couldFire ? limits.wouldGrowBy(stake) : limits.isAnyShown(stake.takesAway());
                weight |= isLimit ? LIMITS : 0;
                weight |= last == Purpose.PLAN && limits.isAnyShown(stake.concerns()) ? PLANS : 0;
            }
            return weight;
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

    /** The rank of the most urgent disposition, more urgent than the present one, that would come if this rule fired, or fired no more. */
    private int moreUrgent(boolean couldFire, Stakes.Stake stake) {
        int most = ANY_RANK;
        for (int i = 0; i < stake.dispositions().size(); i++) {
            Disposition disposition = stake.dispositions().get(i);
            if (couldFire && possible.contains(disposition)) {
                most = Math.min(most, disposition.rank());
            } else if (!couldFire && disposition == present) {
                most = Math.min(most, withoutPresent());
            }
        }
        if (stake.lifts() && !couldFire) {
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
    private boolean couldLift(boolean couldFire, Stakes.Stake stake) {
        if (!couldBeLessUrgent) {
            return false;
        }
        if (!couldFire) {
            return stake.dispositions().contains(present);
        }
        if (stake.lifts() && present == Disposition.MEDICAL_REVIEW_BEFORE_MASSAGE) {
            return true;
        }
        for (int i = 0; i < stake.dispositions().size(); i++) {
            Disposition disposition = stake.dispositions().get(i);
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
