package org.massageadvisor.rulebook;

import java.util.BitSet;
import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * What conditions still depend on for one client: the unanswered questions behind them, derived findings opened. Each set holds the
 * indexes of findings; whoever is given one must not change it.
 */
public final class Dependence {
    /** No question; not to be changed. */
    public static final BitSet NONE = new BitSet(0);

    private final Answers answers;
    private final AtomicReferenceArray<@Nullable BitSet> openInDerived;
    private final AtomicReferenceArray<@Nullable BitSet> decisiveInDerived;

    public Dependence(Answers answers) {
        this.answers = answers;
        int size = answers.vocabulary().derivedInOrder().size();
        this.openInDerived = new AtomicReferenceArray<>(size);
        this.decisiveInDerived = new AtomicReferenceArray<>(size);
    }

    /** Adds the open questions behind a finding: itself if it is an unanswered question, what its definition depends on if it is derived. */
    public void addOpen(Finding finding, BitSet into) {
        add(finding, openInDerived, /* decisive= */ false, into);
    }

    /** Adds the open questions behind a finding of which one answer alone can change whether it holds. */
    public void addDecisive(Finding finding, BitSet into) {
        add(finding, decisiveInDerived, /* decisive= */ true, into);
    }

    private void add(Finding finding, AtomicReferenceArray<@Nullable BitSet> inDerived, boolean decisive, BitSet into) {
        if (finding.isDerived()) {
            into.or(behind(finding, inDerived, decisive));
        } else if (!answers.isAnswered(finding)) {
            into.set(finding.index());
        }
    }

    /** Worked out for all when first asked for. What a finding is defined by goes first, so no depth of definitions can overflow. */
    private BitSet behind(Finding finding, AtomicReferenceArray<@Nullable BitSet> inDerived, boolean decisive) {
        if (answers.truth(finding) != Truth.UNKNOWN) {
            return NONE;
        }
        int place = answers.vocabulary().place(finding);
        if (inDerived.get(place) == null) {
            for (int i = 0; i < inDerived.length(); i++) {
                Finding next = answers.vocabulary().derivedInOrder().get(i);
                if (inDerived.get(i) == null && answers.truth(next) == Truth.UNKNOWN) {
                    Condition definition = answers.vocabulary().definition(next);
                    inDerived.set(i, decisive ? decisive(definition) : open(definition));
                }
            }
        }
        BitSet behind = inDerived.get(place);
        return behind == null ? NONE : behind;
    }

    /** The unanswered findings that the three-valued value of a condition depends on; none if it is settled. */
    public BitSet open(Condition condition) {
        BitSet open = new BitSet(answers.vocabulary().findings().size());
        addOpen(condition, open);
        return open;
    }

    private void addOpen(Condition condition, BitSet open) {
        if (condition.truth(answers) != Truth.UNKNOWN) {
            return;
        }
        if (condition.operands().isEmpty()) {
            condition.eachFinding(finding -> addOpen(finding, open));
        } else {
            List<Condition> operands = condition.operands();
            for (int i = 0; i < operands.size(); i++) {
                addOpen(operands.get(i), open);
            }
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
        BitSet decisive = new BitSet(answers.vocabulary().findings().size());
        condition.eachFinding(finding -> addDecisive(finding, decisive));
        return decisive;
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
                decisive = decisive == null
                        ? new BitSet(answers.vocabulary().findings().size())
                        : decisive;
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
