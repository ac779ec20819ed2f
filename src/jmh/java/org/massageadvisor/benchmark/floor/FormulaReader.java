package org.massageadvisor.benchmark.floor;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.massageadvisor.rulebook.Condition;
import org.massageadvisor.rulebook.Finding;
import org.massageadvisor.rulebook.Vocabulary;

/** Makes formulas of conditions, and numbers the atoms and the derived findings in them. Used while a floor is built, and not later. */
final class FormulaReader {
    private final Vocabulary vocabulary;
    private final Map<Finding, Integer> derived = new HashMap<>();
    private final Map<Condition, Integer> atoms = new LinkedHashMap<>();

    /** The first atoms are the derived findings, in their order. */
    FormulaReader(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
        for (Finding finding : vocabulary.derivedInOrder()) {
            derived.put(finding, derived.size());
            atom(new Condition.Yes(finding));
        }
    }

    private int atom(Condition condition) {
        return atoms.computeIfAbsent(condition, key -> atoms.size());
    }

    /** The terms of all formulas that were made. */
    Terms terms() {
        Formula[] definitions = vocabulary.derivedInOrder().stream()
                .map(finding -> formula(vocabulary.definition(finding)))
                .toArray(Formula[]::new);
        return new Terms(vocabulary, List.copyOf(atoms.keySet()), definitions);
    }

    private int place(Finding finding) {
        Integer place = derived.get(finding);
        if (place == null) {
            throw new IllegalArgumentException(finding + " is asked, not derived");
        }
        return place;
    }

    /**
     * A condition of a table.
     *
     * @throws IllegalArgumentException if part of it is code, of which nothing can be worked out beforehand
     */
    Formula formula(Condition condition) {
        Draft draft = new Draft(!areApart(condition));
        Formula.Node root = draft.root(condition);
        return new Formula(
                root, draft.names.keySet().stream().mapToInt(this::name).toArray());
    }

    private int name(Finding finding) {
        return finding.isDerived() ? ~place(finding) : finding.index();
    }

    /** Whether no question is behind two of the findings that it names. */
    private boolean areApart(Condition condition) {
        Set<Finding> named = new LinkedHashSet<>();
        condition.eachFinding(named::add);
        BitSet seen = new BitSet();
        for (Finding finding : named) {
            BitSet questions = vocabulary.questionsBehind(finding);
            if (questions.intersects(seen)) {
                return false;
            }
            seen.or(questions);
        }
        return true;
    }

    /** A formula in the making. */
    private final class Draft {
        private final boolean opensDerived;
        private final Map<Finding, Integer> names = new LinkedHashMap<>();

        /** @param opensDerived whether definitions take the place of derived findings; so each question is named by itself where findings share some */
        Draft(boolean opensDerived) {
            this.opensDerived = opensDerived;
        }

        Formula.Node root(Condition condition) {
            DraftNode node = new DraftNode(true);
            add(condition, false, true, node);
            return node.finished();
        }

        private void add(Condition condition, boolean negated, boolean counts, DraftNode into) {
            if (condition instanceof Condition.Not not) {
                add(not.operand(), !negated, false, into);
            } else if (condition instanceof Condition.All || condition instanceof Condition.Any) {
                boolean isAnd = condition instanceof Condition.All != negated;
                DraftNode node = isAnd == into.isAnd ? into : new DraftNode(isAnd);
                for (Condition operand : condition.operands()) {
                    add(operand, negated, counts, node);
                }
                if (node != into) {
                    into.operands.add(node);
                }
            } else if (opensDerived
                    && condition instanceof Condition.Yes yes
                    && yes.finding().isDerived()) {
                add(vocabulary.definition(yes.finding()), negated, counts, into);
            } else {
                into.add(atom(condition), negated, place(condition), counts);
            }
        }

        private int place(Condition atom) {
            if (atom instanceof Condition.Computed) {
                throw new IllegalArgumentException(atom.text());
            }
            List<Finding> named = new ArrayList<>(1);
            atom.eachFinding(named::add);
            return names.computeIfAbsent(named.get(0), key -> names.size());
        }
    }

    private static final class DraftNode {
        private final boolean isAnd;
        private final List<Integer> atoms = new ArrayList<>();
        private final List<Integer> places = new ArrayList<>();
        private final List<Boolean> counts = new ArrayList<>();
        private final List<DraftNode> operands = new ArrayList<>();

        DraftNode(boolean isAnd) {
            this.isAnd = isAnd;
        }

        void add(int atom, boolean negated, int place, boolean isCounted) {
            atoms.add(2 * atom + (negated ? 1 : 0));
            places.add(place);
            counts.add(isCounted);
        }

        Formula.Node finished() {
            boolean[] counted = new boolean[counts.size()];
            for (int i = 0; i < counted.length; i++) {
                counted[i] = counts.get(i);
            }
            return new Formula.Node(
                    isAnd,
                    atoms.stream().mapToInt(Integer::intValue).toArray(),
                    places.stream().mapToInt(Integer::intValue).toArray(),
                    counted,
                    operands.stream().map(DraftNode::finished).toArray(Formula.Node[]::new));
        }
    }
}
