package org.massageadvisor.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.massageadvisor.rulebook.Finding;
import org.massageadvisor.rulebook.Vocabulary;

/**
 * Where rules wait: a slot for each set of findings of which one must be reported before a rule is worth a look. Four slots make a part, four parts a larger part,
 * and so on, so that few looks lead to the slots of a client, however many there are.
 */
final class Slots {
    private static final int SHIFT = 2;

    private final int count;
    private final int levels;
    private final int[][] ofFinding;

    /** @param anchors for each slot, in order, the findings that lead to it */
    Slots(Vocabulary vocabulary, List<Set<Finding>> anchors) {
        this.count = anchors.size();
        int needed = 1;
        while (part(count - 1, needed) > 0) {
            needed++;
        }
        this.levels = needed;
        List<List<Integer>> slots = new ArrayList<>();
        vocabulary.findings().forEach(finding -> slots.add(new ArrayList<>(1)));
        for (int slot = 0; slot < count; slot++) {
            for (Finding anchor : anchors.get(slot)) {
                slots.get(anchor.index()).add(slot);
            }
        }
        this.ofFinding = slots.stream()
                .map(each -> each.stream().mapToInt(Integer::intValue).toArray())
                .toArray(int[][]::new);
    }

    /** How often the slots are put together until there is one part; level 0 are the slots themselves. */
    int levels() {
        return levels;
    }

    /** The part of a level to which a slot belongs. */
    static int part(int slot, int level) {
        return slot >> (SHIFT * level);
    }

    /** Sets of parts for each level, empty, as {@link #mark} fills them. */
    long[][] none() {
        long[][] parts = new long[levels][];
        for (int level = 0; level < levels; level++) {
            parts[level] = new long[(part(Math.max(count - 1, 0), level) >> 6) + 1];
        }
        return parts;
    }

    /** Marks the slots to which a reported finding leads, and the parts to which they belong. */
    void mark(Finding reported, long[][] parts) {
        for (int slot : ofFinding[reported.index()]) {
            for (int level = 0; level < levels; level++) {
                int part = part(slot, level);
                parts[level][part >> 6] |= 1L << part;
            }
        }
    }

    /** Whether a part is marked. */
    static boolean isMarked(long[][] parts, int level, int part) {
        return (parts[level][part >> 6] & (1L << part)) != 0;
    }
}
