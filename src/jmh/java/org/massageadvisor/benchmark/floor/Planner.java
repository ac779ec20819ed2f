package org.massageadvisor.benchmark.floor;

import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.massageadvisor.Plan;
import org.massageadvisor.rulebook.Amount;
import org.massageadvisor.rulebook.Outcome;
import org.massageadvisor.rulebook.Outcomes;

/** Puts the treatment in force into working order. Immutable. */
final class Planner {
    private static final String CLOSING = "PLAN_END_EFFLEURAGE";
    private static final String CLOSING_STROKE = "STROKE_EFFLEURAGE";
    private static final BitSet NOWHERE = new BitSet();

    private final KnownRule[] rules;
    private final Outcomes outcomes;
    private final List<Outcome> types;
    private final List<Outcome> strokes;
    private final List<Outcome> areas;
    private final List<Outcome> pressures;
    private final List<Outcome> sessions;
    private final List<Outcome> steps;
    private final List<Outcome> frequencies;

    Planner(KnownRule[] rules, Outcomes outcomes) {
        this.rules = rules;
        this.outcomes = outcomes;
        this.types = outcomes.group("massage-type");
        this.strokes = outcomes.group(Outcome.STROKE);
        this.areas = outcomes.group(Outcome.AREA);
        this.pressures = outcomes.group(Outcome.PRESSURE);
        this.sessions = outcomes.group("session");
        this.steps = outcomes.group("plan");
        this.frequencies = outcomes.group("frequency");
    }

    Plan plan(Client client, BitSet inForce) {
        boolean closes = false;
        for (Outcome step : steps) {
            closes |= inForce.get(step.index()) && step.code().equals(CLOSING);
        }
        BitSet ofStrokes = among(strokes, inForce);
        Places places = new Places(client);
        Plan.Area[] worked = new Plan.Area[among(areas, inForce).cardinality()];
        int count = 0;
        for (Outcome area : areas) {
            if (inForce.get(area.index())) {
                worked[count++] = new Plan.Area(area.code(), inOrder(places.suiting(area, ofStrokes), closes));
            }
        }
        return new Plan(
                codes(among(types, inForce), null),
                inOrder(ofStrokes, closes),
                List.of(worked),
                first(pressures, inForce),
                minutes(inForce),
                least(steps, Amount.Unit.SECONDS, inForce),
                codes(among(frequencies, inForce), null),
                least(frequencies, Amount.Unit.WEEKS, inForce));
    }

    private static BitSet among(List<Outcome> group, BitSet inForce) {
        BitSet some = new BitSet(inForce.length());
        for (Outcome outcome : group) {
            some.set(outcome.index(), inForce.get(outcome.index()));
        }
        return some;
    }

    /** The regions for which rules that fire asked for areas and strokes. */
    private final class Places {
        private final @Nullable BitSet[] regions = new BitSet[outcomes.all().size()];
        private final BitSet everywhere = new BitSet(regions.length);

        Places(Client client) {
            BitSet fired = client.fired();
            for (int i = fired.nextSetBit(0); i >= 0; i = fired.nextSetBit(i + 1)) {
                if (rules[i].isForPlan) {
                    BitSet reported = reported(rules[i], client);
                    for (int given : rules[i].gives) {
                        add(given, reported);
                    }
                }
            }
        }

        private void add(int outcome, BitSet reported) {
            if (reported.isEmpty()) {
                everywhere.set(outcome);
                return;
            }
            BitSet known = regions[outcome];
            if (known == null) {
                regions[outcome] = (BitSet) reported.clone();
            } else {
                known.or(reported);
            }
        }

        /** The strokes that were asked for wherever it hurts, or for a region for which this area was asked for. */
        BitSet suiting(Outcome area, BitSet ofStrokes) {
            BitSet ofArea = regions[area.index()];
            BitSet suiting = new BitSet(ofStrokes.length());
            for (int i = ofStrokes.nextSetBit(0); i >= 0; i = ofStrokes.nextSetBit(i + 1)) {
                BitSet ofStroke = regions[i];
                suiting.set(
                        i, everywhere.get(i) || (ofArea != null && ofStroke != null && ofStroke.intersects(ofArea)));
            }
            return suiting;
        }
    }

    /** The regions that a rule asks for by name and on which it rests. */
    private static BitSet reported(KnownRule rule, Client client) {
        if (rule.regions.isEmpty()) {
            return NOWHERE;
        }
        BitSet reported = new BitSet(rule.regions.length());
        for (int question : client.grounds(rule.clause).questions()) {
            reported.set(question, rule.regions.get(question));
        }
        return reported;
    }

    /** The strokes in working order; the gliding that opens closes too. */
    private List<String> inOrder(BitSet some, boolean closes) {
        Outcome closing = outcomes.find(CLOSING_STROKE);
        boolean closesToo = closes && closing != null && some.get(closing.index()) && some.cardinality() > 1;
        return codes(some, closesToo ? closing : null);
    }

    private List<String> codes(BitSet some, @Nullable Outcome last) {
        String[] codes = new String[some.cardinality() + (last == null ? 0 : 1)];
        int count = 0;
        for (int i = some.nextSetBit(0); i >= 0; i = some.nextSetBit(i + 1)) {
            codes[count++] = outcomes.all().get(i).code();
        }
        if (last != null) {
            codes[count] = last.code();
        }
        return List.of(codes);
    }

    private static @Nullable String first(List<Outcome> group, BitSet inForce) {
        for (Outcome outcome : group) {
            if (inForce.get(outcome.index())) {
                return outcome.code();
            }
        }
        return null;
    }

    private Plan.@Nullable Minutes minutes(BitSet inForce) {
        int min = 0;
        int max = Integer.MAX_VALUE;
        for (Outcome session : sessions) {
            Amount amount = session.amount();
            if (amount != null && amount.unit() == Amount.Unit.MINUTES && inForce.get(session.index())) {
                min = Math.max(min, amount.min());
                max = Math.min(max, amount.max());
            }
        }
        return max == Integer.MAX_VALUE ? null : new Plan.Minutes(Math.min(min, max), max);
    }

    private static @Nullable Integer least(List<Outcome> group, Amount.Unit unit, BitSet inForce) {
        int least = Integer.MAX_VALUE;
        for (Outcome outcome : group) {
            Amount amount = outcome.amount();
            if (amount != null && amount.unit() == unit && inForce.get(outcome.index())) {
                least = Math.min(least, amount.min());
            }
        }
        return least == Integer.MAX_VALUE ? null : Integer.valueOf(least);
    }
}
