package org.massageadvisor.benchmark.floor;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.massageadvisor.Disposition;
import org.massageadvisor.OpenQuestion;
import org.massageadvisor.rulebook.Finding;

/** The questions that are worth asking one client, and in which order. For one thread. */
final class Agenda {
    private static final Disposition[] DISPOSITIONS = Disposition.values();

    /** The ranks of what a question can lead to, for each of the three parts of the list. */
    private static final int PLACES = 3 * (DISPOSITIONS.length + 1);

    private final int present;
    private final BitSet listed;
    private final BitSet lifting;
    private final int[] couldLeadTo;
    private final int[] decides;

    /** Open questions, kept as they come up, because the same ones are open for almost everybody. Two threads may both make one, and make the same. */
    static final class Kept {
        private static final int KINDS = DISPOSITIONS.length * 8;

        private final List<Finding> findings;
        private final @Nullable OpenQuestion[] questions;

        Kept(List<Finding> findings) {
            this.findings = findings;
            this.questions = new OpenQuestion[findings.size() * KINDS];
        }

        private OpenQuestion question(int index, boolean core, int rank, boolean couldLift, boolean declined) {
            int kind = (core ? 4 : 0) + (couldLift ? 2 : 0) + (declined ? 1 : 0);
            int place = index * KINDS + (rank - 1) * 8 + kind;
            OpenQuestion question = questions[place];
            if (question == null) {
                Finding finding = findings.get(index);
                question = new OpenQuestion(
                        finding.code(),
                        finding.label(),
                        finding.question(),
                        core,
                        DISPOSITIONS[rank - 1],
                        couldLift,
                        declined);
                questions[place] = question;
            }
            return question;
        }
    }

    Agenda(int questions, Disposition present) {
        this.present = present.rank();
        this.listed = new BitSet(questions);
        this.lifting = new BitSet(questions);
        this.couldLeadTo = new int[questions];
        Arrays.fill(couldLeadTo, this.present);
        this.decides = new int[questions];
    }

    /** These questions could lead to a more urgent disposition of this rank, by as many rules. */
    void couldLeadTo(int rank, int rules, Questions questions) {
        int[] decisive = questions.decisive();
        for (int i = 0; i < questions.decisives(); i++) {
            raise(decisive[i], rank, rules);
        }
        int[] others = questions.others();
        for (int i = 0; i < questions.rest(); i++) {
            raise(others[i], rank, 0);
        }
    }

    private void raise(int question, int rank, int rules) {
        if (rank < couldLeadTo[question]) {
            couldLeadTo[question] = rank;
            decides[question] = rules;
        } else if (rank == couldLeadTo[question]) {
            decides[question] += rules;
        }
    }

    /** These questions could add limits, by as many rules. */
    void couldLimit(int rules, Questions questions) {
        int[] decisive = questions.decisive();
        for (int i = 0; i < questions.decisives(); i++) {
            listed.set(decisive[i]);
            decides[decisive[i]] += couldLeadTo[decisive[i]] == present ? rules : 0;
        }
        int[] others = questions.others();
        for (int i = 0; i < questions.rest(); i++) {
            listed.set(others[i]);
        }
    }

    /** These questions could make the disposition less urgent. */
    void couldLift(Questions questions) {
        int[] decisive = questions.decisive();
        for (int i = 0; i < questions.decisives(); i++) {
            lifting.set(decisive[i]);
        }
        int[] others = questions.others();
        for (int i = 0; i < questions.rest(); i++) {
            lifting.set(others[i]);
        }
    }

    /** All these questions: first the core questions, last those that could only lift; among them by urgency, rules decided, and the vocabulary's order. */
    List<OpenQuestion> inOrder(BitSet core, Client client, Kept kept) {
        listed.or(core);
        listed.or(lifting);
        for (int i = 0; i < couldLeadTo.length; i++) {
            if (couldLeadTo[i] < present) {
                listed.set(i);
            }
        }
        int[] order = new int[listed.cardinality()];
        int[] places = new int[couldLeadTo.length];
        int most = 0;
        int count = 0;
        for (int i = listed.nextSetBit(0); i >= 0; i = listed.nextSetBit(i + 1)) {
            order[count++] = i;
            int part = core.get(i) ? 0 : isLiftOnly(i) ? 2 : 1;
            places[i] = part * (DISPOSITIONS.length + 1) + couldLeadTo[i];
            most = Math.max(most, decides[i]);
        }
        for (int i : order) {
            decides[i] = most - decides[i];
        }
        order = sorted(order, decides, most + 1);
        order = sorted(order, places, PLACES);
        OpenQuestion[] questions = new OpenQuestion[order.length];
        for (int i = 0; i < order.length; i++) {
            int index = order[i];
            boolean isCore = core.get(index);
            boolean isDeclined = client.isDeclined(kept.findings.get(index));
            questions[i] = kept.question(index, isCore, couldLeadTo[index], !isCore && isLiftOnly(index), isDeclined);
        }
        return List.of(questions);
    }

    private boolean isLiftOnly(int question) {
        return couldLeadTo[question] == present && lifting.get(question);
    }

    /** Things by their keys, which are less than a bound; those with the same key stay in their order. */
    private static int[] sorted(int[] things, int[] keys, int bound) {
        int[] next = new int[bound + 1];
        for (int thing : things) {
            next[keys[thing] + 1]++;
        }
        for (int i = 1; i <= bound; i++) {
            next[i] += next[i - 1];
        }
        int[] sorted = new int[things.length];
        for (int thing : things) {
            sorted[next[keys[thing]]++] = thing;
        }
        return sorted;
    }
}
