package org.massageadvisor.benchmark.floor;

/**
 * A condition as a tree of "and" and "or" over atoms, with every "not" worked into what it stands before. An atom asks for one finding.
 *
 * <p>How an atom or a condition stands for a client is two bits: whether it holds as things stand, and whether no further answer can change that. The bits of an
 * "and" are mostly those that all its operands have, and an "or" is an "and" of opposites, so that few operations judge a tree.
 */
final class Formula {
    /** Does not hold, but still can. */
    static final int NOT_YET = 0;

    /** Holds, but still can cease to. */
    static final int SO_FAR = 1;

    static final int FALSE = 2;
    static final int TRUE = 3;

    private static final int HOLDS = 1;
    private static final int KNOWN = 2;
    private static final int WORD = 64;

    private final Node root;
    private final int[] names;

    /**
     * An "and", or an "or".
     *
     * <p>Its atoms are given as twice the number of the atom, plus 1 for the opposite of it.
     */
    static final class Node {
        private final int opposite;
        private final int[] atoms;
        private final int[] places;
        private final boolean[] counts;
        private final Node[] operands;

        /**
         * @param places for each atom the place of its finding among those that the condition names
         * @param counts for each atom whether the condition rests on it, because it stands behind no "not"
         */
        Node(boolean isAnd, int[] atoms, int[] places, boolean[] counts, Node[] operands) {
            this.opposite = isAnd ? 0 : 1;
            this.atoms = atoms;
            this.places = places;
            this.counts = counts;
            this.operands = operands;
        }

        private static int value(int atom, byte[] atoms) {
            return atoms[atom >> 1] ^ (atom & 1);
        }

        /** One operand that is false makes an "and" false; else it has what all its operands have. */
        int value(byte[] values) {
            int all = TRUE;
            for (int atom : atoms) {
                int value = value(atom, values) ^ opposite;
                if (value == FALSE) {
                    return FALSE ^ opposite;
                }
                all &= value;
            }
            for (Node operand : operands) {
                int value = operand.value(values) ^ opposite;
                if (value == FALSE) {
                    return FALSE ^ opposite;
                }
                all &= value;
            }
            return all ^ opposite;
        }

        /**
         * Works out on which findings it depends, if it is not known; as {@link #value} otherwise. An "and" that holds changes with any operand; one that does not
         * hold changes only with all those that do not.
         */
        private int needs(byte[] values, Needs needs) {
            long open = 0;
            long ofAny = 0;
            long ofEach = -1;
            int all = TRUE;
            for (int i = 0; i < atoms.length; i++) {
                int value = value(atoms[i], values) ^ opposite;
                if (value == FALSE) {
                    return FALSE ^ opposite;
                }
                all &= value;
                if (!isKnown(value)) {
                    long bit = places[i] / WORD == needs.word ? 1L << places[i] : 0;
                    open |= bit;
                    ofAny |= bit;
                    ofEach &= value == NOT_YET ? bit : -1;
                }
            }
            for (Node operand : operands) {
                int value = operand.needs(values, needs) ^ opposite;
                if (value == FALSE) {
                    return FALSE ^ opposite;
                }
                all &= value;
                if (!isKnown(value)) {
                    open |= needs.open;
                    ofAny |= needs.decisive;
                    ofEach &= value == NOT_YET ? needs.decisive : -1;
                }
            }
            needs.open = open;
            needs.decisive = holds(all) ? ofAny : ofEach;
            return all ^ opposite;
        }

        private void eachBehind(byte[] values, int[] names, Behind behind) {
            for (int i = 0; i < atoms.length; i++) {
                if (counts[i] && holds(value(atoms[i], values))) {
                    behind.add(names[places[i]]);
                }
            }
            for (Node operand : operands) {
                if (holds(operand.value(values))) {
                    operand.eachBehind(values, names, behind);
                }
            }
        }
    }

    /** On which findings a condition depends, as bits at their places among those that it names; a word of them at a time. */
    static final class Needs {
        private int word;
        private long open;
        private long decisive;

        /** All on which it depends. */
        long open() {
            return open;
        }

        /** Those of which one answer alone can change whether it holds. */
        long decisive() {
            return decisive;
        }
    }

    /** Takes findings on which it rests that a condition holds. */
    interface Behind {
        /** Takes the index of a question, or {@code ~place} for a derived finding. */
        void add(int name);
    }

    /** @param names the findings that it names, each once: the index of a question, or {@code ~place} for a derived finding */
    Formula(Node root, int[] names) {
        this.root = root;
        this.names = names;
    }

    /** How something stands. */
    static int value(boolean holds, boolean isKnown) {
        return (holds ? HOLDS : 0) | (isKnown ? KNOWN : 0);
    }

    static boolean holds(int value) {
        return (value & HOLDS) != 0;
    }

    static boolean isKnown(int value) {
        return (value & KNOWN) != 0;
    }

    /** How it stands for a client of whom the atoms have these values. */
    int value(byte[] atoms) {
        return root.value(atoms);
    }

    /** How many words of findings it names. */
    int words() {
        return (names.length + WORD - 1) / WORD;
    }

    /** Works out on which findings of a word it depends; only for one that is not known. */
    void needs(byte[] atoms, int word, Needs needs) {
        needs.word = word;
        root.needs(atoms, needs);
    }

    /** The finding of a bit in a word. */
    int name(int word, long bit) {
        return names[word * WORD + Long.numberOfTrailingZeros(bit)];
    }

    /** Gives the findings on which it rests that it holds, some of them more than once; only for one that holds. */
    void eachBehind(byte[] atoms, Behind behind) {
        root.eachBehind(atoms, names, behind);
    }
}
