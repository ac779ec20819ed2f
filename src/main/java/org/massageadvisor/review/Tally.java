package org.massageadvisor.review;

/**
 * How many changes were tried.
 *
 * @param changes all
 * @param refused those that give no rulebook
 * @param noticed those that some worked client notices
 */
public record Tally(int changes, int refused, int noticed) {
    private static final double PER_CENT = 100.0;

    /** The changes that no worked client notices. */
    public int unnoticed() {
        return changes - refused - noticed;
    }

    /** The share of noticed changes among those not refused, in per cent; 100 if there are none. */
    public double percent() {
        return changes == refused ? PER_CENT : PER_CENT * noticed / (changes - refused);
    }

    Tally plus(Tally other) {
        return new Tally(changes + other.changes, refused + other.refused, noticed + other.noticed);
    }
}
