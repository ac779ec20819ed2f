package org.massageadvisor.review.proof;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.massageadvisor.Disposition;
import org.massageadvisor.review.solver.AdviceModel;
import org.massageadvisor.review.solver.AllClients;
import org.massageadvisor.review.solver.Verdict;
import org.massageadvisor.rulebook.Answers;
import org.massageadvisor.rulebook.Outcome;
import org.massageadvisor.rulebook.Rule;
import org.massageadvisor.rulebook.Rulebook;

/** What two rules say of the same clients: the same twice, or one the opposite of the other. */
final class RulePairs {
    static final String SUPERFLUOUS = "superfluous";
    static final String OVERRULED = "overruled";

    private final Rulebook rulebook;
    private final List<Rule> rules;
    private final AllClients all;
    private final AdviceModel advice;
    private final Rows rows;
    private final Inquiry inquiry;
    private final Warnings warnings;
    private final Map<String, Set<String>> thens = new HashMap<>();
    private final Map<Rule, BitSet> samples = new HashMap<>();

    /** @param rules those that somebody can fire */
    RulePairs(Rulebook rulebook, List<Rule> rules, AllClients all, Rows rows, Inquiry inquiry, Warnings warnings) {
        this.rulebook = rulebook;
        this.rules = rules;
        this.all = all;
        this.advice = all.advice(rulebook);
        this.rows = rows;
        this.inquiry = inquiry;
        this.warnings = warnings;
    }

    /** Warns of each rule that another one makes superfluous, and of each that another one overrules. */
    void compare() {
        collectSamples();
        rules.forEach(this::superfluous);
        rules.forEach(this::overruled);
    }

    /** For each rule which of some clients fire it; a client who fires one of two rules alone saves a proof. */
    private void collectSamples() {
        List<Answers> clients = new ArrayList<>();
        for (Rule rule : rules) {
            all.some(advice.fires(rule))
                    .map(found -> found.answers(rulebook.vocabulary()))
                    .ifPresent(clients::add);
        }
        for (Rule rule : rules) {
            BitSet firing = new BitSet();
            for (int i = 0; i < clients.size(); i++) {
                firing.set(i, rule.when().holds(clients.get(i)));
            }
            samples.put(rule, firing);
        }
    }

    /** Whether there is a client who fires a rule and not another. */
    private Verdict firesWithout(Rule rule, Rule other) {
        BitSet alone = (BitSet) samples.getOrDefault(rule, new BitSet()).clone();
        alone.andNot(samples.getOrDefault(other, new BitSet()));
        return alone.isEmpty() ? all.exists(all.all(advice.fires(rule), all.not(advice.fires(other)))) : Verdict.SOME;
    }

    /** Another rule that always fires with this one and asks for all that it asks for; of two that say the same the later one is superfluous. */
    private void superfluous(Rule rule) {
        Set<String> then = then(rule);
        for (Rule other : rules) {
            if (other.equals(rule) || !then(other).containsAll(then)) {
                continue;
            }
            Verdict alone = firesWithout(rule, other);
            if (alone == Verdict.UNDECIDED) {
                return;
            }
            if (alone == Verdict.NONE) {
                boolean isSame = then(other).equals(then) && firesWithout(other, rule) == Verdict.NONE;
                if (!isSame || isBefore(other, /* second= */ rule)) {
                    warnings.warn(
                            rows.of(rule),
                            "id",
                            SUPERFLUOUS,
                            isSame
                                    ? "it fires for the same clients as " + named(other) + ", and asks for the same"
                                    : "whoever fires it fires " + named(other)
                                            + " too, which asks for all that it asks for",
                            advice.fires(rule),
                            firesBoth(rule, other));
                    return;
                }
            }
        }
    }

    private Predicate<Answers> firesBoth(Rule rule, Rule other) {
        return client -> inquiry.fires(rule, client) && inquiry.fires(other, client);
    }

    private static String named(Rule rule) {
        return rule.id() + " (" + rule.where() + ")";
    }

    /** Whether a rule stands before another: in a table before its table, or above it. */
    private static boolean isBefore(Rule first, Rule second) {
        int tables = first.where().table().compareTo(second.where().table());
        return tables < 0
                || (tables == 0 && first.where().row() < second.where().row());
    }

    private Set<String> then(Rule rule) {
        return thens.computeIfAbsent(rule.id(), id -> {
            Set<String> then = new HashSet<>();
            rule.gives().forEach(outcome -> then.add(outcome.code()));
            rule.excludes().forEach(outcome -> then.add("!" + outcome.code()));
            return then;
        });
    }

    /** What never comes of a rule, because another one always fires with it that rules it out, or asks for what goes before it. */
    private void overruled(Rule rule) {
        Map<Rule, List<Outcome>> by = new LinkedHashMap<>();
        for (Outcome given : rule.gives()) {
            for (Rule other : rules) {
                if (!other.equals(rule) && opposes(other, given) && neverComes(rule, given, other)) {
                    by.computeIfAbsent(other, key -> new ArrayList<>()).add(given);
                    break;
                }
            }
        }
        by.forEach((other, lost) -> warnings.warn(
                rows.of(rule),
                "then",
                OVERRULED,
                lost.stream().map(Outcome::code).collect(Collectors.joining(", ")) + " never comes of it: "
                        + (firesWithout(other, rule) == Verdict.NONE
                                ? "it fires for the same clients as " + named(other)
                                : "whoever fires it fires " + named(other) + " too")
                        + ", which " + opposition(other, lost.get(0))
                        + "; take it out of then, or change one of the two conditions",
                advice.fires(rule),
                firesBoth(rule, other)));
    }

    /** Whether what a rule asks for never is in force where it fires. Something else could lift what another rule puts before it. */
    private boolean neverComes(Rule rule, Outcome given, Rule other) {
        return firesWithout(rule, other) == Verdict.NONE
                && all.exists(all.all(advice.fires(rule), advice.inForce(given))) == Verdict.NONE;
    }

    private boolean opposes(Rule other, Outcome outcome) {
        return rulesOut(other, outcome) || other.gives().stream().anyMatch(given -> goesBefore(given, outcome));
    }

    private boolean rulesOut(Rule rule, Outcome outcome) {
        return rule.excludes().contains(outcome)
                || rule.gives().stream()
                        .anyMatch(given -> rulebook.outcomes().ruledOutBy(given).contains(outcome));
    }

    private String opposition(Rule other, Outcome outcome) {
        return rulesOut(other, outcome)
                ? "rules it out"
                : "asks for "
                        + other.gives().stream()
                                .filter(given -> goesBefore(given, outcome))
                                .findFirst()
                                .orElseThrow()
                        + ", and that goes before it";
    }

    /** Whether of two outcomes of which only one can be in force it is the first. */
    private static boolean goesBefore(Outcome first, Outcome second) {
        Integer rank = first.rank();
        Integer other = second.rank();
        if (!first.group().equals(second.group()) || rank == null || other == null) {
            return false;
        }
        return first.isDisposition() ? precedence(first) < precedence(second) : rank < other;
    }

    private static int precedence(Outcome disposition) {
        return Disposition.PRECEDENCE.indexOf(Disposition.valueOf(disposition.code()));
    }
}
