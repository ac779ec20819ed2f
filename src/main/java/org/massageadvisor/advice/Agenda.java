package org.massageadvisor.advice;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntToLongFunction;
import org.massageadvisor.Disposition;
import org.massageadvisor.OpenQuestion;
import org.massageadvisor.rulebook.Answers;
import org.massageadvisor.rulebook.Finding;

/**
 * The questions that are worth asking, what each is good for, and in which order they come. Filled once, then only read; questions are
 * known by their indexes.
 */
final class Agenda {
    private static final List<Disposition> BY_RANK = List.of(Disposition.values());
    private static final List<Purpose> BY_PURPOSE = List.of(Purpose.values());
    private static final int INDEX_BITS = 24;
    private static final long INDEX = (1L << INDEX_BITS) - 1;
    /** Further rules that a question decides make no difference to its place. */
    private static final int MOST_DECIDED = Short.MAX_VALUE;

    private final Answers answers;
    private final Stakes stakes;
    private final int present;
    private final BitSet core;
    private final BitSet makesCore = new BitSet();
    private final BitSet decisive = new BitSet();
    private final Map<Purpose, BitSet> questions = new EnumMap<>(Purpose.class);
    private final byte[] couldLeadTo;
    private final short[] decides;

    /** @param core the core questions without an answer */
    Agenda(Outlook outlook, Disposition present, BitSet core) {
        this.answers = outlook.answers();
        this.stakes = outlook.stakes();
        this.present = present.rank();
        this.core = core;
        int size = answers.vocabulary().findings().size();
        this.couldLeadTo = new byte[size];
        Arrays.fill(couldLeadTo, (byte) this.present);
        this.decides = new short[size];
        for (Purpose purpose : Purpose.values()) {
            questions.put(purpose, new BitSet(size));
        }
        of(Purpose.SAFETY).or(core);
        decisive.or(core);
    }

    private BitSet of(Purpose purpose) {
        BitSet all = questions.get(purpose);
        if (all == null) {
            throw new IllegalStateException(purpose + " is missing");
        }
        return all;
    }

    /** One of these questions decides whether other open questions are core. */
    void makeCore(BitSet alone) {
        makesCore.or(alone);
    }

    /**
     * These questions could lead to a more urgent disposition of this rank.
     *
     * @param alone those of them of which one answer alone could
     */
    void couldLeadTo(int rank, BitSet open, BitSet alone) {
        of(Purpose.SAFETY).or(open);
        decisive.or(alone);
        for (int i = open.nextSetBit(0); i >= 0; i = open.nextSetBit(i + 1)) {
            if (rank < couldLeadTo[i]) {
                couldLeadTo[i] = (byte) rank;
                decides[i] = 0;
            }
            if (rank == couldLeadTo[i] && alone.get(i)) {
                decideOneMore(i);
            }
        }
    }

    /**
     * These questions serve a purpose other than safety.
     *
     * @param alone those of them of which one answer alone does
     */
    void serve(Purpose purpose, BitSet open, BitSet alone) {
        of(purpose).or(open);
        decisive.or(alone);
        if (purpose == Purpose.LIMITS) {
            for (int i = alone.nextSetBit(0); i >= 0; i = alone.nextSetBit(i + 1)) {
                if (couldLeadTo[i] == present) {
                    decideOneMore(i);
                }
            }
        }
    }

    private void decideOneMore(int index) {
        if (decides[index] < MOST_DECIDED) {
            decides[index]++;
        }
    }

    /** The questions whose answers could make the advice more cautious, or lift what stands against a massage. */
    List<OpenQuestion> openQuestions() {
        BitSet listed = (BitSet) of(Purpose.SAFETY).clone();
        listed.or(of(Purpose.LIMITS));
        listed.or(of(Purpose.CLEARANCE));
        long[] order = inOrder(listed, this::placeInList);
        OpenQuestion[] questions = new OpenQuestion[order.length];
        for (int i = 0; i < order.length; i++) {
            questions[i] = question((int) (order[i] & INDEX));
        }
        return List.of(questions);
    }

    /**
     * The questions that serve any of the purposes up to this one and were not declined, in the order in which to ask them: first those
     * that decide which others are core, then the core questions, then by purpose and urgency; what hangs on others comes after them.
     */
    List<Candidate> toAsk(Purpose last) {
        BitSet asked = new BitSet();
        for (Purpose purpose : Purpose.values()) {
            if (purpose.compareTo(last) <= 0) {
                asked.or(of(purpose));
            }
        }
        List<Finding> findings = answers.vocabulary().findings();
        for (int i = asked.nextSetBit(0); i >= 0; i = asked.nextSetBit(i + 1)) {
            if (answers.isDeclined(findings.get(i))) {
                asked.clear(i);
            }
        }
        List<Candidate> candidates = new ArrayList<>(asked.cardinality());
        for (long each : inOrder(asked, this::placeInInterview)) {
            int index = (int) (each & INDEX);
            candidates.add(new Candidate(findings.get(index), question(index), purpose(index), hangsOnOthers(index)));
        }
        return candidates;
    }

    /** The places of these questions in order, which end in their indexes. */
    private static long[] inOrder(BitSet indexes, IntToLongFunction place) {
        long[] places = new long[indexes.cardinality()];
        int count = 0;
        for (int i = indexes.nextSetBit(0); i >= 0; i = indexes.nextSetBit(i + 1)) {
            places[count++] = place.applyAsLong(i);
        }
        Arrays.sort(places);
        return places;
    }

    private long placeInList(int index) {
        return place(index, 0, core.get(index) ? 0 : 1, couldLift(index) ? 1 : 0, 0);
    }

    private long placeInInterview(int index) {
        return place(
                index,
                makesCore.get(index) ? 0 : 1,
                core.get(index) ? 0 : 1,
                BY_PURPOSE.indexOf(purpose(index)),
                hangsOnOthers(index) ? 1 : 0);
    }

    /** The smaller, the sooner: by the four numbers one after the other, then by urgency, rules decided, and the vocabulary's order. */
    private long place(int index, int first, int second, int third, int fourth) {
        long place = ((first * 2L + second) * BY_PURPOSE.size() + third) * 2 + fourth;
        place = place * (BY_RANK.size() + 1) + couldLeadTo[index];
        place = place * (MOST_DECIDED + 1) + (MOST_DECIDED - decides[index]);
        return place << INDEX_BITS | index;
    }

    private OpenQuestion question(int index) {
        Finding finding = answers.vocabulary().findings().get(index);
        return stakes.questions()
                .question(
                        finding,
                        core.get(index),
                        BY_RANK.get(couldLeadTo[index] - 1),
                        couldLift(index),
                        answers.isDeclined(finding));
    }

    private boolean couldLift(int index) {
        return serves(index) == Purpose.CLEARANCE;
    }

    private boolean hangsOnOthers(int index) {
        return !decisive.get(index);
    }

    /** What a question is asked for; whatever it serves, one that can lift a disposition is asked when everything else is known. */
    private Purpose purpose(int index) {
        Purpose purpose = serves(index);
        boolean isLate = purpose != Purpose.PLAN
                && !core.get(index)
                && stakes.isClearance(answers.vocabulary().findings().get(index));
        return isLate ? Purpose.CLEARANCE : purpose;
    }

    private Purpose serves(int index) {
        return of(Purpose.SAFETY).get(index)
                ? Purpose.SAFETY
                : of(Purpose.CLEARANCE).get(index)
                        ? Purpose.CLEARANCE
                        : of(Purpose.LIMITS).get(index) ? Purpose.LIMITS : Purpose.PLAN;
    }
}
