package org.massageadvisor.advice;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.massageadvisor.Disposition;
import org.massageadvisor.Mainstay;
import org.massageadvisor.rulebook.Answers;
import org.massageadvisor.rulebook.Condition;
import org.massageadvisor.rulebook.Finding;
import org.massageadvisor.rulebook.Outcome;
import org.massageadvisor.rulebook.Rule;
import org.massageadvisor.rulebook.Rulebook;

/**
 * Finds the smallest sets of answers without which the disposition would be less urgent.
 *
 * <p>The search goes from smaller sets to larger ones. Where a set does not lower the disposition yet, something still holds it: a rule
 * that fires, or a core question that is open. Any larger set that lowers it must take away one of the answers on which that rests, or one
 * that keeps a lifting rule from firing; so only these are added. Whether a set lowers the disposition is tried, not reasoned: the rules
 * fire without its answers.
 */
final class Mainstays {
    private static final int MOST_SETS = 50;
    private static final int MOST_TRIALS = 2000;

    /** Each trial judges every rule, so there are fewer where there are more rules. */
    private static final int MOST_JUDGEMENTS = 650_000;

    private final Rulebook rulebook;
    private final Answers answers;
    private final Disposition present;
    private final Function<Answers, Disposition> dispositionOf;
    private final List<BitSet> found = new ArrayList<>();
    private final List<Mainstay> mainstays = new ArrayList<>();
    private int trials;

    /**
     * The sets that were found.
     *
     * @param all the sets, the smallest first
     * @param isComplete whether these are all; a client with very many reasons may have more
     */
    record Result(List<Mainstay> all, boolean isComplete) {}

    private Mainstays(Rulebook rulebook, Answers answers, Function<Answers, Disposition> dispositionOf) {
        this.rulebook = rulebook;
        this.answers = answers;
        this.dispositionOf = dispositionOf;
        this.present = dispositionOf.apply(answers);
    }

    /** @param dispositionOf the disposition that the advisor gives for some answers */
    static Result of(Rulebook rulebook, Answers answers, Function<Answers, Disposition> dispositionOf) {
        return new Mainstays(rulebook, answers, dispositionOf).search();
    }

    private Result search() {
        Deque<BitSet> toTry = new ArrayDeque<>();
        if (present != Disposition.NO_MASSAGE_NEED_IDENTIFIED) {
            toTry.add(new BitSet());
        }
        Set<BitSet> seen = new HashSet<>();
        int mostTrials = Math.min(
                MOST_TRIALS, MOST_JUDGEMENTS / Math.max(1, rulebook.rules().size()));
        while (!toTry.isEmpty() && found.size() < MOST_SETS && trials < mostTrials) {
            BitSet removed = toTry.remove();
            if (found.stream().anyMatch(smaller -> contains(removed, smaller))) {
                continue;
            }
            Answers without = without(removed);
            Disposition disposition = dispositionOf.apply(without);
            trials++;
            if (present.isMoreUrgentThan(disposition)) {
                found.add(removed);
                mainstays.add(mainstay(removed, disposition));
                continue;
            }
            whatHolds(disposition, without).stream().forEach(each -> {
                BitSet larger = (BitSet) removed.clone();
                larger.set(each);
                if (seen.add(larger)) {
                    toTry.add(larger);
                }
            });
        }
        return new Result(mainstays, toTry.isEmpty());
    }

    private static boolean contains(BitSet larger, BitSet smaller) {
        BitSet rest = (BitSet) smaller.clone();
        rest.andNot(larger);
        return rest.isEmpty();
    }

    private Answers without(BitSet removed) {
        Answers.Builder fewer = answers.change();
        removed.stream().forEach(index -> fewer.unanswered(finding(index)));
        return fewer.build();
    }

    private Finding finding(int index) {
        return rulebook.vocabulary().findings().get(index);
    }

    private Mainstay mainstay(BitSet removed, Disposition without) {
        return new Mainstay(
                removed.stream()
                        .mapToObj(this::finding)
                        .map(finding -> new Mainstay.Held(
                                finding.code(),
                                finding.label(),
                                Tracer.found(finding, answers),
                                finding.fixed() && answers.isPresent(finding)))
                        .toList(),
                without,
                dispositionOf.apply(withNo(removed)));
    }

    private Answers withNo(BitSet removed) {
        Answers.Builder otherwise = answers.change();
        removed.stream().mapToObj(this::finding).forEach(finding -> {
            if (answers.isYes(finding)) {
                otherwise.no(finding);
            } else {
                otherwise.unanswered(finding);
            }
        });
        return otherwise.build();
    }

    /** Answers of which one at least must go before the disposition can become less urgent. */
    private BitSet whatHolds(Disposition disposition, Answers without) {
        Leverage leverage = new Leverage(without);
        BitSet holding = new BitSet();
        BitSet fires = narrowest(disposition, without, leverage);
        boolean isAskedForByNone = fires == null;
        if (fires != null) {
            holding.or(fires);
        } else {
            // Nothing asks for it: a core question is open, which only a client without pain is spared, or no rule asks
            // for anything.
            Finding pain = rulebook.vocabulary().find(Finding.ANY_PAIN);
            if (pain != null) {
                holding.or(leverage.down(new Condition.Yes(pain)));
            }
        }
        for (Rule rule : rulebook.rules()) {
            if (couldTakeItsPlace(rule, disposition, isAskedForByNone)) {
                holding.or(leverage.up(rule.when()));
            }
        }
        return holding;
    }

    /** Of the rules that fire for a disposition, what the one with the fewest answers rests on; null if none fires. */
    private @Nullable BitSet narrowest(Disposition disposition, Answers without, Leverage leverage) {
        Outcome outcome = rulebook.outcomes().get(disposition);
        BitSet narrowest = null;
        for (Rule rule : rulebook.rules()) {
            if (rule.gives().contains(outcome) && rule.when().holds(without)) {
                BitSet down = leverage.down(rule.when());
                narrowest = narrowest == null || down.cardinality() < narrowest.cardinality() ? down : narrowest;
            }
        }
        return narrowest;
    }

    /** Whether a rule that does not fire would make the disposition less urgent, although what holds it stays. */
    private static boolean couldTakeItsPlace(Rule rule, Disposition disposition, boolean isAskedForByNone) {
        if (disposition == Disposition.MEDICAL_REVIEW_BEFORE_MASSAGE) {
            return rule.excludes().stream().anyMatch(Outcome::isDisposition);
        }
        return rule.gives().stream()
                .filter(Outcome::isDisposition)
                .map(outcome -> Disposition.valueOf(outcome.code()))
                .anyMatch(given -> disposition.isMoreUrgentThan(given)
                        && (isAskedForByNone || disposition.allowsMassage())
                        && (isAskedForByNone || given == Disposition.NO_MASSAGE_NEED_IDENTIFIED));
    }

    /**
     * The answers whose absence can push a condition towards not holding, or towards holding. An answer that is taken away makes what asks
     * for it false, and what asks for its absence true.
     */
    private static final class Leverage {
        private final Answers answers;
        private final BitSet[] down;
        private final BitSet[] up;

        Leverage(Answers answers) {
            this.answers = answers;
            int size = answers.vocabulary().findings().size();
            this.down = new BitSet[size];
            this.up = new BitSet[size];
            // Each derived finding comes after those that it names, so no depth of definitions can overflow.
            for (Finding derived : answers.vocabulary().derivedInOrder()) {
                Condition definition = answers.vocabulary().definition(derived);
                down[derived.index()] = down(definition);
                up[derived.index()] = up(definition);
            }
        }

        BitSet down(Condition condition) {
            BitSet into = new BitSet(down.length);
            collect(condition, true, into);
            return into;
        }

        BitSet up(Condition condition) {
            BitSet into = new BitSet(up.length);
            collect(condition, false, into);
            return into;
        }

        private void collect(Condition condition, boolean isDown, BitSet into) {
            if (condition instanceof Condition.Not not) {
                collect(not.operand(), !isDown, into);
            } else if (!condition.operands().isEmpty()) {
                condition.operands().forEach(operand -> collect(operand, isDown, into));
            } else if (condition instanceof Condition.Computed computed) {
                // It can be pushed either way by any answer.
                computed.findings().forEach(finding -> {
                    if (finding.isDerived()) {
                        into.or(down[finding.index()]);
                        into.or(up[finding.index()]);
                    } else if (answers.isAnswered(finding)) {
                        into.set(finding.index());
                    }
                });
            } else {
                boolean moves = condition instanceof Condition.Unknown
                        ? !isDown && !condition.holds(answers)
                        : isDown && condition.holds(answers);
                condition.eachFinding(finding -> {
                    if (finding.isDerived()) {
                        into.or(isDown ? down[finding.index()] : up[finding.index()]);
                    } else if (moves) {
                        into.set(finding.index());
                    }
                });
            }
        }
    }
}
