package org.massageadvisor;

import java.util.List;

/**
 * What should happen with this client, from the most urgent (rank 1) to the least (rank 8). The names are the codes of the
 * outcomes of group {@code disposition} in {@code outcomes.csv}; their order here is their rank there.
 */
public enum Disposition {
    /** Call the emergency number or go to an emergency department now; no massage of any kind. */
    EMERGENCY_CARE(1),
    /** A doctor on the same day; no massage until then. */
    URGENT_MEDICAL_CARE(2),
    /** A clinician assesses or clears this first, in days rather than hours. */
    MEDICAL_REVIEW_BEFORE_MASSAGE(3),
    /** A temporary reason speaks against massage today. */
    POSTPONE_MASSAGE(4),
    /** A safety question is open, or two answers contradict each other. */
    NEEDS_MORE_INFORMATION(5),
    /** Massage may go ahead with the listed changes. */
    MASSAGE_WITH_PRECAUTIONS(6),
    /** Nothing reported speaks against massage, and there is a reason for it. */
    MASSAGE_SUITABLE(7),
    /** No muscle complaint and no goal was reported, so nothing is recommended. */
    NO_MASSAGE_NEED_IDENTIFIED(8);

    /**
     * The order in which dispositions are looked for; the first that is asked for and not lifted wins. It is the order of urgency, but for
     * {@link #NO_MASSAGE_NEED_IDENTIFIED}, which once asked for gives way only to what blocks a massage.
     */
    public static final List<Disposition> PRECEDENCE = List.of(
            EMERGENCY_CARE,
            URGENT_MEDICAL_CARE,
            MEDICAL_REVIEW_BEFORE_MASSAGE,
            POSTPONE_MASSAGE,
            NEEDS_MORE_INFORMATION,
            NO_MASSAGE_NEED_IDENTIFIED,
            MASSAGE_WITH_PRECAUTIONS,
            MASSAGE_SUITABLE);

    private final int rank;

    Disposition(int rank) {
        this.rank = rank;
    }

    /** 1 for the most urgent, 8 for the least. */
    public int rank() {
        return rank;
    }

    /** Whether this calls for action sooner than {@code other}. */
    public boolean isMoreUrgentThan(Disposition other) {
        return rank < other.rank;
    }

    /** Whether it stands against a massage for now: true from {@link #EMERGENCY_CARE} to {@link #NEEDS_MORE_INFORMATION}. */
    public boolean blocksMassage() {
        return rank <= NEEDS_MORE_INFORMATION.rank;
    }

    /** Whether massage may take place: true for {@link #MASSAGE_WITH_PRECAUTIONS} and {@link #MASSAGE_SUITABLE} alone. */
    public boolean allowsMassage() {
        return this == MASSAGE_WITH_PRECAUTIONS || this == MASSAGE_SUITABLE;
    }
}
