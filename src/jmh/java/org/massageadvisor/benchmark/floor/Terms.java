package org.massageadvisor.benchmark.floor;

import java.util.BitSet;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.massageadvisor.rulebook.Answers;
import org.massageadvisor.rulebook.Condition;
import org.massageadvisor.rulebook.Finding;
import org.massageadvisor.rulebook.Truth;
import org.massageadvisor.rulebook.Vocabulary;

/** What formulas are made of: numbered atoms and derived findings, and how they stand before anything is answered. Nothing in it is to be changed. */
final class Terms {
    /** The findings of the vocabulary. */
    final List<Finding> findings;

    /** The atoms by their numbers. Those of the derived findings come first, in their order. */
    final Condition[] atoms;

    /** For each finding the numbers of the atoms that ask for it. */
    final int[][] atomsOf;

    /** The definitions of the derived findings, each after those that it names. */
    final Formula[] derived;

    /** The indexes of the derived findings in the vocabulary. */
    final int[] derivedIndexes;

    /** For each question the places of the derived findings that are worked out from it, by one or more definitions. */
    final int[][] derivedOf;

    /** How each atom stands before anything is answered. */
    final byte[] atomsBefore;

    /** On which questions each derived finding depends before anything is answered. */
    final Questions[] needsBefore;

    Terms(Vocabulary vocabulary, List<Condition> atoms, Formula[] derived) {
        this.findings = vocabulary.findings();
        this.atoms = atoms.toArray(Condition[]::new);
        this.atomsOf = index(findings.size(), this.atoms.length, number -> named(this.atoms[number]));
        this.derived = derived;
        this.derivedIndexes =
                vocabulary.derivedInOrder().stream().mapToInt(Finding::index).toArray();
        this.derivedOf = index(
                findings.size(),
                derived.length,
                place -> vocabulary.questionsBehind(findings.get(derivedIndexes[place])));
        this.atomsBefore = new byte[this.atoms.length];
        this.needsBefore = new Questions[derived.length];
        Answers nothing = new Answers.Builder(vocabulary).build();
        for (int i = derived.length; i < atomsBefore.length; i++) {
            atomsBefore[i] = value(this.atoms[i], nothing);
        }
        for (int i = 0; i < derived.length; i++) {
            atomsBefore[i] = (byte) derived[i].value(atomsBefore);
            needsBefore[i] = new Questions();
            if (!Formula.isKnown(atomsBefore[i])) {
                needsBefore[i].of(derived[i], atomsBefore, needsBefore);
            }
        }
    }

    private static byte value(Condition atom, Answers answers) {
        return (byte) Formula.value(atom.holds(answers), atom.truth(answers) != Truth.UNKNOWN);
    }

    /** How an atom stands for a client who has answered what it asks for. */
    byte answered(int atom, Answers answers) {
        return (byte) Formula.value(atoms[atom].holds(answers), true);
    }

    /** The indexes of the findings that a condition names. */
    static BitSet named(Condition condition) {
        BitSet named = new BitSet();
        condition.eachFinding(finding -> named.set(finding.index()));
        return named;
    }

    /**
     * Leads back from numbers to the things that have them.
     *
     * @param of for each of the things its numbers
     * @return for each number the places of the things
     */
    static int[][] index(int numbers, int things, IntFunction<BitSet> of) {
        List<BitSet> places = Stream.generate(BitSet::new).limit(numbers).toList();
        for (int i = 0; i < things; i++) {
            int place = i;
            of.apply(i).stream().forEach(number -> places.get(number).set(place));
        }
        return places.stream().map(each -> each.stream().toArray()).toArray(int[][]::new);
    }
}
