package org.massageadvisor.benchmark.floor;

import java.util.BitSet;
import java.util.List;
import org.massageadvisor.rulebook.Finding;

/** The questions on which it rests that a condition holds, in the order of the vocabulary. */
final class RestsOn {
    private final int[] questions;
    private final List<String> codes;

    private RestsOn(int[] questions, String[] codes) {
        this.questions = questions;
        this.codes = List.of(codes);
    }

    /** @param indexes the indexes of the questions */
    static RestsOn of(BitSet indexes, List<Finding> findings) {
        int[] questions = new int[indexes.cardinality()];
        String[] codes = new String[questions.length];
        int count = 0;
        for (int i = indexes.nextSetBit(0); i >= 0; i = indexes.nextSetBit(i + 1)) {
            questions[count] = i;
            codes[count++] = findings.get(i).code();
        }
        return new RestsOn(questions, codes);
    }

    /** The indexes of the questions; not to be changed. */
    int[] questions() {
        return questions;
    }

    List<String> codes() {
        return codes;
    }
}
