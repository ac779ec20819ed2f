package org.massageadvisor.rulebook;

import java.util.BitSet;

/**
 * What conditions still depend on for one client: the unanswered questions behind them, derived findings opened. Each set holds the
 * indexes of findings; whoever is given one must not change it.
 */
public final class Dependence {
    private static final BitSet NONE = new BitSet(0);

    private final Answers answers;
    private final BitSet[] openInDerived;
    private final BitSet[] decisiveInDerived;

    public Dependence(Answers answers) {
        this.answers = answers;
        int size = answers.vocabulary().findings().size();
        this.openInDerived = new BitSet[size];
        this.decisiveInDerived = new BitSet[size];
        // Each derived finding comes after those that it names, so no depth of definitions can overflow.
        for (Finding derived : answers.vocabulary().derivedInOrder()) {
            boolean isOpen = answers.truth(derived) == Truth.UNKNOWN;
            Condition definition = answers.vocabulary().definition(derived);
            openInDerived[derived.index()] = isOpen ? open(definition) : NONE;
            decisiveInDerived[derived.index()] = isOpen ? decisive(definition) : NONE;
        }
    }

    /** The unanswered findings that the three-valued value of a condition depends on; none if it is settled. */
    public BitSet open(Condition condition) {
        BitSet open = new BitSet(openInDerived.length);
        addOpen(condition, open);
        return open;
    }

    private void addOpen(Condition condition, BitSet open) {
        if (condition.truth(answers) != Truth.UNKNOWN) {
            return;
        }
        if (condition.operands().isEmpty()) {
            addLeaf(condition, openInDerived, open);
        } else {
            condition.operands().forEach(operand -> addOpen(operand, open));
        }
    }

    /**
     * The unanswered findings to which one answer alone can change whether the condition holds. Those of {@link #open} that are not among
     * them hang on others. Where a condition names a finding more than once, one too many may be given, never one too few.
     */
    public BitSet decisive(Condition condition) {
        if (condition.truth(answers) != Truth.UNKNOWN) {
            return NONE;
        }
        if (condition instanceof Condition.All) {
            return ofSeveral(condition, true);
        }
        if (condition instanceof Condition.Any) {
            return ofSeveral(condition, false);
        }
        if (condition instanceof Condition.Not not) {
            return decisive(not.operand());
        }
        BitSet decisive = new BitSet(openInDerived.length);
        addLeaf(condition, decisiveInDerived, decisive);
        return decisive;
    }

    private void addLeaf(Condition leaf, BitSet[] inDerived, BitSet into) {
        leaf.eachFinding(finding -> {
            if (finding.isDerived()) {
                into.or(inDerived[finding.index()]);
            } else if (!answers.isAnswered(finding)) {
                into.set(finding.index());
            }
        });
    }

    /**
     * An "and" that holds changes with any operand; one that does not hold changes only with all those that do not hold. For an "or" it is
     * the other way round.
     */
    private BitSet ofSeveral(Condition condition, boolean neutral) {
        boolean holds = condition.holds(answers);
        BitSet decisive = null;
        for (Condition operand : condition.operands()) {
            if (holds == neutral) {
                decisive = decisive == null ? new BitSet(openInDerived.length) : decisive;
                decisive.or(decisive(operand));
            } else if (operand.holds(answers) == holds) {
                BitSet ofOperand = decisive(operand);
                if (decisive == null) {
                    decisive = (BitSet) ofOperand.clone();
                } else {
                    decisive.and(ofOperand);
                }
            }
        }
        return decisive == null ? NONE : decisive;
    }
}
