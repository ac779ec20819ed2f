package org.massageadvisor.review.diff;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.massageadvisor.review.AcceptedChange;
import org.massageadvisor.rulebook.Answers;
import org.massageadvisor.rulebook.Condition;
import org.massageadvisor.rulebook.ConditionParser;
import org.massageadvisor.rulebook.Rulebook;
import org.massageadvisor.rulebook.Vocabulary;

/** The rows that accept something, in the terms of the rulebook that understands them, and which of them were needed. */
final class Acceptances {
    private final List<AcceptedChange> rows = new ArrayList<>();
    private final Map<AcceptedChange, Condition> ofNew = new HashMap<>();
    private final Map<AcceptedChange, Condition> ofOld = new HashMap<>();
    private final Set<AcceptedChange> needed = new HashSet<>();

    Acceptances(List<AcceptedChange> all, Rulebook before, Rulebook after) {
        for (AcceptedChange row : all) {
            rows.add(row);
            Condition when = parse(row.when(), after.vocabulary());
            if (when != null) {
                ofNew.put(row, when);
            } else {
                Condition then = parse(row.when(), before.vocabulary());
                if (then != null) {
                    ofOld.put(row, then);
                }
            }
        }
    }

    private static @Nullable Condition parse(String when, Vocabulary vocabulary) {
        return ConditionParser.parse(when, vocabulary, false).condition();
    }

    /** Every condition of a row. */
    List<Condition> conditions() {
        List<Condition> all = new ArrayList<>(ofNew.values());
        all.addAll(ofOld.values());
        return all;
    }

    /** The rows that are about a change, and can be understood. */
    List<AcceptedChange> covering(Change change) {
        return rows.stream()
                .filter(row ->
                        row.covers(change.kind(), change.what()) && (ofNew.containsKey(row) || ofOld.containsKey(row)))
                .toList();
    }

    /** The clients of a row, in the terms of the new rulebook; null if it speaks the terms of the old one. */
    @Nullable Condition ofNew(AcceptedChange row) {
        return ofNew.get(row);
    }

    /** The clients of a row, in the terms of the old rulebook; null if it speaks the terms of the new one. */
    @Nullable Condition ofOld(AcceptedChange row) {
        return ofOld.get(row);
    }

    /** Whether a client is one of a row. */
    boolean holds(AcceptedChange row, Answers toOld, Answers toNew) {
        Condition now = ofNew.get(row);
        Condition then = ofOld.get(row);
        return now != null ? now.holds(toNew) : then != null && then.holds(toOld);
    }

    void need(List<AcceptedChange> some) {
        needed.addAll(some);
    }

    /** The rows of which nothing happened. */
    List<AcceptedChange> idle() {
        return rows.stream().filter(row -> !needed.contains(row)).toList();
    }
}
