package org.massageadvisor.export.drl;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.massageadvisor.rulebook.Comparison;
import org.massageadvisor.rulebook.Condition;

/**
 * A condition as constraints on the fields of a fact, in which null means "not answered". Each {@code not} is worked into what it stands
 * before, so that nothing but {@code &&}, {@code ||} and comparisons that a null cannot upset is left, which every way of running DRL reads alike.
 */
final class DrlCondition {
    private static final String TRUE = "this != null";
    private static final String FALSE = "this == null";

    private DrlCondition() {}

    /** Constraints that must all be met; none if the condition always holds. */
    static List<String> constraints(Condition condition) {
        Condition plain = condition.negationNormalForm();
        List<Condition> parts = plain instanceof Condition.All ? plain.operands() : List.of(plain);
        Set<String> constraints = new LinkedHashSet<>();
        parts.forEach(part -> constraints.add(expression(part)));
        constraints.remove(TRUE);
        return List.copyOf(constraints);
    }

    /** An expression that is true if the condition, in negation normal form, holds. */
    private static String expression(Condition condition) {
        if (condition instanceof Condition.Not not) {
            return single(not.operand(), false);
        }
        boolean all = condition instanceof Condition.All;
        if (!all && !(condition instanceof Condition.Any)) {
            return single(condition, true);
        }
        if (condition.operands().isEmpty()) {
            return all ? TRUE : FALSE;
        }
        return condition.operands().stream()
                .map(DrlCondition::expression)
                .collect(Collectors.joining(all ? " && " : " || ", "(", ")"));
    }

    /** An expression that is true if a single condition holds, or, unless {@code wanted}, if it does not. */
    private static String single(Condition condition, boolean wanted) {
        if (condition instanceof Condition.Yes yes) {
            return DrlLiteral.name(yes.finding().code()) + (wanted ? " == true" : " != true");
        }
        if (condition instanceof Condition.No no) {
            return DrlLiteral.name(no.finding().code()) + (wanted ? " == false" : " != false");
        }
        if (condition instanceof Condition.Unknown unknown) {
            return DrlLiteral.name(unknown.finding().code()) + (wanted ? " == null" : " != null");
        }
        if (condition instanceof Condition.OneOf oneOf) {
            return oneOf(oneOf, wanted);
        }
        if (condition instanceof Condition.Compare compare) {
            return compare(compare, wanted);
        }
        throw new IllegalArgumentException(
                condition.text() + " is code already, and only what tables say is written as DRL");
    }

    private static String oneOf(Condition.OneOf oneOf, boolean wanted) {
        String field = DrlLiteral.name(oneOf.finding().code());
        if (oneOf.choices().isEmpty()) {
            return wanted ? FALSE : TRUE;
        }
        String parts = oneOf.choices().stream()
                .map(choice -> field + (wanted ? " == \"" : " != \"") + DrlLiteral.name(choice) + '"')
                .collect(Collectors.joining(wanted ? " || " : " && "));
        return oneOf.choices().size() == 1 ? parts : "(" + parts + ")";
    }

    private static String compare(Condition.Compare compare, boolean wanted) {
        String field = DrlLiteral.name(compare.finding().code());
        String bound = " " + compare.bound();
        if (compare.comparison() == Comparison.EQUAL) {
            return field + (wanted ? " ==" : " !=") + bound;
        }
        return wanted
                ? "(" + field + " != null && " + field + " "
                        + compare.comparison().sign() + bound + ")"
                : "(" + field + " == null || " + field + " " + opposite(compare.comparison()) + bound + ")";
    }

    private static String opposite(Comparison comparison) {
        return switch (comparison) {
            case LESS -> ">=";
            case AT_MOST -> ">";
            case EQUAL -> "!=";
            case AT_LEAST -> "<";
            case MORE -> "<=";
        };
    }
}
