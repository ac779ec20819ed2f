package org.massageadvisor.engine;

import java.util.Arrays;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;
import org.massageadvisor.rulebook.Answers;

/** The one fact of a session, on which all rules match: the client at hand, and what fired for this client so far. Of earlier clients nothing stays. */
final class Matching {
    private final Slots slots;
    private final long[][] reported;
    private @Nullable Answers answers;
    private int[] fired = new int[16];
    private int firedCount;

    Matching(Slots slots) {
        this.slots = slots;
        this.reported = slots.none();
    }

    void begin(Answers client) {
        answers = client;
        client.eachPresent(finding -> slots.mark(finding, reported));
    }

    void end() {
        answers = null;
        Arrays.fill(fired, 0, firedCount, 0);
        firedCount = 0;
        for (long[] parts : reported) {
            Arrays.fill(parts, 0);
        }
    }

    Answers answers() {
        if (answers == null) {
            throw new IllegalStateException("no client is at hand");
        }
        return answers;
    }

    /** Whether the client reported a finding that leads to a slot in this part. */
    boolean isReported(int level, int part) {
        return Slots.isMarked(reported, level, part);
    }

    void fire(int bundle) {
        if (firedCount == fired.length) {
            fired = Arrays.copyOf(fired, 2 * firedCount);
        }
        fired[firedCount++] = bundle;
    }

    void eachFired(IntConsumer action) {
        for (int i = 0; i < firedCount; i++) {
            action.accept(fired[i]);
        }
    }
}
