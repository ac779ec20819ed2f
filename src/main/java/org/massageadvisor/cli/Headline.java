package org.massageadvisor.cli;

import static org.massageadvisor.cli.Words.ids;
import static org.massageadvisor.cli.Words.rules;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.massageadvisor.Disposition;
import org.massageadvisor.OpenQuestion;
import org.massageadvisor.Reason;
import org.massageadvisor.Recommendation;
import org.massageadvisor.intake.Answer;
import org.massageadvisor.intake.Intake;
import org.massageadvisor.rulebook.AnswerType;
import org.massageadvisor.rulebook.Finding;
import org.massageadvisor.rulebook.Outcome;
import org.massageadvisor.rulebook.Rule;
import org.massageadvisor.rulebook.Rulebook;

/** The first lines of the page: what should happen, why, and how sure that is. */
final class Headline {
    private static final int LONGEST_ID = 40;
    private static final int MOST_REASONS = 3;
    private static final int MOST_UNASKED = 8;
    private static final int MOST_FINDINGS = 5;

    private final Rulebook rulebook;
    private final Map<String, Rule> rules;

    Headline(Rulebook rulebook) {
        this.rulebook = rulebook;
        this.rules = rulebook.rules().stream().collect(Collectors.toMap(Rule::id, rule -> rule));
    }

    void print(Recommendation advice, Intake intake, boolean brief, Page page) {
        Outcome disposition = rulebook.outcomes().get(advice.disposition());
        page.paragraph(disposition.label().toUpperCase(Locale.ROOT)
                + (advice.intakeId() == null ? "" : " (" + shortened(advice.intakeId()) + ")"));
        page.paragraph(disposition.text());
        List<Reason> reasons = mostLimitingFirst(advice.reasons());
        for (Reason reason : reasons.subList(0, Math.min(MOST_REASONS, reasons.size()))) {
            page.item(reason.reason() + reported(reason.findings(), advice, intake) + " [" + reason.rule() + "]");
        }
        if (reasons.size() > MOST_REASONS) {
            String more = reasons.subList(MOST_REASONS, reasons.size()).stream()
                    .map(reason -> answers(reason.findings(), advice, intake) + " [" + reason.rule() + "]")
                    .collect(Collectors.joining("; "));
            page.item("Also: " + more + ".");
        }
        lifted(advice, intake, page);
        advice.conclusion(advice.selfMassage().name())
                .ifPresent(status -> page.paragraph(status.label() + "."
                        + (advice.disposition().allowsMassage() ? ids(rules(status.because())) : "")));
        page.paragraph(outlook(advice, brief));
    }

    /**
     * Whether further answers could still change what should happen.
     *
     * @param brief whether the page has no room to list the questions
     */
    private String outlook(Recommendation advice, boolean brief) {
        if (advice.settled()) {
            return "Settled: no further answer can make this more urgent.";
        }
        if (advice.atMost() == advice.disposition()) {
            return "Nothing more urgent can come, but basic safety questions are open.";
        }
        return "Not settled: it could still be \"" + label(advice.atMost()) + "\"."
                + (brief && advice.openQuestions().stream().noneMatch(OpenQuestion::core)
                        ? " That hangs on: " + unasked(advice) + "."
                        : "");
    }

    private static String shortened(String id) {
        return id.length() <= LONGEST_ID ? id : id.substring(0, LONGEST_ID) + "...";
    }

    /** The labels of the open questions that could bring about the most urgent disposition. */
    private static String unasked(Recommendation advice) {
        return Words.labels(
                advice.openQuestions().stream()
                        .filter(question -> question.couldLeadTo() == advice.atMost())
                        .map(OpenQuestion::label)
                        .toList(),
                MOST_UNASKED);
    }

    /** What a clinician's go-ahead has lifted, it must know of. */
    private void lifted(Recommendation advice, Intake intake, Page page) {
        advice.excluded().stream()
                .filter(exclusion -> exclusion.group().equals(Outcome.DISPOSITION)
                        && !exclusion.askedBy().isEmpty())
                .forEach(exclusion -> {
                    List<String> findings = exclusion.askedBy().stream()
                            .flatMap(reason -> reason.findings().stream())
                            .distinct()
                            .toList();
                    page.item("The go-ahead must cover: " + answers(findings, advice, intake) + "."
                            + ids(rules(exclusion.askedBy())));
                });
    }

    /** The reasons that ask for the lightest pressure and rule out the most come first. */
    private List<Reason> mostLimitingFirst(List<Reason> reasons) {
        return reasons.stream()
                .sorted(Comparator.comparing((Reason reason) -> lightestPressure(reason.rule()))
                        .thenComparing(reason -> -limits(reason.rule())))
                .toList();
    }

    private int lightestPressure(String rule) {
        return rules.containsKey(rule)
                ? rules.get(rule).gives().stream()
                        .filter(outcome -> outcome.group().equals(Outcome.PRESSURE))
                        .map(Outcome::rank)
                        .flatMap(Stream::ofNullable)
                        .min(Integer::compare)
                        .orElse(Integer.MAX_VALUE)
                : Integer.MAX_VALUE;
    }

    private int limits(String rule) {
        return rules.containsKey(rule) ? rules.get(rule).excludes().size() : 0;
    }

    private String reported(List<String> findings, Recommendation advice, Intake intake) {
        String answers = answers(findings, advice, intake);
        return answers.isEmpty() ? "" : " Reported: " + answers + ".";
    }

    /** The answers behind a reason, in words; those still missing stand among the questions. */
    private String answers(List<String> findings, Recommendation advice, Intake intake) {
        Set<String> open =
                advice.openQuestions().stream().map(OpenQuestion::code).collect(Collectors.toSet());
        List<String> labels = findings.stream()
                .filter(code -> !open.contains(code))
                .map(code -> rulebook.vocabulary().find(code))
                .flatMap(Stream::ofNullable)
                .map(finding -> finding.label() + value(finding, intake))
                .toList();
        return String.join("; ", labels.subList(0, Math.min(MOST_FINDINGS, labels.size())))
                + (labels.size() > MOST_FINDINGS ? " and more" : "");
    }

    /** The number or choice that was answered. */
    private static String value(Finding finding, Intake intake) {
        Answer answer = intake.answers().get(finding.code());
        if (answer instanceof Answer.Quantity quantity && finding.type() instanceof AnswerType.Quantity type) {
            return ": " + type.text(quantity.value());
        }
        return answer instanceof Answer.Choice choice ? ": " + AnswerType.Choice.text(choice.code()) : "";
    }

    /** What a disposition is called. */
    String label(Disposition disposition) {
        return rulebook.outcomes().get(disposition).label();
    }
}
