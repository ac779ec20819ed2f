package org.massageadvisor.review.diff;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.massageadvisor.Disposition;
import org.massageadvisor.SelfMassage;
import org.massageadvisor.review.ChangeKind;
import org.massageadvisor.rulebook.Amount;
import org.massageadvisor.rulebook.Evidence;
import org.massageadvisor.rulebook.Finding;
import org.massageadvisor.rulebook.Outcome;
import org.massageadvisor.rulebook.Rule;

/**
 * What each kind of change means, said once: of all clients, as claims, and of one, whom the engine advised.
 *
 * @param <T> a statement: true or false of one client, or a claim about any client
 */
final class Comparison<T> {
    private final Logic<T> logic;
    private final Side<T> before;
    private final Side<T> after;
    private final T treatmentsCompare;
    private final T adviceCompares;
    private final Map<Change, T> changes = new LinkedHashMap<>();

    private Comparison(Logic<T> logic, Side<T> before, Side<T> after) {
        this.logic = logic;
        this.before = before;
        this.after = after;
        T same = sameDisposition();
        this.treatmentsCompare = logic.any(List.of(same, bothAre(Disposition::allowsMassage)));
        this.adviceCompares = logic.any(List.of(same, bothAre(each -> !each.blocksMassage())));
    }

    /** Every change that there can be, each with the statement that it happens. */
    static <T> Map<Change, T> of(Logic<T> logic, Side<T> before, Side<T> after) {
        return new Comparison<>(logic, before, after).compare();
    }

    /** The changes that happen to one client. */
    static Set<Change> ofOne(Side<Boolean> before, Side<Boolean> after) {
        Set<Change> happen = new LinkedHashSet<>();
        of(new FactsOfOne(), before, after).forEach((change, isTrue) -> {
            if (isTrue) {
                happen.add(change);
            }
        });
        return happen;
    }

    private Map<Change, T> compare() {
        caution();
        ranked();
        losses(ChangeKind.LOSES_LIMIT, before, after);
        losses(ChangeKind.GAINS_LIMIT, after, before);
        figures();
        gains(ChangeKind.GAINS_TREATMENT, ChangeKind.GAINS_ADVICE, before, after);
        gains(ChangeKind.LOSES_TREATMENT, ChangeKind.LOSES_ADVICE, after, before);
        T nothingElse = logic.not(logic.any(changes.values()));
        reasons(nothingElse);
        words();
        return changes;
    }

    /** That the advice can be compared: the same happens, or neither side stands against a massage; of what is done to the client, that both allow it. */
    private T comparable(Outcome outcome) {
        return outcome.isTreatment() ? treatmentsCompare : adviceCompares;
    }

    private void put(ChangeKind kind, String what, @Nullable String from, T statement) {
        changes.merge(new Change(kind, what, from), statement, (one, other) -> logic.any(List.of(one, other)));
    }

    private T bothAre(Predicate<Disposition> which) {
        return logic.both(isAny(which, before), isAny(which, after));
    }

    private T isAny(Predicate<Disposition> which, Side<T> side) {
        return logic.any(
                Arrays.stream(Disposition.values()).filter(which).map(side::is).toList());
    }

    private T sameDisposition() {
        return logic.any(Arrays.stream(Disposition.values())
                .map(each -> logic.both(before.is(each), after.is(each)))
                .toList());
    }

    /** What happens, and whether massage at home is fine. */
    private void caution() {
        for (Disposition from : Disposition.values()) {
            for (Disposition to : Disposition.values()) {
                if (from != to) {
                    boolean isLess = Disposition.PRECEDENCE.indexOf(from) < Disposition.PRECEDENCE.indexOf(to);
                    put(turn(isLess), to.name(), from.name(), logic.both(before.is(from), after.is(to)));
                }
            }
        }
        for (Outcome from : before.rulebook().outcomes().group(Outcome.SELF_MASSAGE)) {
            for (Outcome to : after.rulebook().outcomes().group(Outcome.SELF_MASSAGE)) {
                if (!from.code().equals(to.code())) {
                    boolean isLess = status(from).compareTo(status(to)) < 0;
                    put(turn(isLess), to.code(), from.code(), logic.both(before.inForce(from), after.inForce(to)));
                }
            }
        }
    }

    private static ChangeKind turn(boolean isLess) {
        return isLess ? ChangeKind.LESS_CAUTIOUS : ChangeKind.MORE_CAUTIOUS;
    }

    /** Ranks are numbers of one table, which say nothing in another. */
    private static SelfMassage status(Outcome outcome) {
        return SelfMassage.valueOf(outcome.code());
    }

    /** Groups of which the most cautious outcome is in force, such as pressure. Where the two tables do not agree which is more cautious, both is said. */
    private void ranked() {
        for (Outcome from : before.rulebook().outcomes().all()) {
            if (isRanked(from)) {
                List<Outcome> others = after.rulebook().outcomes().group(from.group());
                for (Outcome to : others) {
                    if (isRanked(to) && !to.code().equals(from.code())) {
                        T turns = logic.all(List.of(before.inForce(from), after.inForce(to), treatmentsCompare));
                        if (!isCertain(from, to, true)) {
                            put(ChangeKind.LOSES_LIMIT, to.code(), from.code(), turns);
                        }
                        if (!isCertain(from, to, false)) {
                            put(ChangeKind.GAINS_LIMIT, to.code(), from.code(), turns);
                        }
                    }
                }
                T nothing = logic.not(logic.any(rankedIn(others, after)));
                put(
                        before.rulebook().outcomes().isCautious(from)
                                ? ChangeKind.LOSES_LIMIT
                                : ChangeKind.LOSES_TREATMENT,
                        from.code(),
                        null,
                        logic.all(List.of(before.inForce(from), nothing, treatmentsCompare)));
            }
        }
        for (Outcome to : after.rulebook().outcomes().all()) {
            if (isRanked(to)) {
                T nothing = logic.not(
                        logic.any(rankedIn(before.rulebook().outcomes().group(to.group()), before)));
                put(
                        after.rulebook().outcomes().isCautious(to)
                                ? ChangeKind.GAINS_LIMIT
                                : ChangeKind.GAINS_TREATMENT,
                        to.code(),
                        null,
                        logic.all(List.of(after.inForce(to), nothing, treatmentsCompare)));
            }
        }
    }

    private static boolean isRanked(Outcome outcome) {
        return isOfThePlan(outcome) && outcome.rank() != null;
    }

    private List<T> rankedIn(List<Outcome> outcomes, Side<T> side) {
        return outcomes.stream().filter(Comparison::isRanked).map(side::inForce).toList();
    }

    /** Whether every table that ranks both codes in one group ranks the second as more cautious, or as less, and there is such a table. */
    private boolean isCertain(Outcome from, Outcome to, boolean isMore) {
        boolean isSaid = false;
        for (Side<T> side : List.of(before, after)) {
            Outcome one = side.rulebook().outcomes().find(from.code());
            Outcome other = side.rulebook().outcomes().find(to.code());
            if (one != null
                    && other != null
                    && isRanked(one)
                    && isRanked(other)
                    && one.group().equals(other.group())) {
                isSaid = true;
                int order = Integer.compare(rank(one), rank(other));
                if (isMore ? order <= 0 : order >= 0) {
                    return false;
                }
            }
        }
        return isSaid;
    }

    private static int rank(Outcome outcome) {
        return Objects.requireNonNull(outcome.rank(), outcome.code());
    }

    /** What one side limits and the other does not, where that matters. */
    private void losses(ChangeKind kind, Side<T> limiting, Side<T> free) {
        for (Outcome limit : limiting.rulebook().outcomes().all()) {
            Outcome there = free.rulebook().outcomes().find(limit.code());
            if (isLimit(limit)) {
                T kept = there != null && limitsAs(there, limit) ? free.inForce(there) : logic.constant(false);
                put(
                        kind,
                        limit.code(),
                        null,
                        logic.all(List.of(limiting.inForce(limit), logic.not(kept), comparable(limit))));
            }
            if (isOfThePlan(limit) && there != null) {
                T mayAppear = logic.any(there.shown().stream().map(free::is).toList());
                put(
                        kind,
                        "!" + limit.code(),
                        null,
                        logic.all(List.of(limiting.excluded(limit), logic.not(free.excluded(there)), mayAppear)));
            }
        }
    }

    /** Whether it keeps the client from harm, or is a figure of the plan. Groups with ranks are compared by themselves. */
    private static boolean isLimit(Outcome outcome) {
        return isOfThePlan(outcome)
                && outcome.rank() == null
                && (outcome.isProtective() || outcome.group().equals(Outcome.PRECAUTION) || outcome.amount() != null);
    }

    /** A figure counts only in its group; what protects does so in any of the groups that do. */
    private static boolean limitsAs(Outcome other, Outcome limit) {
        return isLimit(other) && (limit.amount() == null || other.group().equals(limit.group()));
    }

    /** What happens, and whether massage at home is fine, is compared by itself. */
    private static boolean isOfThePlan(Outcome outcome) {
        return !outcome.isDisposition() && !outcome.group().equals(Outcome.SELF_MASSAGE);
    }

    /** A longer time than before, or none that limits, is a lost limit; a shorter one is a new limit. */
    private void figures() {
        eachInBoth((from, to) -> {
            Amount old = from.amount();
            Amount now = to.amount();
            T both = logic.both(before.inForce(from), after.inForce(to));
            if (isLonger(old, now)) {
                put(ChangeKind.LOSES_LIMIT, to.code(), text(old), both);
            }
            if (isLonger(now, old)) {
                put(ChangeKind.GAINS_LIMIT, to.code(), text(old), both);
            }
        });
    }

    private static boolean isLonger(@Nullable Amount old, @Nullable Amount now) {
        if (old == null || now == null) {
            return old != null;
        }
        return old.unit() != now.unit() || now.max() > old.max() || now.min() > old.min();
    }

    private static String text(@Nullable Amount amount) {
        return amount == null ? "no figure" : amount.text();
    }

    private interface Pair {
        void of(Outcome before, Outcome after);
    }

    private void eachInBoth(Pair action) {
        for (Outcome from : before.rulebook().outcomes().all()) {
            Outcome to = after.rulebook().outcomes().find(from.code());
            if (to != null) {
                action.of(from, to);
            }
        }
    }

    /** What one side advises and the other does not, and is no limit. */
    private void gains(ChangeKind treatment, ChangeKind advice, Side<T> without, Side<T> with) {
        for (Outcome gained : with.rulebook().outcomes().all()) {
            if (isOfThePlan(gained) && gained.rank() == null && !isLimit(gained)) {
                Outcome there = without.rulebook().outcomes().find(gained.code());
                T had = there == null ? logic.constant(false) : without.inForce(there);
                put(
                        gained.isTreatment() ? treatment : advice,
                        gained.code(),
                        null,
                        logic.both(logic.isNew(had, with.inForce(gained)), comparable(gained)));
            }
        }
    }

    /** What somebody reads as the reason: which rule, in which words, with which sources, and for the plan, for which regions. */
    private record Told(String rule, String because, List<String> sources, Set<Finding> regions) {
        /** @param isPlaced whether it is a reason for an area or a stroke, which the plan puts together by the regions */
        static Told of(Rule rule, boolean isPlaced) {
            return new Told(
                    rule.id(),
                    rule.because(),
                    rule.sources().stream().map(Evidence::id).toList(),
                    isPlaced ? rule.regions() : Set.of());
        }
    }

    private void reasons(T nothingElse) {
        Map<String, List<Rule>> asking = askingFor(before);
        Map<String, List<Rule>> askingNow = askingFor(after);
        eachInBoth((from, to) -> put(
                ChangeKind.OTHER_REASONS,
                from.code(),
                null,
                logic.all(List.of(
                        nothingElse,
                        before.inForce(from),
                        after.inForce(to),
                        differ(reasons(from, asking, before), reasons(to, askingNow, after))))));
        Map<String, List<Rule>> excluding = excluding(before);
        Map<String, List<Rule>> excludingNow = excluding(after);
        Set<String> codes = new LinkedHashSet<>(before.rulebook().outcomes().codes());
        codes.addAll(after.rulebook().outcomes().codes());
        for (String code : codes) {
            T differ = differ(told(code, excluding, before, false), told(code, excludingNow, after, false));
            put(ChangeKind.OTHER_REASONS, "!" + code, null, logic.both(nothingElse, differ));
        }
    }

    /** Why an outcome is in force: the rules that ask for it; what follows from the disposition alone has the reasons of the disposition. */
    private Map<Told, T> reasons(Outcome outcome, Map<String, List<Rule>> asking, Side<T> side) {
        boolean isPlaced =
                outcome.group().equals(Outcome.AREA) || outcome.group().equals(Outcome.STROKE);
        Map<Told, T> reasons = told(outcome.code(), asking, side, isPlaced);
        if (outcome.group().equals(Outcome.SELF_MASSAGE)) {
            T isUnasked = logic.not(logic.any(reasons.values()));
            for (Disposition disposition : Disposition.values()) {
                T isWhy = logic.both(isUnasked, side.is(disposition));
                told(disposition.name(), asking, side, false)
                        .forEach((each, fires) -> reasons.merge(
                                each, logic.both(isWhy, fires), (one, other) -> logic.any(List.of(one, other))));
            }
        }
        return reasons;
    }

    private Map<Told, T> told(String code, Map<String, List<Rule>> rules, Side<T> side, boolean isPlaced) {
        Map<Told, T> told = new LinkedHashMap<>();
        rules.getOrDefault(code, List.of()).forEach(rule -> told.put(Told.of(rule, isPlaced), side.fires(rule)));
        return told;
    }

    /** That there is a reason on one side that is none on the other. */
    private T differ(Map<Told, T> told, Map<Told, T> toldNow) {
        Set<Told> all = new LinkedHashSet<>(told.keySet());
        all.addAll(toldNow.keySet());
        T never = logic.constant(false);
        return logic.any(all.stream()
                .map(each -> logic.differ(told.getOrDefault(each, never), toldNow.getOrDefault(each, never)))
                .toList());
    }

    private static Map<String, List<Rule>> askingFor(Side<?> side) {
        Map<String, List<Rule>> rules = new HashMap<>();
        for (Rule rule : side.rulebook().rules()) {
            rule.gives().forEach(given -> add(rules, given, rule));
        }
        return rules;
    }

    /** The rules that exclude an outcome, themselves or by what they ask for. */
    private static Map<String, List<Rule>> excluding(Side<?> side) {
        Map<String, List<Rule>> rules = new HashMap<>();
        for (Rule rule : side.rulebook().rules()) {
            Set<Outcome> out = new LinkedHashSet<>(rule.excludes());
            rule.gives().forEach(given -> out.addAll(side.rulebook().outcomes().ruledOutBy(given)));
            out.forEach(outcome -> add(rules, outcome, rule));
        }
        return rules;
    }

    private static void add(Map<String, List<Rule>> rules, Outcome outcome, Rule rule) {
        rules.computeIfAbsent(outcome.code(), key -> new ArrayList<>()).add(rule);
    }

    private void words() {
        List<String> order = inBoth(before, after);
        List<String> orderNow = inBoth(after, before);
        eachInBoth((from, to) -> {
            if (order.indexOf(from.code()) != orderNow.indexOf(from.code())
                    || !Objects.equals(from.amount(), to.amount())
                    || !from.group().equals(to.group())
                    || !from.label().equals(to.label())
                    || !from.text().equals(to.text())) {
                put(ChangeKind.OTHER_WORDS, to.code(), null, logic.both(before.inForce(from), after.inForce(to)));
            }
        });
    }

    /** The codes of a side that the other has too, in the order in which they are advised. */
    private static List<String> inBoth(Side<?> side, Side<?> other) {
        return side.rulebook().outcomes().codes().stream()
                .filter(code -> other.rulebook().outcomes().find(code) != null)
                .toList();
    }
}
