package org.massageadvisor.benchmark.floor;

import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.massageadvisor.Conclusion;
import org.massageadvisor.Disposition;
import org.massageadvisor.Exclusion;
import org.massageadvisor.Reason;
import org.massageadvisor.SelfMassage;
import org.massageadvisor.rulebook.Outcome;

/** How what the rules that fire ask for and exclude becomes one result. */
final class Combination {
    private static final Disposition[] PRECEDENCE = Disposition.PRECEDENCE.toArray(Disposition[]::new);

    private final OutcomeTable table;
    private final BitSet asked;
    private final BitSet excluded;
    private final int[] timesAsked;
    private final int[] timesExcluded;
    private final Disposition disposition;
    private final Outcome selfMassage;
    private final BitSet inForce;
    private final @Nullable Reason[][] asking;
    private final @Nullable Reason[][] excluding;

    /** @param isCoreOpen whether a core question is unanswered; then no massage is advised */
    Combination(OutcomeTable table, KnownRule[] rules, Client client, boolean isCoreOpen) {
        this.table = table;
        int size = table.all.size();
        this.asked = new BitSet(size);
        this.excluded = new BitSet(size);
        this.timesAsked = new int[size];
        this.timesExcluded = new int[size];
        count(rules, client.fired());
        BitSet candidates = new BitSet(size);
        candidates.or(asked);
        candidates.andNot(excluded);
        Disposition first = first(candidates);
        this.disposition = isCoreOpen && first.allowsMassage() ? Disposition.NEEDS_MORE_INFORMATION : first;
        this.selfMassage = selfMassage(candidates);
        this.inForce = inForce(candidates);
        this.asking = new Reason[size][];
        this.excluding = new Reason[size][];
        giveReasons(rules, client);
    }

    private void count(KnownRule[] rules, BitSet fired) {
        for (int i = fired.nextSetBit(0); i >= 0; i = fired.nextSetBit(i + 1)) {
            for (int given : rules[i].gives) {
                timesAsked[given]++;
                asked.set(given);
            }
            for (int ruledOut : rules[i].excludes) {
                timesExcluded[ruledOut]++;
                excluded.set(ruledOut);
            }
        }
    }

    private Disposition first(BitSet candidates) {
        for (Disposition each : PRECEDENCE) {
            if (candidates.get(table.outcome(each).index())) {
                return each;
            }
        }
        return Disposition.NEEDS_MORE_INFORMATION;
    }

    /** The most cautious status asked for that may be shown, else the least cautious that may be shown. */
    private Outcome selfMassage(BitSet candidates) {
        Outcome best = null;
        boolean isBestAsked = false;
        for (Outcome status : table.selfMassage) {
            if (table.shown(disposition).get(status.index())) {
                boolean isAsked = candidates.get(status.index());
                boolean isBetter = best == null
                        || (isAsked
                                ? !isBestAsked || OutcomeTable.rank(status) < OutcomeTable.rank(best)
                                : !isBestAsked && OutcomeTable.rank(status) > OutcomeTable.rank(best));
                best = isBetter ? status : best;
                isBestAsked |= isAsked;
            }
        }
        if (best == null) {
            throw new IllegalStateException("no self-massage status may be shown at " + disposition);
        }
        return best;
    }

    private BitSet inForce(BitSet candidates) {
        candidates.and(table.shown(disposition));
        for (int ranked : table.ranked) {
            if (candidates.get(ranked) && table.moreCautious[ranked].intersects(candidates)) {
                candidates.clear(ranked);
            }
        }
        for (Outcome status : table.selfMassage) {
            candidates.set(status.index(), status.index() == selfMassage.index());
        }
        for (Disposition each : PRECEDENCE) {
            candidates.set(table.outcome(each).index(), each == disposition);
        }
        return candidates;
    }

    /** Fills the reasons of what is in force or excluded from the end, so that each needs no more than its count. */
    private void giveReasons(KnownRule[] rules, Client client) {
        BitSet told = new BitSet(timesAsked.length);
        told.or(inForce);
        told.or(excluded);
        told.and(asked);
        for (int i = told.nextSetBit(0); i >= 0; i = told.nextSetBit(i + 1)) {
            asking[i] = new Reason[timesAsked[i]];
        }
        for (int i = excluded.nextSetBit(0); i >= 0; i = excluded.nextSetBit(i + 1)) {
            excluding[i] = new Reason[timesExcluded[i]];
        }
        BitSet fired = client.fired();
        for (int i = fired.length() - 1; i >= 0; i = fired.previousSetBit(i - 1)) {
            KnownRule rule = rules[i];
            Reason reason = null;
            for (int given : rule.gives) {
                Reason[] reasons = asking[given];
                if (reasons != null) {
                    reason = reason == null ? rule.reason(client) : reason;
                    reasons[--timesAsked[given]] = reason;
                }
            }
            for (int ruledOut : rule.excludes) {
                Reason[] reasons = excluding[ruledOut];
                if (reasons != null) {
                    reason = reason == null ? rule.reason(client) : reason;
                    reasons[--timesExcluded[ruledOut]] = reason;
                }
            }
        }
    }

    private static List<Reason> list(Reason @Nullable [] reasons) {
        return reasons == null ? List.of() : List.of(reasons);
    }

    Disposition disposition() {
        return disposition;
    }

    SelfMassage selfMassage() {
        return SelfMassage.valueOf(selfMassage.code());
    }

    /** The indexes of the outcomes in force; not to be changed. */
    BitSet inForce() {
        return inForce;
    }

    /** Every outcome in force, with its reasons. What follows from the disposition alone has the reasons of the disposition. */
    List<Conclusion> conclusions() {
        Conclusion[] conclusions = new Conclusion[inForce.cardinality()];
        Reason[] ofDisposition = asking[table.outcome(disposition).index()];
        int count = 0;
        for (int i = inForce.nextSetBit(0); i >= 0; i = inForce.nextSetBit(i + 1)) {
            Outcome outcome = table.all.get(i);
            conclusions[count++] = new Conclusion(
                    outcome.code(),
                    outcome.group(),
                    outcome.label(),
                    outcome.text(),
                    list(asking[i] == null ? ofDisposition : asking[i]));
        }
        return List.of(conclusions);
    }

    List<Exclusion> exclusions() {
        Exclusion[] exclusions = new Exclusion[excluded.cardinality()];
        int count = 0;
        for (int i = excluded.nextSetBit(0); i >= 0; i = excluded.nextSetBit(i + 1)) {
            Outcome outcome = table.all.get(i);
            exclusions[count++] = new Exclusion(
                    outcome.code(), outcome.group(), outcome.label(), by(i), list(excluding[i]), list(asking[i]));
        }
        return List.of(exclusions);
    }

    /** The codes of the outcomes that rule this one out. */
    private List<String> by(int ruledOut) {
        int count = 0;
        for (int each : table.ruledOutBy[ruledOut]) {
            count += asked.get(each) ? 1 : 0;
        }
        String[] codes = new String[count];
        int next = 0;
        for (int each : table.ruledOutBy[ruledOut]) {
            if (asked.get(each)) {
                codes[next++] = table.all.get(each).code();
            }
        }
        return List.of(codes);
    }
}
