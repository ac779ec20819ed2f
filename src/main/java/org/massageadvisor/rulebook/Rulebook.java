package org.massageadvisor.rulebook;

import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A rulebook: what can be said, what can be advised, and the rules between, checked as a whole. Immutable.
 *
 * @param edition name, version and digest
 * @param evidence the register of statements, by id
 * @param rules all rules, in the order of their ids
 */
public record Rulebook(
        Edition edition, Vocabulary vocabulary, Outcomes outcomes, Map<String, Evidence> evidence, List<Rule> rules) {

    public Rulebook {
        evidence = Collections.unmodifiableMap(new LinkedHashMap<>(evidence));
        rules = rules.stream().sorted(Comparator.comparing(Rule::id)).toList();
    }

    /**
     * Which rulebook it is.
     *
     * @param name its name: {@code back-pain}
     * @param version its version, as its authors count
     * @param language the language of its texts, a BCP 47 tag
     * @param reviewedBy the clinician who reviewed it, empty if nobody has
     * @param reviewedOn when it was reviewed, an ISO date, empty if it was not
     * @param digest {@code sha256:} and the hash of the content of its tables, the same for every file format and line end
     */
    public record Edition(
            String name, String version, String language, String reviewedBy, String reviewedOn, String digest) {}
}
