package org.massageadvisor.reload;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.massageadvisor.RulebookEdition;
import org.massageadvisor.table.Problem;

/** What came of an attempt to put another rulebook into force. As text it is a report that a log can keep. */
public sealed interface Reload {

    /** The rulebook that is in force after the attempt. */
    RulebookEdition inForce();

    /**
     * Another rulebook is in force.
     *
     * @param before the one that was in force until then; {@link ReloadingAdvisor#restore} brings it back
     */
    record TakenUp(RulebookEdition before, RulebookEdition inForce) implements Reload {
        public TakenUp {
            Objects.requireNonNull(before, "before");
            Objects.requireNonNull(inForce, "inForce");
        }

        @Override
        public String toString() {
            return named(inForce) + " is in force instead of " + named(before);
        }
    }

    /** The files hold what is in force already. */
    record Unchanged(RulebookEdition inForce) implements Reload {
        public Unchanged {
            Objects.requireNonNull(inForce, "inForce");
        }

        @Override
        public String toString() {
            return named(inForce) + " is in force already";
        }
    }

    /**
     * Nothing was changed.
     *
     * @param problems why, each with its place; at least one
     * @param cause what went wrong if it was not the rulebook, null otherwise
     */
    record Refused(
            RulebookEdition inForce,
            List<Problem> problems,
            @Nullable Throwable cause) implements Reload {
        public Refused {
            Objects.requireNonNull(inForce, "inForce");
            problems = List.copyOf(problems);
            if (problems.isEmpty()) {
                throw new IllegalArgumentException("refused without a problem");
            }
        }

        @Override
        public String toString() {
            return named(inForce) + " stays in force: "
                    + problems.stream().map(Problem::toString).collect(Collectors.joining("\n"));
        }
    }

    private static String named(RulebookEdition edition) {
        return edition.name() + " " + edition.version() + " (" + edition.digest() + ")";
    }
}
