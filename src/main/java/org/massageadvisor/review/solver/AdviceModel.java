package org.massageadvisor.review.solver;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.logicng.formulas.Formula;
import org.logicng.formulas.FormulaFactory;
import org.massageadvisor.Disposition;
import org.massageadvisor.rulebook.Condition;
import org.massageadvisor.rulebook.CoreScreen;
import org.massageadvisor.rulebook.Finding;
import org.massageadvisor.rulebook.Outcome;
import org.massageadvisor.rulebook.Outcomes;
import org.massageadvisor.rulebook.Rule;
import org.massageadvisor.rulebook.Rulebook;
import org.massageadvisor.rulebook.Vocabulary;

/**
 * The advice of a rulebook for any client whatsoever: which rules fire, what is asked for, excluded and in force. It mirrors the combination of results.
 */
public final class AdviceModel {
    private final Definitions definitions;
    private final FormulaFactory formulas;
    private final Rulebook rulebook;
    private final ClientModel client;
    private final Map<String, Formula> fires = new HashMap<>();
    private final Map<Outcome, Formula> excluded = new HashMap<>();
    private final Map<Outcome, Formula> candidate = new HashMap<>();
    private final Map<Outcome, Formula> inForce = new HashMap<>();
    private final Map<Disposition, Formula> disposition = new EnumMap<>(Disposition.class);

    AdviceModel(Definitions definitions, Rulebook rulebook, ClientModel client) {
        this.definitions = definitions;
        this.formulas = definitions.formulas();
        this.rulebook = rulebook;
        this.client = client;
        for (Rule rule : rulebook.rules()) {
            fires.put(rule.id(), definitions.name(client.formula(rule.when())));
        }
        defineCandidates();
        defineDispositions();
        for (Outcome outcome : rulebook.outcomes().all()) {
            inForce.put(outcome, definitions.name(isInForce(outcome)));
        }
    }

    private void defineCandidates() {
        Outcomes outcomes = rulebook.outcomes();
        Map<Outcome, List<Formula>> asking = new HashMap<>();
        Map<Outcome, List<Formula>> excluding = new HashMap<>();
        for (Rule rule : rulebook.rules()) {
            Formula fired = fires(rule.id());
            rule.gives().forEach(each -> asking.computeIfAbsent(each, key -> new ArrayList<>())
                    .add(fired));
            rule.excludes().forEach(each -> excluding
                    .computeIfAbsent(each, key -> new ArrayList<>())
                    .add(fired));
        }
        Map<Outcome, Formula> asked = new LinkedHashMap<>();
        for (Outcome outcome : outcomes.all()) {
            asked.put(outcome, definitions.name(formulas.or(asking.getOrDefault(outcome, List.of()))));
        }
        asked.forEach((outcome, isAsked) -> outcomes.ruledOutBy(outcome).forEach(each -> excluding
                .computeIfAbsent(each, key -> new ArrayList<>())
                .add(isAsked)));
        asked.forEach((outcome, isAsked) -> {
            Formula out = definitions.name(formulas.or(excluding.getOrDefault(outcome, List.of())));
            excluded.put(outcome, out);
            candidate.put(outcome, definitions.name(formulas.and(isAsked, formulas.not(out))));
        });
    }

    private void defineDispositions() {
        Formula coreOpen = definitions.name(isCoreQuestionOpen());
        Formula none = formulas.verum();
        Map<Disposition, Formula> is = new EnumMap<>(Disposition.class);
        List<Formula> held = new ArrayList<>();
        for (Disposition each : Disposition.PRECEDENCE) {
            Formula asked = candidate(rulebook.outcomes().get(each));
            Formula isFirst = formulas.and(none, asked);
            none = formulas.and(none, formulas.not(asked));
            if (each.allowsMassage()) {
                held.add(isFirst);
                isFirst = formulas.and(isFirst, formulas.not(coreOpen));
            }
            is.put(each, isFirst);
        }
        Formula own = is.getOrDefault(Disposition.NEEDS_MORE_INFORMATION, formulas.falsum());
        is.put(Disposition.NEEDS_MORE_INFORMATION, formulas.or(own, formulas.and(coreOpen, formulas.or(held)), none));
        is.forEach((each, means) -> disposition.put(each, definitions.name(means)));
    }

    private Formula isCoreQuestionOpen() {
        Vocabulary vocabulary = rulebook.vocabulary();
        Finding pain = vocabulary.find(Finding.ANY_PAIN);
        List<Formula> always = new ArrayList<>();
        List<Formula> withPain = new ArrayList<>();
        for (Finding finding : vocabulary.findings()) {
            if (finding.coreScreen() == CoreScreen.ALWAYS) {
                always.add(client.unanswered(finding));
            } else if (finding.coreScreen() == CoreScreen.IF_PAIN) {
                withPain.add(client.unanswered(finding));
            }
        }
        Formula open = formulas.or(always);
        return pain == null
                ? open
                : formulas.or(open, formulas.and(client.formula(new Condition.Yes(pain)), formulas.or(withPain)));
    }

    private Formula isInForce(Outcome outcome) {
        if (outcome.isDisposition()) {
            return disposition(Disposition.valueOf(outcome.code()));
        }
        Formula shown = isShown(outcome);
        if (outcome.group().equals(Outcome.SELF_MASSAGE)) {
            return isSelfMassage(outcome);
        }
        List<Formula> all = new ArrayList<>(List.of(candidate(outcome), shown));
        Integer rank = outcome.rank();
        if (rank != null) {
            for (Outcome other : rulebook.outcomes().group(outcome.group())) {
                if (other.rank() != null && other.rank() < rank) {
                    all.add(formulas.not(formulas.and(candidate(other), isShown(other))));
                }
            }
        }
        return formulas.and(all);
    }

    /** The most cautious status asked for that may be shown, else the least cautious that may be shown. */
    private Formula isSelfMassage(Outcome status) {
        List<Formula> asFirst = new ArrayList<>(List.of(candidate(status), isShown(status)));
        List<Formula> byDefault = new ArrayList<>(List.of(isShown(status)));
        for (Outcome other : rulebook.outcomes().group(Outcome.SELF_MASSAGE)) {
            Formula isAskedToo = formulas.and(candidate(other), isShown(other));
            byDefault.add(formulas.not(isAskedToo));
            if (rank(other) < rank(status)) {
                asFirst.add(formulas.not(isAskedToo));
            } else if (rank(other) > rank(status)) {
                byDefault.add(formulas.not(isShown(other)));
            }
        }
        return formulas.or(formulas.and(asFirst), formulas.and(byDefault));
    }

    private static int rank(Outcome outcome) {
        Integer rank = outcome.rank();
        return rank == null ? 0 : rank;
    }

    private Formula isShown(Outcome outcome) {
        return formulas.or(outcome.shown().stream().map(this::disposition).toList());
    }

    private Formula candidate(Outcome outcome) {
        return known(candidate, outcome);
    }

    private static <K> Formula known(Map<K, Formula> formulas, K key) {
        Formula formula = formulas.get(key);
        if (formula == null) {
            throw new IllegalArgumentException(key + " is not in the rulebook");
        }
        return formula;
    }

    /** That a condition holds. */
    public Claim holds(Condition condition) {
        return new Claim(client.formula(condition));
    }

    /** That a core question is open. */
    public Claim coreQuestionOpen() {
        return new Claim(isCoreQuestionOpen());
    }

    /** That a rule fires. */
    public Claim fires(Rule rule) {
        return new Claim(fires(rule.id()));
    }

    /** That an outcome is excluded. */
    public Claim excluded(Outcome outcome) {
        return new Claim(known(excluded, outcome));
    }

    /** That an outcome is in force. */
    public Claim inForce(Outcome outcome) {
        return new Claim(known(inForce, outcome));
    }

    /** That this is what should happen. */
    public Claim is(Disposition disposition) {
        return new Claim(disposition(disposition));
    }

    /** That one of these is what should happen, each by itself. */
    public List<Claim> is(Predicate<Disposition> which) {
        return Arrays.stream(Disposition.values()).filter(which).map(this::is).toList();
    }

    private Formula fires(String rule) {
        return known(fires, rule);
    }

    private Formula disposition(Disposition what) {
        return known(disposition, what);
    }
}
