package org.massageadvisor.benchmark.floor;

import java.util.BitSet;
import org.massageadvisor.Disposition;

/** What the open rules could do to one client's advice, and so what the questions are good for on which they depend. */
final class Weighing {
    /** A weight has the rank of the more urgent disposition that a rule could bring, and marks for what else it could do. */
    private static final int NO_RANK = 15;

    private static final int LIMITS = 16;
    private static final int LIFTS = 32;

    private static final Disposition[] DISPOSITIONS = Disposition.values();

    private final Effects effects;
    private final OutcomeTable table;
    private final Client client;
    private final Prospect prospect;
    private final BitSet shown;
    private final BitSet newExclusions;
    private final BitSet newProtections;

    Weighing(Effects effects, OutcomeTable table, KnownRule[] rules, Client client, Prospect prospect) {
        this.effects = effects;
        this.table = table;
        this.client = client;
        this.prospect = prospect;
        int size = table.all.size();
        this.shown = new BitSet(size);
        this.newExclusions = new BitSet(size);
        this.newProtections = new BitSet(size);
        if (prospect.isMassagePossible()) {
            findLimits(rules);
        }
    }

    /** What may still be shown, and of it what is not excluded or limited for certain. */
    private void findLimits(KnownRule[] rules) {
        for (Disposition each : DISPOSITIONS) {
            if ((prospect.possible() & Effect.bit(each)) != 0) {
                shown.or(table.shown(each));
            }
        }
        BitSet excluded = new BitSet(table.all.size());
        BitSet given = new BitSet(table.all.size());
        BitSet fired = client.fired();
        for (int i = fired.nextSetBit(0); i >= 0; i = fired.nextSetBit(i + 1)) {
            if (client.value(rules[i].clause) == Formula.TRUE) {
                excluded.or(rules[i].effect.excludes());
                given.or(rules[i].effect.protects());
            }
        }
        newExclusions.or(shown);
        newExclusions.andNot(excluded);
        given.andNot(excluded);
        newProtections.or(newExclusions);
        newProtections.andNot(given);
        for (int ranked : table.ranked) {
            if (newProtections.get(ranked) && isOutranked(ranked, given)) {
                newProtections.clear(ranked);
            }
        }
    }

    /** Whether a more cautious outcome of its group is given for certain, and shown wherever this one could be. */
    private boolean isOutranked(int outcome, BitSet given) {
        BitSet moreCautious = table.moreCautious[outcome];
        for (int i = moreCautious.nextSetBit(0); i >= 0; i = moreCautious.nextSetBit(i + 1)) {
            if (given.get(i) && (prospect.possible() & table.shownAt[outcome] & ~table.shownAt[i]) == 0) {
                return true;
            }
        }
        return false;
    }

    /** Puts the questions on the agenda on which open rules depend that could do something. */
    void fill(Agenda agenda) {
        int[] ifFired = new int[effects.all.length];
        for (int i = 0; i < ifFired.length; i++) {
            ifFired[i] = ifFired(effects.all[i]);
        }
        for (int i = 0; i < effects.ofClause.length; i++) {
            int value = client.value(i);
            if (!Formula.isKnown(value)) {
                int rank = NO_RANK;
                int urgent = 0;
                int limiting = 0;
                boolean lifts = false;
                for (int effect : effects.ofClause[i]) {
                    int weight = value == Formula.NOT_YET ? ifFired[effect] : ifCeased(effects.all[effect]);
                    int next = weight & NO_RANK;
                    urgent = next < rank ? 1 : next == rank ? urgent + 1 : urgent;
                    rank = Math.min(rank, next);
                    limiting += (weight & LIMITS) != 0 ? 1 : 0;
                    lifts |= (weight & LIFTS) != 0;
                }
                if (rank != NO_RANK || limiting > 0 || lifts) {
                    put(agenda, client.needs(i), rank, urgent, limiting, lifts);
                }
            }
        }
    }

    private static void put(Agenda agenda, Questions questions, int rank, int urgent, int limiting, boolean lifts) {
        if (rank != NO_RANK) {
            agenda.couldLeadTo(rank, urgent, questions);
        }
        if (limiting > 0) {
            agenda.couldLimit(limiting, questions);
        }
        if (lifts) {
            agenda.couldLift(questions);
        }
    }

    private int ifFired(Effect effect) {
        boolean limits =
                effect.excludes().intersects(newExclusions) || effect.protects().intersects(newProtections);
        return weight(prospect.worseIfFired(effect), prospect.couldLiftIfFired(effect), limits);
    }

    private int ifCeased(Effect effect) {
        boolean limits = effect.takesAway().intersects(shown);
        return weight(prospect.worseIfCeased(effect), prospect.couldLiftIfCeased(effect), limits);
    }

    private int weight(int worse, boolean lifts, boolean limits) {
        int rank = prospect.canChange() && worse != 0 ? Integer.numberOfTrailingZeros(worse) : NO_RANK;
        return rank | (prospect.canChange() && lifts ? LIFTS : 0) | (limits ? LIMITS : 0);
    }
}
