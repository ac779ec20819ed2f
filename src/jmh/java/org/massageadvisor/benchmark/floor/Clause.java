package org.massageadvisor.benchmark.floor;

import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.massageadvisor.rulebook.Condition;
import org.massageadvisor.rulebook.Finding;

/** A condition that rules have, with what of it depends on the rulebook alone. Nothing in it is to be changed. */
final class Clause {
    final Formula formula;

    /** The places of its rules among all rules. */
    final int[] rules;

    /** On what it rests that it holds, if that is the same for everybody. */
    final @Nullable RestsOn always;

    /** How it stands before anything is answered. */
    final int valueBefore;

    /** On which questions it depends before anything is answered. */
    final Questions needsBefore = new Questions();

    private final boolean isContradiction;

    /** @param isContradiction whether its rules only say that two answers cannot both be true */
    Clause(Condition when, Formula formula, List<Integer> rules, boolean isContradiction, Terms terms) {
        this.formula = formula;
        this.rules = rules.stream().mapToInt(Integer::intValue).toArray();
        this.isContradiction = isContradiction;
        List<Finding> same = when.alwaysRestsOn();
        if (same == null) {
            this.always = null;
        } else {
            BitSet indexes = new BitSet();
            same.forEach(finding -> indexes.set(finding.index()));
            this.always = RestsOn.of(indexes, terms.findings);
        }
        this.valueBefore = value(terms.atomsBefore);
        if (!Formula.isKnown(valueBefore)) {
            needsBefore.of(formula, terms.atomsBefore, terms.needsBefore);
        }
    }

    /**
     * How it stands for a client of whom the atoms have these values. A contradiction that does not hold so far counts as one that cannot: no question is worth
     * asking for an answer that would only be doubted.
     */
    int value(byte[] atoms) {
        int value = formula.value(atoms);
        return isContradiction && value == Formula.NOT_YET ? Formula.FALSE : value;
    }
}
