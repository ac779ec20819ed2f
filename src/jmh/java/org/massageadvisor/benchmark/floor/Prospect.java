package org.massageadvisor.benchmark.floor;

import org.massageadvisor.Disposition;

/** Which dispositions one client can still get. Sets of dispositions have a bit for each rank. */
final class Prospect {
    private static final Disposition[] PRECEDENCE = Disposition.PRECEDENCE.toArray(Disposition[]::new);
    private static final Disposition[] DISPOSITIONS = Disposition.values();
    private static final int NEEDS_MORE_INFORMATION = Effect.bit(Disposition.NEEDS_MORE_INFORMATION);
    private static final int REVIEW = Effect.bit(Disposition.MEDICAL_REVIEW_BEFORE_MASSAGE);
    private static final int NO_NEED = Effect.bit(Disposition.NO_MASSAGE_NEED_IDENTIFIED);
    private static final int PRECAUTIONS = Effect.bit(Disposition.MASSAGE_WITH_PRECAUTIONS);
    private static final int SUITABLE = Effect.bit(Disposition.MASSAGE_SUITABLE);
    private static final int MASSAGE = PRECAUTIONS | SUITABLE;
    private static final int EACH = -1;

    private final int present;
    private final int possible;
    private final int moreUrgent;
    private final int lessUrgent;
    private final int liftedByFiring;

    /** @param couldCoreBeOpen whether a core question is unanswered, or would be if other questions were answered in some way */
    Prospect(Effects effects, Client client, Disposition present, boolean couldCoreBeOpen) {
        int[] askedFor = new int[Formula.TRUE + 1];
        for (int i = 0; i < effects.dispositionsOfClause.length; i++) {
            askedFor[client.value(i)] |= effects.dispositionsOfClause[i];
        }
        int certain = askedFor[Formula.TRUE];
        int soFar = certain | askedFor[Formula.SO_FAR];
        this.present = Effect.bit(present);
        this.possible = possible(certain, soFar | askedFor[Formula.NOT_YET], couldCoreBeOpen);
        this.moreUrgent = possible & (this.present - 1);
        this.lessUrgent = possible & ~moreUrgent & ~this.present;
        boolean isByDefault = this.present == NEEDS_MORE_INFORMATION && (soFar & ~Effect.LIFTS) == 0;
        this.liftedByFiring = lessUrgent & (isByDefault ? EACH : present.allowsMassage() ? NO_NEED : 0);
    }

    /**
     * Every disposition that this client can still get.
     *
     * @param certain what rules ask for that fire whatever else is answered
     * @param open what these ask for, and those that could fire
     */
    private static int possible(int certain, int open, boolean couldCoreBeOpen) {
        int possible = 0;
        for (Disposition each : PRECEDENCE) {
            int bit = Effect.bit(each);
            boolean isLifted = bit == REVIEW && (certain & Effect.LIFTS) != 0;
            boolean couldBeLifted = bit == REVIEW && (open & Effect.LIFTS) != 0;
            if ((open & bit) != 0 && !isLifted) {
                possible |= bit;
                if ((certain & bit) != 0 && !couldBeLifted) {
                    boolean waits = couldCoreBeOpen && (possible & MASSAGE) != 0;
                    return waits ? possible | NEEDS_MORE_INFORMATION : possible;
                }
            }
        }
        return possible | NEEDS_MORE_INFORMATION;
    }

    /** Every disposition that this client can still get. */
    int possible() {
        return possible;
    }

    boolean isMassagePossible() {
        return (possible & MASSAGE) != 0;
    }

    /** Whether further answers can change the disposition. */
    boolean canChange() {
        return Integer.bitCount(possible) > 1;
    }

    /** The most urgent disposition that further answers can bring about, or the present one. */
    Disposition atMost() {
        return DISPOSITIONS[Integer.numberOfTrailingZeros(possible) - 1];
    }

    /** Those more urgent than the present one that would come if a rule fired. */
    int worseIfFired(Effect effect) {
        return effect.dispositions() & moreUrgent;
    }

    /** Those more urgent than the present one that could come if a rule fired no more. */
    int worseIfCeased(Effect effect) {
        int worse = effect.lifts() ? REVIEW : 0;
        if ((effect.dispositions() & present) != 0) {
            worse |= NEEDS_MORE_INFORMATION | (present == NO_NEED ? MASSAGE : 0);
        }
        return worse & moreUrgent;
    }

    /** Whether the disposition could become less urgent if a rule fired. */
    boolean couldLiftIfFired(Effect effect) {
        return lessUrgent != 0
                && ((effect.lifts() && present == REVIEW) || (effect.dispositions() & liftedByFiring) != 0);
    }

    /** Whether the disposition could become less urgent if a rule fired no more. */
    boolean couldLiftIfCeased(Effect effect) {
        return lessUrgent != 0 && (effect.dispositions() & present) != 0;
    }
}
