package org.massageadvisor.advice;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntToLongFunction;
import org.jspecify.annotations.Nullable;
import org.massageadvisor.Disposition;
import org.massageadvisor.OpenQuestion;
import org.massageadvisor.rulebook.Answers;
import org.massageadvisor.rulebook.Condition;
import org.massageadvisor.rulebook.Dependence;
import org.massageadvisor.rulebook.Finding;
import org.massageadvisor.rulebook.Outcome;
import org.massageadvisor.rulebook.Rule;
import org.massageadvisor.rulebook.Vocabulary;

/**
 * What can still come of one client's advice, and which questions would tell. A rule that is open counts if it would make the disposition
 * more urgent, lift it, rule something out, add a precaution, or change the plan; the questions that it depends on are open with it.
 */
public final class Prospect {
    private static final int ANY_RANK = Integer.MAX_VALUE;
    private static final List<Disposition> BY_RANK = List.of(Disposition.values());
    private static final List<Purpose> BY_PURPOSE = List.of(Purpose.values());
    private static final long LAST_INDEX = (1L << 24) - 1;
    private static final int MOST_DECIDED = (1 << 20) - 1;

    private final Outlook outlook;
    private final Disposition present;
    private final Set<Disposition> possible;
    private final Disposition atMost;
    private final boolean massagePossible;
    private final boolean coreCouldBeOpen;
    private final BitSet core = new BitSet();

    private final @Nullable Candidate[] candidates;
    private final int[] couldLeadTo;
    private final int[] decides;
    private final Map<Purpose, BitSet> questions = new EnumMap<>(Purpose.class);
    private final BitSet decisive = new BitSet();
    private final BitSet makesCore = new BitSet();
    private final boolean isByDefault;

    /**
     * A question that is still worth asking.
     *
     * @param purpose the first purpose that it serves
     * @param hangsOnOthers whether no answer to it changes anything until another question is answered
     */
    public record Candidate(Finding finding, OpenQuestion question, Purpose purpose, boolean hangsOnOthers) {}

    Prospect(Outlook outlook, Disposition present, Set<Finding> core) {
        this.outlook = outlook;
        this.present = present;
        this.possible = outlook.possible();
        this.massagePossible = Outlook.allowMassage(possible);
        this.isByDefault = present == Disposition.NEEDS_MORE_INFORMATION && !outlook.asksForAnyDisposition();
        this.coreCouldBeOpen = outlook.aCoreQuestionCouldBeOpen();
        this.atMost =
                possible.stream().min(Comparator.comparing(Disposition::rank)).orElse(present);
        core.forEach(finding -> this.core.set(finding.index()));
        int size = outlook.answers().vocabulary().findings().size();
        this.candidates = new Candidate[size];
        this.couldLeadTo = new int[size];
        this.decides = new int[size];
        Arrays.fill(couldLeadTo, present.rank());
        for (Purpose purpose : Purpose.values()) {
            questions.put(purpose, new BitSet(size));
        }
        weigh();
    }

    /** The most urgent disposition that further answers can bring about, or the present one. */
    Disposition atMost() {
        return atMost;
    }

    /** Whether no further answer can make the disposition more urgent, and no core question is open. */
    public boolean isSettled() {
        return atMost == present && core.isEmpty();
    }

    private void weigh() {
        of(Purpose.SAFETY).or(core);
        decisive.or(core);
        if (possible.size() > 1) {
            reasonsForCoreQuestions();
        }
        Limits certain = massagePossible ? new Limits() : null;
        for (int i = 0; i < outlook.stakes().all().size(); i++) {
            if (outlook.couldFire(i) || outlook.firesSoFar(i)) {
                weigh(i, outlook.stakes().all().get(i), certain);
            }
        }
    }

    private BitSet of(Purpose purpose) {
        BitSet all = questions.get(purpose);
        if (all == null) {
            throw new IllegalStateException(purpose + " is missing");
        }
        return all;
    }

    /** Who may report a pain may make questions core that are open. */
    private void reasonsForCoreQuestions() {
        Vocabulary vocabulary = outlook.answers().vocabulary();
        Finding pain = vocabulary.find(Finding.ANY_PAIN);
        if (pain != null
                && vocabulary.coreQuestions(outlook.answers()).size()
                        < vocabulary.possibleCoreQuestions(outlook.answers()).size()
                && coreCouldBeOpen
                && massagePossible) {
            Dependence dependence = new Dependence(outlook.answers());
            Condition reported = new Condition.Yes(pain);
            makesCore.or(dependence.decisive(reported));
            if (Disposition.NEEDS_MORE_INFORMATION.isMoreUrgentThan(present)) {
                leads(dependence.open(reported), makesCore, Disposition.NEEDS_MORE_INFORMATION.rank());
            }
        }
    }

    private void weigh(int rule, Stakes.Stake stake, @Nullable Limits certain) {
        int urgency = possible.size() > 1 ? moreUrgent(rule, stake) : ANY_RANK;
        if (urgency != ANY_RANK) {
            leads(outlook.open(rule), outlook.decisive(rule), urgency);
        }
        if (possible.size() > 1 && couldLift(rule, stake)) {
            serves(Purpose.CLEARANCE, rule);
        }
        if (certain != null) {
            if (outlook.couldFire(rule) && certain.wouldGrowBy(stake)) {
                serves(Purpose.LIMITS, rule);
            }
            if (isAnyShown(stake.concerns())) {
                serves(Purpose.PLAN, rule);
            }
        }
    }

    private void serves(Purpose purpose, int rule) {
        of(purpose).or(outlook.open(rule));
        BitSet alone = outlook.decisive(rule);
        decisive.or(alone);
        if (purpose == Purpose.LIMITS) {
            for (int i = alone.nextSetBit(0); i >= 0; i = alone.nextSetBit(i + 1)) {
                decides[i] += couldLeadTo[i] == present.rank() ? 1 : 0;
            }
        }
    }

    private void leads(BitSet open, BitSet alone, int urgency) {
        of(Purpose.SAFETY).or(open);
        decisive.or(alone);
        for (int i = open.nextSetBit(0); i >= 0; i = open.nextSetBit(i + 1)) {
            if (urgency < couldLeadTo[i]) {
                couldLeadTo[i] = urgency;
                decides[i] = 0;
            }
            if (urgency == couldLeadTo[i] && alone.get(i)) {
                decides[i]++;
            }
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

    private boolean isAnyShown(BitSet outcomes) {
        List<Outcome> all = outlook.stakes().rulebook().outcomes().all();
        for (int i = outcomes.nextSetBit(0); i >= 0; i = outcomes.nextSetBit(i + 1)) {
            if (isShown(all.get(i))) {
                return true;
            }
        }
        return false;
    }

    private boolean isShown(Outcome outcome) {
        for (Disposition disposition : possible) {
            if (outcome.shown().contains(disposition)) {
                return true;
            }
        }
        return false;
    }

    /** What is ruled out and limited for certain, whatever else is answered. */
    private final class Limits {
        private final BitSet excluded = new BitSet();
        private final BitSet given = new BitSet();

        Limits() {
            List<Stakes.Stake> stakes = outlook.stakes().all();
            for (int i = 0; i < stakes.size(); i++) {
                if (outlook.firesForCertain(i)) {
                    excluded.or(stakes.get(i).excludes());
                    given.or(stakes.get(i).protects());
                }
            }
        }

        boolean wouldGrowBy(Stakes.Stake stake) {
            List<Outcome> all = outlook.stakes().rulebook().outcomes().all();
            for (int i = stake.excludes().nextSetBit(0);
                    i >= 0;
                    i = stake.excludes().nextSetBit(i + 1)) {
                if (!excluded.get(i) && isShown(all.get(i))) {
                    return true;
                }
            }
            for (int i = stake.protects().nextSetBit(0);
                    i >= 0;
                    i = stake.protects().nextSetBit(i + 1)) {
                if (!given.get(i) && isShown(all.get(i)) && !isOutranked(all.get(i))) {
                    return true;
                }
            }
            return false;
        }

        private boolean isOutranked(Outcome outcome) {
            Integer rank = outcome.rank();
            if (rank == null) {
                return false;
            }
            for (Outcome other : outlook.stakes().rulebook().outcomes().group(outcome.group())) {
                Integer otherRank = other.rank();
                if (otherRank != null && otherRank < rank && given.get(other.index())) {
                    return true;
                }
            }
            return false;
        }
    }

    /** The questions whose answers could make the advice more cautious, or lift what stands against a massage. */
    List<OpenQuestion> openQuestions() {
        BitSet listed = new BitSet();
        listed.or(of(Purpose.SAFETY));
        listed.or(of(Purpose.LIMITS));
        listed.or(of(Purpose.CLEARANCE));
        List<OpenQuestion> questions = new ArrayList<>(listed.cardinality());
        for (Candidate each : sorted(listed, this::placeInList)) {
            questions.add(each.question());
        }
        return questions;
    }

    /**
     * The questions that serve any of the purposes up to this one and were not declined, in the order in which to ask them: first those
     * that decide which others are core, then the core questions, then by purpose and urgency; what hangs on others comes after them.
     */
    public List<Candidate> toAsk(Purpose last) {
        BitSet asked = new BitSet();
        for (Purpose purpose : Purpose.values()) {
            if (purpose.compareTo(last) <= 0) {
                asked.or(of(purpose));
            }
        }
        for (int i = asked.nextSetBit(0); i >= 0; i = asked.nextSetBit(i + 1)) {
            if (candidate(i).question().declined()) {
                asked.clear(i);
            }
        }
        return sorted(asked, this::placeInInterview);
    }

    /** The candidates by their places, which end in their indexes. */
    private List<Candidate> sorted(BitSet indexes, IntToLongFunction place) {
        long[] places = indexes.stream().mapToLong(place).sorted().toArray();
        List<Candidate> sorted = new ArrayList<>(places.length);
        for (long each : places) {
            sorted.add(candidate((int) (each & LAST_INDEX)));
        }
        return sorted;
    }

    private long placeInList(int index) {
        OpenQuestion question = candidate(index).question();
        return place(index, 0, question.core() ? 0 : 1, question.couldLift() ? 1 : 0, 0);
    }

    private long placeInInterview(int index) {
        Candidate candidate = candidate(index);
        return place(
                index,
                makesCore.get(index) ? 0 : 1,
                candidate.question().core() ? 0 : 1,
                BY_PURPOSE.indexOf(candidate.purpose()),
                candidate.hangsOnOthers() ? 1 : 0);
    }

    /** The smaller, the sooner: by the four numbers one after the other, then by urgency, rules decided, and the vocabulary's order. */
    private long place(int index, int first, int second, int third, int fourth) {
        long place = ((first * 2L + second) * BY_PURPOSE.size() + third) * 2 + fourth;
        place = place * (BY_RANK.size() + 1) + couldLeadTo[index];
        place = place * (MOST_DECIDED + 1) + (MOST_DECIDED - Math.min(decides[index], MOST_DECIDED));
        return place * (LAST_INDEX + 1) + index;
    }

    private Candidate candidate(int index) {
        Candidate known = candidates[index];
        if (known == null) {
            known = newCandidate(index);
            candidates[index] = known;
        }
        return known;
    }

    private Candidate newCandidate(int index) {
        Answers answers = outlook.answers();
        Finding finding = answers.vocabulary().findings().get(index);
        boolean isCore = core.get(index);
        Purpose purpose = of(Purpose.SAFETY).get(index)
                ? Purpose.SAFETY
                : of(Purpose.CLEARANCE).get(index)
                        ? Purpose.CLEARANCE
                        : of(Purpose.LIMITS).get(index) ? Purpose.LIMITS : Purpose.PLAN;
        boolean couldLift = purpose == Purpose.CLEARANCE;
        if (purpose != Purpose.PLAN && !isCore && outlook.stakes().isClearance(finding)) {
            purpose = Purpose.CLEARANCE;
        }
        OpenQuestion question = new OpenQuestion(
                finding.code(),
                finding.label(),
                finding.question(),
                isCore,
                BY_RANK.get(couldLeadTo[index] - 1),
                couldLift,
                answers.isDeclined(finding));
        return new Candidate(finding, question, purpose, !decisive.get(index));
    }

    /** The open rules that need the answer to a question: those first that it alone can decide, then by urgency. */
    public List<Rule> rulesThatNeed(Finding finding) {
        List<Integer> rules = new ArrayList<>();
        BitSet bears = outlook.stakes().rulesOf(finding);
        for (int i = bears.nextSetBit(0); i >= 0; i = bears.nextSetBit(i + 1)) {
            if (outlook.open(i).get(finding.index())) {
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
