package org.massageadvisor.advice;

import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.massageadvisor.Disposition;

/** What the answers on which an open rule hangs are good for. Worked out once for all rules that could do the same and stand the same. */
final class Weights {
    /** The rank to which the rule could lead, or 0. */
    static final int RANK = 0b1111;
    /** It could lift what stands against a massage. */
    static final int LIFTS = 1 << 4;
    /** It could rule something out or add a precaution. */
    static final int LIMITS = 1 << 5;
    /** It could change the plan. */
    static final int PLANS = 1 << 6;

    private static final int KNOWN = 1 << 7;
    private static final int ANY_RANK = Integer.MAX_VALUE;

    private final Stakes stakes;
    private final Disposition present;
    private final Set<Disposition> possible;
    private final boolean isByDefault;
    private final boolean couldBeLessUrgent;
    private final @Nullable Limits limits;
    private final boolean withPlan;
    private final byte[] known;

    /**
     * @param present the disposition as things stand
     * @param possible all that can still come
     * @param limits what is limited for certain; null if no massage is possible
     * @param last the last purpose that counts
     */
    Weights(Outlook outlook, Disposition present, Set<Disposition> possible, @Nullable Limits limits, Purpose last) {
        this.stakes = outlook.stakes();
        this.present = present;
        this.possible = possible;
        this.isByDefault = present == Disposition.NEEDS_MORE_INFORMATION && !outlook.asksForAnyDisposition();
        this.couldBeLessUrgent = isAny(possible, present::isMoreUrgentThan);
        this.limits = limits;
        this.withPlan = last == Purpose.PLAN;
        this.known = new byte[2 * stakes.effects()];
    }

    static boolean isAny(Set<Disposition> some, Predicate<Disposition> wanted) {
        for (Disposition disposition : some) {
            if (wanted.test(disposition)) {
                return true;
            }
        }
        return false;
    }

    /**
     * {@link #RANK}, {@link #LIFTS}, {@link #LIMITS} and {@link #PLANS} of a rule.
     *
     * @param couldFire whether it could fire; otherwise it fires so far
     */
    int of(int rule, boolean couldFire) {
        int place = 2 * stakes.effectOf(rule) + (couldFire ? 1 : 0);
        if ((known[place] & KNOWN) == 0) {
            known[place] = (byte) (KNOWN | weight(stakes.all().get(rule), couldFire));
        }
        return known[place] & (RANK | LIFTS | LIMITS | PLANS);
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
            weight |= withPlan && limits.isAnyShown(stake.concerns()) ? PLANS : 0;
        }
        return weight;
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
}
