package org.massageadvisor;

/** Whether massage at home is fine. The names are the codes of the outcomes of group {@code self-care-status}. */
public enum SelfMassage {
    /** Not until the safety question or the condition is resolved. */
    SELF_MASSAGE_NOT_NOW,
    /** Only after asking a health professional, even if a therapist may treat. */
    SELF_MASSAGE_ASK_FIRST,
    /** Gentle self-massage within comfort is fine. */
    SELF_MASSAGE_OK
}
