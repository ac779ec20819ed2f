package org.massageadvisor.review;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.massageadvisor.rulebook.Finding;
import org.massageadvisor.rulebook.Rulebook;

/** A rulebook with one thing changed in its rules or derived findings. */
public final class SmallChange {
    private SmallChange() {}

    public static Rulebook of(Rulebook rulebook, Random random) {
        List<Mutant> mutants = new ArrayList<>();
        rulebook.rules().forEach(rule -> mutants.addAll(Mutants.of(rule)));
        for (Finding derived : rulebook.vocabulary().derivedInOrder()) {
            mutants.addAll(Mutants.of(derived, rulebook));
        }
        Collections.shuffle(mutants, random);
        for (Mutant mutant : mutants) {
            try {
                return mutant.rulebook(rulebook);
            } catch (IllegalArgumentException refused) {
                // Another change, then.
            }
        }
        return rulebook;
    }
}
