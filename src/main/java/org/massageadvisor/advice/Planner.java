package org.massageadvisor.advice;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.massageadvisor.Plan;
import org.massageadvisor.engine.FiredRule;
import org.massageadvisor.rulebook.Amount;
import org.massageadvisor.rulebook.Finding;
import org.massageadvisor.rulebook.Outcome;
import org.massageadvisor.rulebook.Rule;
import org.massageadvisor.rulebook.Rulebook;

/**
 * Puts the treatment in force into working order.
 *
 * <p>A stroke belongs to an area if a rule that asks for the stroke names no pain region, or names one that a rule for the area names
 * too: pressure asked for because of buttock pain is for the piriformis, not for the neck. Strokes stand in the order of
 * {@code outcomes.csv}, which is the working order.
 */
final class Planner {
    private static final String CLOSING = "PLAN_END_EFFLEURAGE";
    private static final String CLOSING_STROKE = "STROKE_EFFLEURAGE";

    private static final BitSet NONE = new BitSet();

    /** The regions that each rule names; by the rule itself, because a changed one can come under the same id. */
    private final IdentityHashMap<Rule, BitSet> regions = new IdentityHashMap<>();

    Planner(Rulebook rulebook) {
        rulebook.rules().forEach(rule -> regions.put(rule, regions(rule)));
    }

    private static BitSet regions(Rule rule) {
        BitSet named = new BitSet();
        rule.regions().forEach(region -> named.set(region.index()));
        return named;
    }

    Plan plan(Combination combination, List<FiredRule> fired) {
        boolean closes = false;
        for (Outcome step : combination.inForce("plan")) {
            closes |= step.code().equals(CLOSING);
        }
        Regions reported = new Regions(fired);
        List<Outcome> strokes = combination.inForce(Outcome.STROKE);
        List<Plan.Area> areas = new ArrayList<>();
        for (Outcome area : combination.inForce(Outcome.AREA)) {
            List<Outcome> suiting = new ArrayList<>();
            for (Outcome stroke : strokes) {
                if (reported.suits(stroke, area)) {
                    suiting.add(stroke);
                }
            }
            areas.add(new Plan.Area(area.code(), inOrder(suiting, closes)));
        }
        List<Outcome> frequency = combination.inForce("frequency");
        List<Outcome> pressure = combination.inForce(Outcome.PRESSURE);
        return new Plan(
                codes(combination.inForce("massage-type")),
                inOrder(strokes, closes),
                areas,
                pressure.isEmpty() ? null : pressure.get(0).code(),
                minutes(combination.inForce("session")),
                least(combination.inForce("plan"), Amount.Unit.SECONDS),
                codes(frequency),
                least(frequency, Amount.Unit.WEEKS));
    }

    /** The strokes in working order; the gliding that opens closes too. */
    private static List<String> inOrder(List<Outcome> strokes, boolean closes) {
        List<String> codes = codes(strokes);
        if (closes && codes.size() > 1 && codes.contains(CLOSING_STROKE)) {
            codes.add(CLOSING_STROKE);
        }
        return codes;
    }

    /** Which reported regions the areas and strokes were asked for. */
    private final class Regions {
        private final Map<Outcome, BitSet> ofArea = new HashMap<>();
        private final Map<Outcome, BitSet> ofStroke = new HashMap<>();
        private final Set<Outcome> everywhere = new HashSet<>();

        Regions(List<FiredRule> fired) {
            for (FiredRule each : fired) {
                BitSet reported = null;
                for (Outcome outcome : each.rule().gives()) {
                    boolean isArea = outcome.group().equals(Outcome.AREA);
                    if (isArea || outcome.group().equals(Outcome.STROKE)) {
                        reported = reported == null ? reported(each) : reported;
                        (isArea ? ofArea : ofStroke)
                                .computeIfAbsent(outcome, key -> new BitSet())
                                .or(reported);
                        if (!isArea && reported.isEmpty()) {
                            everywhere.add(outcome);
                        }
                    }
                }
            }
        }

        private BitSet reported(FiredRule fired) {
            BitSet known = regions.get(fired.rule());
            BitSet named = known == null ? regions(fired.rule()) : known;
            if (named.isEmpty()) {
                return NONE;
            }
            BitSet result = new BitSet();
            for (Finding finding : fired.findings()) {
                if (named.get(finding.index())) {
                    result.set(finding.index());
                }
            }
            return result;
        }

        boolean suits(Outcome stroke, Outcome area) {
            return everywhere.contains(stroke)
                    || ofStroke.getOrDefault(stroke, NONE).intersects(ofArea.getOrDefault(area, NONE));
        }
    }

    private static List<String> codes(List<Outcome> outcomes) {
        List<String> codes = new ArrayList<>(outcomes.size() + 1);
        for (Outcome outcome : outcomes) {
            codes.add(outcome.code());
        }
        return codes;
    }

    private static Plan.@Nullable Minutes minutes(List<Outcome> sessions) {
        List<Amount> amounts = amounts(sessions, Amount.Unit.MINUTES).toList();
        if (amounts.isEmpty()) {
            return null;
        }
        int max = amounts.stream().mapToInt(Amount::max).min().getAsInt();
        int min = amounts.stream().mapToInt(Amount::min).max().getAsInt();
        return new Plan.Minutes(Math.min(min, max), max);
    }

    private static @Nullable Integer least(List<Outcome> outcomes, Amount.Unit unit) {
        return amounts(outcomes, unit).map(Amount::min).min(Integer::compare).orElse(null);
    }

    private static Stream<Amount> amounts(List<Outcome> outcomes, Amount.Unit unit) {
        return outcomes.stream()
                .map(Outcome::amount)
                .flatMap(Stream::ofNullable)
                .filter(amount -> amount.unit() == unit);
    }
}
