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
    private static final BitSet NONE = new BitSet(0);

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

    /** Worked out when first asked for. What a finding is defined by goes first, so no depth of definitions can overflow. */
    private BitSet behind(Finding finding, AtomicReferenceArray<@Nullable BitSet> inDerived, boolean decisive) {
        if (answers.truth(finding) != Truth.UNKNOWN) {
            return NONE;
        }
        int place = answers.vocabulary().place(finding);
        if (inDerived.get(place) == null) {
            for (int i = 0; i <= place; i++) {
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
        BitSet open = none();
        addOpen(condition, open);
        return open;
    }

    private BitSet none() {
        return new BitSet(answers.vocabulary().findings().size());
    }

    /** Adds what {@link #open(Condition)} gives. */
    public void addOpen(Condition condition, BitSet open) {
        if (condition.truth(answers) != Truth.UNKNOWN) {
            return;
        }
        if (condition instanceof Condition.OfOneFinding one) {
            addOpen(one.finding(), open);
        } else if (condition.operands().isEmpty()) {
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
        BitSet decisive = none();
        addDecisive(condition, decisive);
        return decisive;
    }

    /** Adds what {@link #decisive(Condition)} gives. */
    public void addDecisive(Condition condition, BitSet decisive) {
        if (condition.truth(answers) != Truth.UNKNOWN) {
            return;
        }
        if (condition instanceof Condition.OfOneFinding one) {
            addDecisive(one.finding(), decisive);
        } else if (condition instanceof Condition.Not not) {
            addDecisive(not.operand(), decisive);
        } else if (condition instanceof Condition.All || condition instanceof Condition.Any) {
            addDecisiveOfSeveral(condition, decisive);
        } else {
            condition.eachFinding(finding -> addDecisive(finding, decisive));
        }
    }

    /**
     * An "and" that holds changes with any operand; one that does not hold changes only with all those that do not hold. For an "or" it is
     * the other way round.
     */
    private void addDecisiveOfSeveral(Condition condition, BitSet decisive) {
        boolean holds = condition.holds(answers);
        boolean anyDecides = holds == condition instanceof Condition.All;
        List<Condition> operands = condition.operands();
        BitSet common = null;
        for (int i = 0; i < operands.size(); i++) {
            if (anyDecides) {
                addDecisive(operands.get(i), decisive);
            } else if (operands.get(i).holds(answers) == holds) {
                if (common == null) {
                    common = decisive(operands.get(i));
                } else {
                    common.and(decisive(operands.get(i)));
                }
            }
        }
        decisive.or(common == null ? NONE : common);
    }
}
