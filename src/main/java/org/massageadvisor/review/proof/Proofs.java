package org.massageadvisor.review.proof;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.massageadvisor.Disposition;
import org.massageadvisor.review.Law;
import org.massageadvisor.review.LawsToProve;
import org.massageadvisor.review.MutationKind;
import org.massageadvisor.review.Variations;
import org.massageadvisor.review.solver.AdviceModel;
import org.massageadvisor.review.solver.AllClients;
import org.massageadvisor.review.solver.Claim;
import org.massageadvisor.review.solver.Effort;
import org.massageadvisor.review.solver.OtherAnswer;
import org.massageadvisor.review.solver.Verdict;
import org.massageadvisor.rulebook.Answers;
import org.massageadvisor.rulebook.Condition;
import org.massageadvisor.rulebook.CoreScreen;
import org.massageadvisor.rulebook.Finding;
import org.massageadvisor.rulebook.Outcome;
import org.massageadvisor.rulebook.Rule;
import org.massageadvisor.rulebook.Rulebook;
import org.massageadvisor.table.Problem;
import org.massageadvisor.table.Problems;
import org.massageadvisor.table.Table;

/**
 * What can be proved of a rulebook for all clients: rules that cannot fire or add nothing, outcomes that nobody can get, clients whom the rulebook
 * leaves without what they need.
 */
public final class Proofs {
    private static final String NEVER_FIRES = "never-fires";
    private static final String ALWAYS_FIRES = "always-fires";
    private static final String IDLE_PART = "idle-part";
    private static final String SUPERFLUOUS = "superfluous";
    private static final String CONTRARY = "contrary";
    private static final String NEVER_IN_FORCE = "never-in-force";
    private static final String UNUSED = "unused";
    private static final String GAP = "gap";
    private static final String DECIDES_NOTHING = "decides-nothing";
    private static final Set<String> MARKABLE = Set.of(
            NEVER_FIRES,
            ALWAYS_FIRES,
            IDLE_PART,
            SUPERFLUOUS,
            CONTRARY,
            NEVER_IN_FORCE,
            UNUSED,
            DECIDES_NOTHING,
            SafetyLaws.STOPS_NOBODY_ALONE);

    private final Rulebook rulebook;
    private final LawsToProve wanted;
    private final AllClients all;
    private final AdviceModel advice;
    private final Rows rows;
    private final Deliberate deliberate;
    private final Problems problems = new Problems();
    private final Set<Rule> dead = new HashSet<>();
    private final Map<String, Set<String>> thens = new HashMap<>();
    private final Inquiry inquiry;

    /**
     * What came out.
     *
     * @param problems what is wrong, each with its place and, where one exists, the smallest client that shows it
     * @param laws what became of the laws that every rulebook must keep, and of those of its authors
     * @param claims how many claims were decided
     * @param undecided how many the time did not suffice for
     * @param deliberate how often something was found that its author marked as deliberate
     */
    public record Result(List<Problem> problems, List<LawProof> laws, int claims, int undecided, int deliberate) {
        public Result {
            problems = List.copyOf(problems);
            laws = List.copyOf(laws);
        }
    }

    private Proofs(Rulebook rulebook, List<Table> tables, LawsToProve wanted, Effort effort) {
        this.wanted = wanted;
        this.rulebook = rulebook;
        this.rows = new Rows(tables);
        this.deliberate = new Deliberate(tables, MARKABLE, problems);
        this.all = AllClients.of(
                List.of(rulebook), wanted.laws().stream().map(Law::when).toList(), effort);
        this.advice = all.advice(rulebook);
        this.inquiry = new Inquiry(rulebook, all, problems);
    }

    /**
     * Proves what can be proved.
     *
     * @param rulebook a rulebook without errors, as it stands in {@code tables}
     * @param wanted what its authors want to be true of every client
     */
    public static Result of(Rulebook rulebook, List<Table> tables, LawsToProve wanted, Effort effort) {
        return new Proofs(rulebook, tables, wanted, effort).run();
    }

    private Result run() {
        rulebook.rules().forEach(this::firing);
        rulebook.vocabulary().derivedInOrder().stream()
                .filter(finding -> !finding.isBuiltIn())
                .forEach(this::definition);
        rulebook.rules().stream().filter(rule -> !dead.contains(rule)).forEach(this::superfluous);
        rulebook.rules().forEach(this::contrary);
        rulebook.outcomes().all().forEach(this::neverInForce);
        unusedFindings();
        rulebook.vocabulary().findings().stream()
                .filter(finding -> finding.coreScreen() != CoreScreen.NEVER)
                .forEach(this::coreQuestionDecides);
        gaps();
        List<LawProof> laws =
                new ArrayList<>(new SafetyLaws(rulebook, all, rows, inquiry, deliberate, problems).prove());
        laws.addAll(new AuthorsLaws(all, advice, inquiry, problems).prove(wanted));
        if (all.undecided() == 0) {
            deliberate.lookForIdleMarks();
        }
        return new Result(problems.inOrder(), laws, all.decided(), all.undecided(), deliberate.count());
    }

    private void firing(Rule rule) {
        Table.Row row = rows.of(rule);
        Claim fires = advice.fires(rule);
        if (all.exists(fires) == Verdict.NONE) {
            dead.add(rule);
            warn(row, "when", NEVER_FIRES, "no client can fire this rule");
        } else if (all.exists(all.not(fires)) == Verdict.NONE) {
            warn(row, "when", ALWAYS_FIRES, "every client fires this rule");
        } else {
            idleParts(rule.when(), row, "when");
        }
    }

    private void definition(Finding derived) {
        Condition definition = rulebook.vocabulary().definition(derived);
        Table.Row row = rows.of(derived);
        if (all.exists(advice.holds(definition)) == Verdict.NONE) {
            warn(row, "derived", NEVER_FIRES, "this can hold for no client");
        } else if (all.exists(all.not(advice.holds(definition))) == Verdict.NONE) {
            warn(row, "derived", ALWAYS_FIRES, "this holds for every client");
        } else {
            idleParts(definition, row, "derived");
        }
    }

    /** A part without which the condition holds for the same clients. */
    private void idleParts(Condition condition, Table.Row row, String column) {
        Claim holds = advice.holds(condition);
        for (Variations.Variation variation : Variations.of(condition)) {
            if (variation.kind() == MutationKind.PART_DROPPED) {
                Claim without = advice.holds(variation.condition());
                if (all.exists(all.differ(holds, without)) == Verdict.NONE) {
                    warn(row, column, IDLE_PART, "for every client the same " + variation.change());
                }
            }
        }
    }

    /** Another rule that always fires with this one and asks for all that it asks for; of two that say the same the later one is superfluous. */
    private void superfluous(Rule rule) {
        Set<String> then = then(rule);
        for (Rule other : rulebook.rules()) {
            if (other.id().equals(rule.id()) || !then(other).containsAll(then)) {
                continue;
            }
            Verdict alone = all.exists(all.all(advice.fires(rule), all.not(advice.fires(other))));
            if (alone == Verdict.UNDECIDED) {
                return;
            }
            if (alone == Verdict.NONE) {
                boolean isSame = then(other).equals(then)
                        && all.exists(all.all(advice.fires(other), all.not(advice.fires(rule)))) == Verdict.NONE;
                if (!isSame || isBefore(other, /* second= */ rule)) {
                    String there = other.id() + " (" + other.where() + ")";
                    warn(
                            rows.of(rule),
                            "id",
                            SUPERFLUOUS,
                            isSame
                                    ? "it fires for the same clients as " + there + ", and asks for the same"
                                    : "whoever fires it fires " + there + " too, which asks for all that it asks for",
                            advice.fires(rule),
                            client -> inquiry.fires(rule, client) && inquiry.fires(other, client));
                    return;
                }
            }
        }
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

    /** An outcome that the rule asks for and, by another that it asks for, excludes. */
    private void contrary(Rule rule) {
        for (Outcome given : rule.gives()) {
            for (Outcome out : rulebook.outcomes().ruledOutBy(given)) {
                if (rule.gives().contains(out)) {
                    warn(
                            rows.of(rule),
                            "then",
                            CONTRARY,
                            "it asks for " + out + " and excludes it, because " + given + " rules it out",
                            advice.fires(rule),
                            client -> inquiry.fires(rule, client)
                                    && !inquiry.advise(client).inForce().contains(out));
                }
            }
        }
    }

    private void neverInForce(Outcome outcome) {
        List<Rule> asking = rulebook.rules().stream()
                .filter(rule -> rule.gives().contains(outcome))
                .toList();
        // Every rulebook has these, whether it needs them or not.
        boolean isRequired = outcome.isDisposition() || outcome.group().equals(Outcome.SELF_MASSAGE);
        if ((!asking.isEmpty() || !isRequired) && all.exists(advice.inForce(outcome)) == Verdict.NONE) {
            warn(
                    rows.of(outcome),
                    "code",
                    NEVER_IN_FORCE,
                    "no client can get it: "
                            + (asking.isEmpty()
                                    ? "no rule asks for it"
                                    : "whenever a rule asks for it, it is excluded or not shown"),
                    all.any(asking.stream().map(advice::fires).toList()),
                    client -> asking.stream().anyMatch(rule -> inquiry.fires(rule, client))
                            && !inquiry.advise(client).inForce().contains(outcome));
        }
    }

    private void unusedFindings() {
        Set<Finding> used = new HashSet<>();
        rulebook.rules().forEach(rule -> rule.when().eachFinding(used::add));
        List<Finding> derived = new ArrayList<>(rulebook.vocabulary().derivedInOrder());
        // Each stands after those that its definition names.
        for (int i = derived.size() - 1; i >= 0; i--) {
            Finding finding = derived.get(i);
            if (used.contains(finding) || finding.code().equals(Finding.ANY_PAIN)) {
                rulebook.vocabulary().definition(finding).eachFinding(used::add);
            }
        }
        for (Finding finding : rulebook.vocabulary().findings()) {
            boolean isAskedAnyway = finding.coreScreen() != CoreScreen.NEVER || finding.isBuiltIn();
            if (!used.contains(finding) && !isAskedAnyway && !finding.code().equals(Finding.ANY_PAIN)) {
                warn(rows.of(finding), "code", UNUSED, "no rule uses it");
            }
        }
    }

    private void gaps() {
        List<Claim> pain = rulebook.vocabulary().group(Finding.REGION).stream()
                .filter(finding -> !finding.isDerived())
                .map(region -> advice.holds(new Condition.Yes(region)))
                .toList();
        Claim painAndMassage = all.all(all.any(pain), all.any(advice.is(Disposition::allowsMassage)));
        gap(painAndMassage, Outcome.AREA, "a massage is advised for a region, and no area is named");
        gap(painAndMassage, Outcome.STROKE, "a massage is advised for a region, and no stroke is named");
        for (Disposition disposition : List.of(
                Disposition.EMERGENCY_CARE,
                Disposition.URGENT_MEDICAL_CARE,
                Disposition.MEDICAL_REVIEW_BEFORE_MASSAGE)) {
            gap(advice.is(disposition), Outcome.REFERRAL, disposition + ", and nobody is named to see");
        }
    }

    private void gap(Claim claim, String group, String what) {
        List<Outcome> needed = rulebook.outcomes().group(group);
        if (!needed.isEmpty()) {
            Claim none = all.not(all.any(needed.stream().map(advice::inForce).toList()));
            inquiry.warnOf(
                    all.all(claim, none),
                    new Inquiry.Fault(rows.of(needed.get(0)), "group", GAP, what),
                    client -> inquiry.advise(client).inForce().stream().noneMatch(needed::contains));
        }
    }

    /** A question that holds up advice, and whatever is answered, the advice is the same. */
    private void coreQuestionDecides(Finding question) {
        OtherAnswer other = all.otherAnswer(question);
        List<Claim> differs = new ArrayList<>();
        for (Outcome outcome : rulebook.outcomes().all()) {
            differs.add(all.differ(advice.inForce(outcome), other.advice().inForce(outcome)));
            differs.add(all.differ(advice.excluded(outcome), other.advice().excluded(outcome)));
        }
        Condition answered = new Condition.Not(new Condition.Unknown(question));
        Claim decides = all.all(
                advice.holds(answered),
                other.advice().holds(answered),
                other.restIsSame(),
                all.named(all.any(differs)));
        if (all.exists(decides) == Verdict.NONE) {
            warn(
                    rows.of(question),
                    "core_screen",
                    DECIDES_NOTHING,
                    "a core question, but whatever the answer, every client gets the same advice");
        }
    }

    /** As {@link #warn(Table.Row, String, String, String)}, with the smallest client of whom a claim is true. */
    private void warn(
            Table.Row row, String column, String kind, String message, Claim claim, Predicate<Answers> shows) {
        if (!deliberate.covers(row, kind)) {
            inquiry.warn(new Inquiry.Fault(row, column, kind, message), claim, shows);
        }
    }

    private void warn(Table.Row row, String column, String kind, String message) {
        if (!deliberate.covers(row, kind)) {
            problems.warning(row, column, kind, message);
        }
    }
}
