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
import org.jspecify.annotations.Nullable;
import org.massageadvisor.Disposition;
import org.massageadvisor.SelfMassage;
import org.massageadvisor.rulebook.Amount;
import org.massageadvisor.rulebook.Evidence;
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
    private final Map<Change, T> changes = new LinkedHashMap<>();

    private Comparison(Logic<T> logic, Side<T> before, Side<T> after) {
        this.logic = logic;
        this.before = before;
        this.after = after;
    }

    /** Every change that there can be, each with the statement that it happens. */
    static <T> Map<Change, T> of(Logic<T> logic, Side<T> before, Side<T> after) {
        return new Comparison<>(logic, before, after).compare();
    }

    private Map<Change, T> compare() {
        caution();
        T comparable = logic.any(List.of(sameDisposition(), logic.both(massage(before), massage(after))));
        losses(ChangeKind.LOSES_LIMIT, before, after, comparable);
        losses(ChangeKind.GAINS_LIMIT, after, before, comparable);
        figures();
        gains(ChangeKind.GAINS_TREATMENT, ChangeKind.GAINS_ADVICE, before, after, comparable);
        gains(ChangeKind.LOSES_TREATMENT, ChangeKind.LOSES_ADVICE, after, before, comparable);
        T nothingElse = logic.not(logic.any(changes.values()));
        reasons(nothingElse);
        words();
        return changes;
    }

    private void put(ChangeKind kind, String what, @Nullable String from, T statement) {
        changes.merge(new Change(kind, what, from), statement, (one, other) -> logic.any(List.of(one, other)));
    }

    private T massage(Side<T> side) {
        return logic.any(Arrays.stream(Disposition.values())
                .filter(Disposition::allowsMassage)
                .map(side::is)
                .toList());
    }

    private T sameDisposition() {
        return logic.any(Arrays.stream(Disposition.values())
                .map(each -> logic.both(before.is(each), after.is(each)))
                .toList());
    }

    /** What happens; and, where that is no less and no more cautious, whether massage at home is fine. */
    private void caution() {
        Map<ChangeKind, List<T>> turns = new HashMap<>();
        for (Disposition from : Disposition.values()) {
            for (Disposition to : Disposition.values()) {
                if (from != to) {
                    boolean isLess = Disposition.PRECEDENCE.indexOf(from) < Disposition.PRECEDENCE.indexOf(to);
                    ChangeKind kind = isLess ? ChangeKind.LESS_CAUTIOUS : ChangeKind.MORE_CAUTIOUS;
                    T turn = logic.both(before.is(from), after.is(to));
                    put(kind, to.name(), from.name(), turn);
                    turns.computeIfAbsent(kind, key -> new ArrayList<>()).add(turn);
                }
            }
        }
        for (Outcome from : before.rulebook().outcomes().group(Outcome.SELF_MASSAGE)) {
            for (Outcome to : after.rulebook().outcomes().group(Outcome.SELF_MASSAGE)) {
                if (!from.code().equals(to.code())) {
                    boolean isLess = status(from).compareTo(status(to)) < 0;
                    ChangeKind kind = isLess ? ChangeKind.LESS_CAUTIOUS : ChangeKind.MORE_CAUTIOUS;
                    T follows = logic.any(turns.getOrDefault(kind, List.of()));
                    put(
                            kind,
                            to.code(),
                            from.code(),
                            logic.all(List.of(before.inForce(from), after.inForce(to), logic.not(follows))));
                }
            }
        }
    }

    /** Ranks are numbers of one table, which say nothing in another. */
    private static SelfMassage status(Outcome outcome) {
        return SelfMassage.valueOf(outcome.code());
    }

    /** What one side limits and the other does not, where that matters. */
    private void losses(ChangeKind kind, Side<T> limiting, Side<T> free, T comparable) {
        for (Outcome limit : limiting.rulebook().outcomes().all()) {
            Outcome there = free.rulebook().outcomes().find(limit.code());
            if (isOfThePlan(limit) && isLimit(limit, limiting)) {
                List<T> kept = new ArrayList<>();
                if (there != null) {
                    kept.add(free.inForce(there));
                }
                for (Outcome other : free.rulebook().outcomes().group(limit.group())) {
                    boolean isAsCautious = there != null
                            ? isAsCautious(other, there)
                            : isAsCautious(limiting.rulebook().outcomes().find(other.code()), limit);
                    if (isAsCautious) {
                        kept.add(free.inForce(other));
                    }
                }
                put(
                        kind,
                        limit.code(),
                        null,
                        logic.all(List.of(limiting.inForce(limit), logic.not(logic.any(kept)), comparable)));
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

    /** What happens, and whether massage at home is fine, is compared by itself. */
    private static boolean isOfThePlan(Outcome outcome) {
        return !outcome.isDisposition() && !outcome.group().equals(Outcome.SELF_MASSAGE);
    }

    /** Whether one of two outcomes of the same rulebook limits as much as the other. */
    private static boolean isAsCautious(@Nullable Outcome other, Outcome limit) {
        return other != null && other.rank() != null && limit.rank() != null && other.rank() <= limit.rank();
    }

    private static boolean isLimit(Outcome outcome, Side<?> side) {
        return side.rulebook().outcomes().isCautious(outcome) || minutes(outcome) != null;
    }

    private static @Nullable Amount minutes(Outcome outcome) {
        Amount amount = outcome.amount();
        return amount != null && amount.unit() == Amount.Unit.MINUTES ? amount : null;
    }

    /** More time than before is a lost limit, less time a new one. */
    private void figures() {
        eachInBoth((from, to) -> {
            Amount old = minutes(from);
            Amount now = minutes(to);
            if (most(old) != most(now)) {
                put(
                        most(old) < most(now) ? ChangeKind.LOSES_LIMIT : ChangeKind.GAINS_LIMIT,
                        to.code(),
                        old == null ? "no limit" : old.text(),
                        logic.both(before.inForce(from), after.inForce(to)));
            }
        });
    }

    private static int most(@Nullable Amount minutes) {
        return minutes == null ? Integer.MAX_VALUE : minutes.max();
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
    private void gains(ChangeKind treatment, ChangeKind advice, Side<T> without, Side<T> with, T comparable) {
        for (Outcome gained : with.rulebook().outcomes().all()) {
            if (isOfThePlan(gained) && !isLimit(gained, with)) {
                Outcome there = without.rulebook().outcomes().find(gained.code());
                T had = there == null ? logic.constant(false) : without.inForce(there);
                put(
                        gained.isTreatment() ? treatment : advice,
                        gained.code(),
                        null,
                        logic.both(logic.isNew(had, with.inForce(gained)), comparable));
            }
        }
    }

    /** What somebody reads as the reason: which rule, in which words, with which sources. */
    private record Told(String rule, String because, List<String> sources) {
        static Told of(Rule rule) {
            return new Told(
                    rule.id(),
                    rule.because(),
                    rule.sources().stream().map(Evidence::id).toList());
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
            T differ = differ(told(code, excluding, before), told(code, excludingNow, after));
            put(ChangeKind.OTHER_REASONS, "!" + code, null, logic.both(nothingElse, differ));
        }
    }

    /** Why an outcome is in force: the rules that ask for it; what follows from the disposition alone has the reasons of the disposition. */
    private Map<Told, T> reasons(Outcome outcome, Map<String, List<Rule>> asking, Side<T> side) {
        Map<Told, T> reasons = told(outcome.code(), asking, side);
        if (outcome.group().equals(Outcome.SELF_MASSAGE)) {
            T isUnasked = logic.not(logic.any(reasons.values()));
            for (Disposition disposition : Disposition.values()) {
                T isWhy = logic.both(isUnasked, side.is(disposition));
                told(disposition.name(), asking, side)
                        .forEach((each, fires) -> reasons.merge(
                                each, logic.both(isWhy, fires), (one, other) -> logic.any(List.of(one, other))));
            }
        }
        return reasons;
    }

    private Map<Told, T> told(String code, Map<String, List<Rule>> rules, Side<T> side) {
        Map<Told, T> told = new LinkedHashMap<>();
        rules.getOrDefault(code, List.of()).forEach(rule -> told.put(Told.of(rule), side.fires(rule)));
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
        eachInBoth((from, to) -> {
            if (!Objects.equals(from.amount(), to.amount())
                    || !from.group().equals(to.group())
                    || !from.label().equals(to.label())
                    || !from.text().equals(to.text())) {
                put(ChangeKind.OTHER_WORDS, to.code(), null, logic.both(before.inForce(from), after.inForce(to)));
            }
        });
    }
}
