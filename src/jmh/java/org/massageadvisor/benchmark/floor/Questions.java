package org.massageadvisor.benchmark.floor;

import java.util.Arrays;

/** Questions on which something depends, by their indexes: the decisive ones, of which one answer alone can change it, and the others. */
final class Questions {
    private static final int[] NONE = {};

    private int[] decisive = NONE;
    private int[] others = NONE;
    private int decisives;
    private int rest;
    private final Formula.Needs needs = new Formula.Needs();

    /** The decisive questions, before {@link #decisives()}; what comes after has no meaning. */
    int[] decisive() {
        return decisive;
    }

    int decisives() {
        return decisives;
    }

    /** The other questions, before {@link #rest()}; what comes after has no meaning. */
    int[] others() {
        return others;
    }

    int rest() {
        return rest;
    }

    /**
     * Makes these the questions on which it depends whether a condition holds; only for one that is not known.
     *
     * @param ofDerived the questions on which each derived finding depends
     * @return these
     */
    Questions of(Formula formula, byte[] atoms, Questions[] ofDerived) {
        decisives = 0;
        rest = 0;
        for (int word = 0; word < formula.words(); word++) {
            formula.needs(atoms, word, needs);
            long decisiveBits = needs.decisive();
            for (long bits = needs.open(); bits != 0; bits &= bits - 1) {
                int name = formula.name(word, bits);
                boolean isDecisive = (decisiveBits & bits & -bits) != 0;
                if (name < 0) {
                    addAll(ofDerived[~name], isDecisive);
                } else if (isDecisive) {
                    addDecisive(name);
                } else {
                    addOther(name);
                }
            }
        }
        return this;
    }

    private void addAll(Questions of, boolean areDecisive) {
        for (int i = 0; i < of.decisives; i++) {
            if (areDecisive) {
                addDecisive(of.decisive[i]);
            } else {
                addOther(of.decisive[i]);
            }
        }
        for (int i = 0; i < of.rest; i++) {
            addOther(of.others[i]);
        }
    }

    private void addDecisive(int question) {
        if (decisives == decisive.length) {
            decisive = Arrays.copyOf(decisive, 16 + 2 * decisives);
        }
        decisive[decisives++] = question;
    }

    private void addOther(int question) {
        if (rest == others.length) {
            others = Arrays.copyOf(others, 16 + 2 * rest);
        }
        others[rest++] = question;
    }
}
