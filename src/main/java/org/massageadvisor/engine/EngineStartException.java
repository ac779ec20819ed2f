package org.massageadvisor.engine;

import java.util.List;
import java.util.stream.Collectors;

/** The rule engine cannot be used in this process, whatever the rulebook. Its message says what may keep it from starting. */
public final class EngineStartException extends IllegalStateException {
    private static final long serialVersionUID = 1;

    /** How the properties of the system begin that Drools asks for. */
    private static final List<String> PREFIXES = List.of("drools.", "org.drools.", "kie.", "org.kie.");

    /** @param cause a part of Drools did not get ready; it tries once only */
    EngineStartException(LinkageError cause) {
        super(message(cause), cause);
    }

    /** It names properties without their values, among which are passwords of key stores. */
    private static String message(LinkageError cause) {
        Throwable root = cause;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        String set = System.getProperties().stringPropertyNames().stream()
                .filter(name -> PREFIXES.stream().anyMatch(name::startsWith))
                .sorted()
                .collect(Collectors.joining(", "));
        return "the rule engine Drools cannot start: " + root
                + (set.isEmpty()
                        ? "; maybe a jar of it is not on the class path, or something else in this process used it before, in a thread whose"
                                + " context class loader does not see it: then make the first MassageAdvisor before that, in a new process"
                        : "; system properties of Drools found: " + set + "; none of them expected");
    }
}
