package org.massageadvisor.benchmark.floor;

import java.util.BitSet;
import org.jspecify.annotations.Nullable;
import org.massageadvisor.intake.Intake;
import org.massageadvisor.rulebook.AnswerType;
import org.massageadvisor.rulebook.Answers;
import org.massageadvisor.rulebook.Finding;
import org.massageadvisor.rulebook.Vocabulary;

/**
 * How all clauses stand for one client. It goes out from how they stand before anything is answered, and judges only those anew on which an answer bears.
 *
 * <p>For one thread.
 */
final class Client {
    private final Clauses clauses;
    private final Terms terms;
    private final Answers answers;
    private final BitSet answered;
    private final BitSet touchedDerived;
    private final BitSet touched;
    private final byte[] atoms;
    private final byte[] values;
    private final BitSet fired;
    private final Questions[] needsOfDerived;
    private final @Nullable RestsOn[] grounds;
    private final @Nullable BitSet[] behindDerived;
    private final Questions needs = new Questions();

    /** @param answers the answers of the intake */
    Client(Clauses clauses, Intake intake, Answers answers) {
        this.clauses = clauses;
        this.terms = clauses.terms;
        this.answers = answers;
        this.answered = new BitSet(terms.findings.size());
        this.touchedDerived = new BitSet(terms.derived.length);
        this.touched = new BitSet(clauses.all.length);
        this.atoms = terms.atomsBefore.clone();
        this.values = clauses.valuesBefore.clone();
        this.fired = (BitSet) clauses.firedBefore.clone();
        this.needsOfDerived = terms.needsBefore.clone();
        this.grounds = new RestsOn[values.length];
        this.behindDerived = new BitSet[needsOfDerived.length];
        take(intake);
        judgeDerived();
        judgeClauses();
    }

    private void take(Intake intake) {
        Vocabulary vocabulary = answers.vocabulary();
        for (String code : intake.answers().keySet()) {
            Finding told = vocabulary.find(code);
            if (told != null) {
                take(told);
            }
        }
        for (String group : intake.screened()) {
            for (Finding told : vocabulary.group(group)) {
                if (told.type() instanceof AnswerType.YesNo) {
                    take(told);
                }
            }
        }
    }

    private void take(Finding told) {
        if (!answers.isAnswered(told)) {
            return;
        }
        int question = told.index();
        answered.set(question);
        for (int atom : terms.atomsOf[question]) {
            atoms[atom] = terms.answered(atom, answers);
        }
        for (int derived : terms.derivedOf[question]) {
            touchedDerived.set(derived);
        }
        touch(question);
    }

    private void touch(int finding) {
        for (int clause : clauses.naming[finding]) {
            touched.set(clause);
        }
    }

    private void judgeDerived() {
        for (int i = touchedDerived.nextSetBit(0); i >= 0; i = touchedDerived.nextSetBit(i + 1)) {
            Formula definition = terms.derived[i];
            atoms[i] = (byte) definition.value(atoms);
            if (!Formula.isKnown(atoms[i])) {
                needsOfDerived[i] = new Questions().of(definition, atoms, needsOfDerived);
            }
            touch(terms.derivedIndexes[i]);
        }
    }

    private void judgeClauses() {
        for (int i = touched.nextSetBit(0); i >= 0; i = touched.nextSetBit(i + 1)) {
            Clause clause = clauses.all[i];
            int value = clause.value(atoms);
            if (Formula.holds(value) != Formula.holds(values[i])) {
                for (int rule : clause.rules) {
                    fired.flip(rule);
                }
            }
            values[i] = (byte) value;
        }
    }

    /** The indexes of the questions answered; not to be changed. */
    BitSet answered() {
        return answered;
    }

    /** Whether a question was asked in vain. */
    boolean isDeclined(Finding question) {
        return answers.isDeclined(question);
    }

    /** The places of the rules that fire; not to be changed. */
    BitSet fired() {
        return fired;
    }

    /** How a clause stands. */
    int value(int clause) {
        return values[clause];
    }

    /** How a condition stands. */
    int value(Formula formula) {
        return formula.value(atoms);
    }

    /** On which questions a clause depends; only for one that is not known, and only until it is asked of the next. */
    Questions needs(int clause) {
        Clause open = clauses.all[clause];
        return touched.get(clause) ? needs(open.formula) : open.needsBefore;
    }

    /** On which questions a condition depends; only for one that is not known, and only until it is asked of the next. */
    Questions needs(Formula formula) {
        return needs.of(formula, atoms, needsOfDerived);
    }

    /** On which answers it rests that a clause holds; only for one that does. */
    RestsOn grounds(int clause) {
        Clause holding = clauses.all[clause];
        if (holding.always != null) {
            return holding.always;
        }
        RestsOn known = grounds[clause];
        if (known == null) {
            known = RestsOn.of(behind(holding.formula), terms.findings);
            grounds[clause] = known;
        }
        return known;
    }

    private BitSet behind(Formula holding) {
        BitSet behind = new BitSet(terms.findings.size());
        holding.eachBehind(atoms, name -> {
            if (name < 0) {
                behind.or(behindDerived(~name));
            } else {
                behind.set(name);
            }
        });
        return behind;
    }

    private BitSet behindDerived(int place) {
        BitSet known = behindDerived[place];
        if (known == null) {
            known = behind(terms.derived[place]);
            behindDerived[place] = known;
        }
        return known;
    }
}
