package org.massageadvisor.review;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.massageadvisor.rulebook.Condition;
import org.massageadvisor.rulebook.Finding;
import org.massageadvisor.rulebook.Rule;
import org.massageadvisor.rulebook.Rulebook;
import org.massageadvisor.rulebook.Vocabulary;

/** A rulebook in which one thing is changed. */
sealed interface Mutant {
    Mutation mutation();

    /**
     * The changed rulebook.
     *
     * @throws IllegalArgumentException if the change gives no rulebook
     */
    Rulebook rulebook(Rulebook original);

    /**
     * A rulebook in which a rule is changed.
     *
     * @param after the changed rule, null if it is dropped
     */
    record OfRule(Mutation mutation, Rule before, @Nullable Rule after) implements Mutant {
        @Override
        public Rulebook rulebook(Rulebook original) {
            List<Rule> rules = new ArrayList<>(original.rules());
            rules.remove(before);
            if (after != null) {
                rules.add(after);
            }
            return new Rulebook(
                    original.edition(), original.vocabulary(), original.outcomes(), original.evidence(), rules);
        }
    }

    /**
     * A rulebook in which a derived finding is changed.
     *
     * @param after its changed definition
     */
    record OfFinding(Mutation mutation, Finding finding, Condition after) implements Mutant {
        @Override
        public Rulebook rulebook(Rulebook original) {
            Vocabulary before = original.vocabulary();
            Map<String, Condition> definitions = new HashMap<>();
            before.derivedInOrder().forEach(each -> definitions.put(each.code(), before.definition(each)));
            definitions.put(finding.code(), after);
            return new Rulebook(
                    original.edition(),
                    new Vocabulary(before.findings(), definitions),
                    original.outcomes(),
                    original.evidence(),
                    original.rules());
        }
    }
}
