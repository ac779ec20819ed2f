package org.massageadvisor.advice;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.massageadvisor.Conclusion;
import org.massageadvisor.Disposition;
import org.massageadvisor.Exclusion;
import org.massageadvisor.Explanation;
import org.massageadvisor.Explanation.Standing;
import org.massageadvisor.OpenQuestion;
import org.massageadvisor.Recommendation;
import org.massageadvisor.rulebook.Answers;
import org.massageadvisor.rulebook.Outcome;
import org.massageadvisor.rulebook.Rule;
import org.massageadvisor.rulebook.Rulebook;

/** Says why an outcome is in force for a client, or why not. */
public final class Explainer {
    private final Rulebook rulebook;
    private final Function<Answers, Disposition> dispositionOf;

    /** @param dispositionOf the disposition that the advisor gives for some answers */
    public Explainer(Rulebook rulebook, Function<Answers, Disposition> dispositionOf) {
        this.rulebook = rulebook;
        this.dispositionOf = dispositionOf;
    }

    /**
     * The explanation of one outcome.
     *
     * @param advice the advice for the client with these answers
     */
    public Explanation explain(Outcome outcome, Recommendation advice, Answers answers) {
        boolean isTheDisposition = outcome.code().equals(advice.disposition().name());
        Mainstays.Result mainstays = isTheDisposition
                ? Mainstays.of(rulebook, answers, dispositionOf)
                : new Mainstays.Result(List.of(), true);
        Tracer tracer = new Tracer(answers);
        List<Rule> giving = rulebook.rules().stream()
                .filter(rule -> rule.gives().contains(outcome))
                .toList();
        boolean asked = giving.stream().anyMatch(rule -> rule.when().holds(answers));
        @Nullable Exclusion exclusion = advice.excluded().stream()
                .filter(each -> each.code().equals(outcome.code()))
                .findFirst()
                .orElse(null);
        Standing standing = standing(outcome, advice, giving, asked, exclusion != null);
        return new Explanation(
                advice.intakeId(),
                outcome.code(),
                outcome.group(),
                outcome.label(),
                standing,
                advice.disposition(),
                outcome.shown().contains(advice.disposition()),
                giving.stream().map(tracer::trace).toList(),
                exclusion == null
                        ? List.of()
                        : excluding(exclusion).stream().map(tracer::trace).toList(),
                exclusion == null ? List.of() : exclusion.by(),
                standing == Standing.OUTRANKED ? inForceInstead(outcome, advice) : null,
                hangsOnCoreQuestions(standing, outcome, advice)
                        ? advice.openQuestions().stream()
                                .filter(OpenQuestion::core)
                                .map(OpenQuestion::code)
                                .toList()
                        : List.of(),
                mainstays.all(),
                mainstays.isComplete());
    }

    private static Standing standing(
            Outcome outcome, Recommendation advice, List<Rule> giving, boolean asked, boolean excluded) {
        if (advice.conclusion(outcome.code()).isPresent()) {
            return asked ? Standing.IN_FORCE : Standing.FOLLOWS;
        }
        if (excluded) {
            return Standing.EXCLUDED;
        }
        if (!asked) {
            return giving.isEmpty() ? Standing.WITHOUT_RULE : Standing.NOT_ASKED_FOR;
        }
        boolean isShown = outcome.shown().contains(advice.disposition());
        return outcome.isDisposition() || isShown ? Standing.OUTRANKED : Standing.HIDDEN;
    }

    private List<Rule> excluding(Exclusion exclusion) {
        Set<String> ids = new HashSet<>();
        exclusion.because().forEach(reason -> ids.add(reason.rule()));
        return rulebook.rules().stream().filter(rule -> ids.contains(rule.id())).toList();
    }

    private static @Nullable String inForceInstead(Outcome outcome, Recommendation advice) {
        return advice.conclusions(outcome.group()).stream()
                .map(Conclusion::code)
                .findFirst()
                .orElse(null);
    }

    /** Whether open core questions explain a disposition: they hold massage back, and ask for more information instead. */
    private static boolean hangsOnCoreQuestions(Standing standing, Outcome outcome, Recommendation advice) {
        return outcome.isDisposition()
                && standing != Standing.NOT_ASKED_FOR
                && standing != Standing.WITHOUT_RULE
                && advice.disposition() == Disposition.NEEDS_MORE_INFORMATION;
    }
}
