package org.massageadvisor.rulebook;

/**
 * A statement that rules cite: one row of {@code evidence.csv}.
 *
 * @param id the name that rules cite: {@code G-17}
 * @param document where it stands
 * @param statement what it says
 * @param certainty how far it was checked and how strong it is, in words
 */
public record Evidence(String id, String document, String statement, String certainty) {}
