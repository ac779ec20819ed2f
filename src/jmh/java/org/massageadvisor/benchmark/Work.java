package org.massageadvisor.benchmark;

/** What is done for one client after the other, and measured. */
interface Work {

    /** Makes ready what a round through all clients needs; it is not measured. */
    default void prepare() {}

    /** Does it for one client; what comes of it is never null. */
    Object of(int client);
}
