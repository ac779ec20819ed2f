package org.massageadvisor;

/**
 * Which rulebook it is.
 *
 * @param name its name: {@code back-pain}
 * @param version its version, as its authors count
 * @param language the language of its texts: {@code en-GB}
 * @param reviewedBy the clinician who reviewed it, as its authors wrote it; empty if nobody has
 * @param reviewedOn when it was reviewed, {@code 2026-11-21}; empty if it was not
 * @param digest {@code sha256:} and the hash of the content of its tables and of trusted DRL beside them, the same for every file format and line end. Who reviewed it is no
 *     part of it, so that what was signed is what is in force
 */
public record RulebookEdition(
        String name, String version, String language, String reviewedBy, String reviewedOn, String digest) {}
