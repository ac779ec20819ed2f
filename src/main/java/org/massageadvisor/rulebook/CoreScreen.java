package org.massageadvisor.rulebook;

/** When a finding is a core safety question, one that must be answered before any massage is advised. */
public enum CoreScreen {
    NEVER,
    ALWAYS,
    IF_PAIN
}
