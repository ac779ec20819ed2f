package org.massageadvisor.advice;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.massageadvisor.Disposition;
import org.massageadvisor.rulebook.Answers;
import org.massageadvisor.rulebook.Condition;
import org.massageadvisor.rulebook.Finding;
import org.massageadvisor.rulebook.Outcome;
import org.massageadvisor.rulebook.Rule;
import org.massageadvisor.rulebook.Rulebook;

/** What each rule of a rulebook could do to an advice, and which rules an answer bears on; worked out once. Safe for any number of threads. */
final class Stakes {
    private final Rulebook rulebook;
    private final List<Stake> all;
    private final List<Clause> clauses = new ArrayList<>();
    private final int[] effectOfRule;
    private final int effects;
    private final int[] clauseOfRule;
    private final int[][] rulesOfClause;
    private final int[] ranksOfClause;
    private final boolean[] doesClauseLift;
    private final BitSet[] shownAt;
    private final BitSet[] clausesOf;
    private final BitSet clearance = new BitSet();
    private final KeptQuestions questions;
    private final Outlook beforeAnyAnswer;

    /**
     * What one rule could do. The sets hold the indexes of outcomes.
     *
     * @param dispositions the dispositions that it asks for
     * @param lifts whether it lifts a disposition
     * @param isContradiction whether it only says that two answers cannot both be true
     * @param excludes what it excludes, itself or by what it asks for
     * @param takesAway what it excludes of that which keeps the client from harm
     * @param protects what it asks for that keeps the client from harm: precautions, referrals, and the more cautious of a group
     * @param concerns what it asks for or excludes
     */
    record Stake(
            Rule rule,
            List<Disposition> dispositions,
            boolean lifts,
            boolean isContradiction,
            BitSet excludes,
            BitSet takesAway,
            BitSet protects,
            BitSet concerns) {

        /** Everything that it could do; the same for rules that could do the same. */
        private List<Object> effect() {
            return List.of(dispositions, lifts, excludes, takesAway, protects, concerns);
        }
    }

    Stakes(Rulebook rulebook) {
        this.rulebook = rulebook;
        this.all = rulebook.rules().stream().map(this::stake).toList();
        Map<List<Object>, Integer> different = new HashMap<>();
        this.effectOfRule = new int[all.size()];
        for (int i = 0; i < effectOfRule.length; i++) {
            effectOfRule[i] = different.computeIfAbsent(all.get(i).effect(), effect -> different.size());
        }
        this.effects = different.size();
        this.clauseOfRule = new int[all.size()];
        List<List<Integer>> rulesOf = new ArrayList<>();
        Map<String, Integer> contradictions = new HashMap<>();
        Map<String, Integer> others = new HashMap<>();
        for (int i = 0; i < clauseOfRule.length; i++) {
            Stake stake = all.get(i);
            Condition when = stake.rule().when();
            clauseOfRule[i] = (stake.isContradiction() ? contradictions : others).computeIfAbsent(when.text(), text -> {
                clauses.add(new Clause(when, stake.isContradiction(), rulebook.vocabulary()));
                rulesOf.add(new ArrayList<>(1));
                return clauses.size() - 1;
            });
            rulesOf.get(clauseOfRule[i]).add(i);
        }
        this.rulesOfClause = new int[clauses.size()][];
        this.ranksOfClause = new int[clauses.size()];
        this.doesClauseLift = new boolean[clauses.size()];
        for (int i = 0; i < rulesOfClause.length; i++) {
            rulesOfClause[i] =
                    rulesOf.get(i).stream().mapToInt(Integer::intValue).toArray();
            for (int rule : rulesOfClause[i]) {
                for (Disposition disposition : all.get(rule).dispositions()) {
                    ranksOfClause[i] |= 1 << disposition.rank();
                }
                doesClauseLift[i] |= all.get(rule).lifts();
            }
        }
        this.shownAt = shownAt();
        this.clausesOf = clausesOf();
        this.questions = new KeptQuestions(rulebook.vocabulary());
        all.stream()
                .filter(Stake::lifts)
                .forEach(stake -> collectNeeded(stake.rule().when()));
        this.beforeAnyAnswer = Outlook.beforeAnyAnswer(this);
    }

    /** The questions without whose yes a lifting rule cannot fire; what only guards such a rule is not among them. */
    private void collectNeeded(Condition condition) {
        if (condition instanceof Condition.Yes yes && !yes.finding().isDerived()) {
            clearance.set(yes.finding().index());
        } else if (condition instanceof Condition.All) {
            condition.operands().forEach(this::collectNeeded);
        }
    }

    private Stake stake(Rule rule) {
        Set<Disposition> dispositions = EnumSet.noneOf(Disposition.class);
        BitSet excludes = new BitSet();
        BitSet takesAway = new BitSet();
        BitSet protects = new BitSet();
        BitSet concerns = new BitSet();
        for (Outcome given : rule.gives()) {
            concerns.set(given.index());
            rulebook.outcomes().ruledOutBy(given).forEach(outcome -> excludes.set(outcome.index()));
            if (given.isDisposition()) {
                dispositions.add(Disposition.valueOf(given.code()));
            } else if (rulebook.outcomes().isCautious(given)) {
                protects.set(given.index());
            }
        }
        rule.excludes().forEach(outcome -> excludes.set(outcome.index()));
        for (int i = excludes.nextSetBit(0); i >= 0; i = excludes.nextSetBit(i + 1)) {
            takesAway.set(
                    i, rulebook.outcomes().isCautious(rulebook.outcomes().all().get(i)));
        }
        concerns.or(excludes);
        return new Stake(
                rule,
                List.copyOf(dispositions),
                rule.excludes().stream().anyMatch(Outcome::isDisposition),
                rule.isContradiction(),
                excludes,
                takesAway,
                protects,
                concerns);
    }

    /** For each question the places of the clauses that name it, or name a derived finding that is worked out from it. */
    private BitSet[] clausesOf() {
        BitSet[] clausesOf = new BitSet[rulebook.vocabulary().findings().size()];
        Arrays.setAll(clausesOf, i -> new BitSet(clauses.size()));
        for (int i = 0; i < clauses.size(); i++) {
            int clause = i;
            clauses.get(i).when().eachFinding(each -> rulebook.vocabulary().questionsBehind(each).stream()
                    .forEach(question -> clausesOf[question].set(clause)));
        }
        return clausesOf;
    }

    Rulebook rulebook() {
        return rulebook;
    }

    /** One for each rule, in the order of the rules. */
    List<Stake> all() {
        return all;
    }

    /** The conditions that rules have, each once. */
    List<Clause> clauses() {
        return clauses;
    }

    /** How many different things rules could do. */
    int effects() {
        return effects;
    }

    /** A number below {@link #effects} that a rule has in common with those that could do the same. */
    int effectOf(int rule) {
        return effectOfRule[rule];
    }

    /** The place of a rule's condition among {@link #clauses()}. */
    int clauseOf(int rule) {
        return clauseOfRule[rule];
    }

    /** The places of the rules that have a condition; not to be changed. */
    int[] rulesOf(int clause) {
        return rulesOfClause[clause];
    }

    /** The ranks of the dispositions for which the rules of a condition ask, a bit for each. */
    int ranksOf(int clause) {
        return ranksOfClause[clause];
    }

    /** Whether a rule of a condition lifts a disposition. */
    boolean doesLift(int clause) {
        return doesClauseLift[clause];
    }

    /** The indexes of the outcomes that may appear at a disposition; not to be changed. */
    BitSet shownAt(Disposition disposition) {
        return shownAt[disposition.rank() - 1];
    }

    private BitSet[] shownAt() {
        BitSet[] shown = new BitSet[Disposition.values().length];
        Arrays.setAll(shown, i -> new BitSet(rulebook.outcomes().all().size()));
        for (Outcome outcome : rulebook.outcomes().all()) {
            for (Disposition disposition : outcome.shown()) {
                shown[disposition.rank() - 1].set(outcome.index());
            }
        }
        return shown;
    }

    /** The places of the conditions on which the answer to a question bears; not to be changed. */
    BitSet clausesOf(Finding question) {
        return clausesOf[question.index()];
    }

    /** Whether the answer to a question can lift a disposition: it means most when everything else is known. */
    boolean isClearance(Finding question) {
        return clearance.get(question.index());
    }

    KeptQuestions questions() {
        return questions;
    }

    /** What further answers could change for a client with these answers. */
    Outlook outlook(Answers answers) {
        return beforeAnyAnswer.after(answers);
    }
}
