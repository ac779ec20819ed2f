package org.massageadvisor.review;

/**
 * How many changes were tried.
 *
 * @param changes all
 * @param refused those that give no rulebook
 * @param idle those that certainly make no difference to any client, as other rules or outcomes bring the same
 * @param noticed those that some worked client notices
 */
public record Tally(int changes, int refused, int idle, int noticed) {
    private static final double PER_CENT = 100.0;

    /** The changes that a client could notice: all but those refused and idle. */
    public int noticeable() {
        return changes - refused - idle;
    }

    /** The share of noticed changes among the noticeable ones, in per cent; 100 if there are none. */
    public double percent() {
        return noticeable() == 0 ? PER_CENT : PER_CENT * noticed / noticeable();
    }

    Tally plus(Tally other) {
        return new Tally(changes + other.changes, refused + other.refused, idle + other.idle, noticed + other.noticed);
    }
}
