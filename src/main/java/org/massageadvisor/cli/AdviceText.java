package org.massageadvisor.cli;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.massageadvisor.Conclusion;
import org.massageadvisor.Disposition;
import org.massageadvisor.Exclusion;
import org.massageadvisor.OpenQuestion;
import org.massageadvisor.Plan;
import org.massageadvisor.Reason;
import org.massageadvisor.Recommendation;
import org.massageadvisor.RulebookEdition;
import org.massageadvisor.SelfMassage;
import org.massageadvisor.intake.Answer;
import org.massageadvisor.intake.Intake;
import org.massageadvisor.intake.IntakeCheck;
import org.massageadvisor.rulebook.AnswerType;
import org.massageadvisor.rulebook.Answers;
import org.massageadvisor.rulebook.Finding;
import org.massageadvisor.rulebook.Numbers;
import org.massageadvisor.rulebook.Outcome;
import org.massageadvisor.rulebook.Rule;
import org.massageadvisor.rulebook.Rulebook;

/**
 * A recommendation as a therapist at the desk reads it, most important first: what should happen and why, whom to contact, what to ask
 * still, the plan, what to leave out, what to say, aftercare and when to stop. Rule ids stand in brackets at the end of the lines that
 * they explain.
 *
 * <p>What holds for this client in particular has lines of its own. What is said to everybody in pain is gathered in one line, and left
 * out where no massage is advised; the JSON has it all.
 */
final class AdviceText {
    private static final String REGION = "region";

    /** The groups that have a place on the page; whatever a rulebook adds is printed at the end. */
    private static final Set<String> PRINTED = Set.of(
            Outcome.DISPOSITION,
            Outcome.SELF_MASSAGE,
            Outcome.PRESSURE,
            "massage-type",
            "stroke",
            "area",
            "avoid",
            "session",
            "frequency",
            "plan",
            "precaution",
            "preparation",
            "self-care",
            "aftercare",
            "safety-net",
            "referral",
            "therapist-choice",
            "education",
            "prompt");

    private static final int MOST_REASONS = 3;
    private static final int MOST_UNASKED = 8;
    private static final int MOST_QUESTIONS = 6;
    private static final int MOST_RULES = 2;
    private static final int MOST_EDUCATION = 6;
    private static final int MOST_FINDINGS = 5;

    private final Rulebook rulebook;
    private final Map<String, Rule> rules;
    private final Set<String> forEverybody;

    AdviceText(Rulebook rulebook) {
        this.rulebook = rulebook;
        this.rules = rulebook.rules().stream().collect(Collectors.toMap(Rule::id, rule -> rule));
        this.forEverybody = forEverybody(rulebook);
    }

    /** The text of one recommendation, ending with a line end. */
    String of(Recommendation advice, Intake intake) {
        Page page = new Page();
        boolean allows = advice.disposition().allowsMassage();
        boolean urgent = advice.disposition().isMoreUrgentThan(Disposition.MEDICAL_REVIEW_BEFORE_MASSAGE);
        headline(advice, intake, page);
        page.section("WHO TO CONTACT");
        advice.conclusions("referral")
                .forEach(referral -> page.item(referral.label() + ": " + referral.text() + ids(referral.because())));
        page.section(urgent ? "ASK STILL, BUT DO NOT DELAY THE CARE ABOVE" : "ASK STILL");
        questions(advice, page);
        page.section("PLAN");
        plan(advice, page);
        page.section(allows ? "KEEP OFF AND LEAVE OUT" : "NO MASSAGE NOW; IF IT IS ALLOWED LATER, KEEP OFF");
        limits(advice, page);
        page.section("SAY TO THE CLIENT");
        say(advice, page);
        page.section("AFTERCARE AND WHEN TO STOP");
        after(advice, page);
        page.section("ALSO");
        together(
                advice.conclusions().stream()
                        .filter(conclusion -> !PRINTED.contains(conclusion.group()))
                        .toList(),
                page);
        footer(advice, page);
        return page.toString();
    }

    private void headline(Recommendation advice, Intake intake, Page page) {
        Outcome disposition = rulebook.outcomes().get(advice.disposition());
        page.paragraph(disposition.label().toUpperCase(Locale.ROOT)
                + (advice.intakeId() == null ? "" : " (" + advice.intakeId() + ")"));
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
                .ifPresent(status -> page.paragraph(
                        status.label() + "." + (advice.disposition().allowsMassage() ? ids(status.because()) : "")));
        if (advice.settled()) {
            page.paragraph("Settled: no further answer can make this more urgent.");
        } else if (advice.atMost().isMoreUrgentThan(Disposition.NEEDS_MORE_INFORMATION)
                && advice.atMost() != advice.disposition()) {
            page.paragraph("Not settled: it could still be \"" + label(advice.atMost()) + "\"."
                    + (advice.openQuestions().isEmpty()
                            ? " That hangs on: " + unasked(advice.atMost(), intake) + "."
                            : ""));
        }
    }

    /** The labels of the unanswered questions that could bring about a disposition. */
    private String unasked(Disposition disposition, Intake intake) {
        Answers answers = IntakeCheck.check(intake, rulebook.vocabulary());
        Set<Finding> needed = new TreeSet<>(Comparator.comparing(Finding::index));
        rulebook.rules().stream()
                .filter(rule -> rule.disposition().filter(disposition::equals).isPresent())
                .forEach(rule -> answers.eachFindingOpenIn(rule.when(), needed::add));
        String labels = needed.stream().limit(MOST_UNASKED).map(Finding::label).collect(Collectors.joining("; "));
        int more = needed.size() - MOST_UNASKED;
        return labels + (more > 0 ? "; and " + more + " more" : "");
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
                            + ids(exclusion.askedBy()));
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
            return ": " + Numbers.text(quantity.value()) + (type.unit().isEmpty() ? "" : " " + type.unit());
        }
        return answer instanceof Answer.Choice choice
                ? ": " + choice.code().toLowerCase(Locale.ROOT).replace('_', ' ')
                : "";
    }

    private String label(Disposition disposition) {
        return rulebook.outcomes().get(disposition).label();
    }

    private void questions(Recommendation advice, Page page) {
        for (Conclusion prompt : advice.conclusions("prompt")) {
            page.paragraph(prompt.label() + (prompt.label().endsWith("?") ? "" : ".") + ids(prompt.because()));
        }
        List<OpenQuestion> questions = advice.openQuestions();
        int most = advice.disposition() == Disposition.NEEDS_MORE_INFORMATION ? 2 * MOST_QUESTIONS : MOST_QUESTIONS;
        for (OpenQuestion question : questions.subList(0, Math.min(most, questions.size()))) {
            String couldMean = question.couldLeadTo() == advice.disposition()
                    ? ""
                    : " (Could mean: " + label(question.couldLeadTo()) + ".)";
            page.item(question.question() + couldMean);
        }
        if (questions.size() > most) {
            List<OpenQuestion> more = questions.subList(most, questions.size());
            page.item("And " + more.size() + " more: "
                    + more.stream().map(OpenQuestion::label).collect(Collectors.joining("; ")) + ".");
        }
    }

    private void plan(Recommendation advice, Page page) {
        Plan plan = advice.plan();
        if (plan == null) {
            return;
        }
        Map<String, List<String>> areas = new LinkedHashMap<>();
        for (Plan.Area area : plan.areas()) {
            areas.computeIfAbsent(strokes(advice, area.strokes()), key -> new ArrayList<>())
                    .add(label(advice, area.code()));
        }
        if (areas.isEmpty()) {
            areas.put(strokes(advice, plan.strokes()), List.of("No muscle in particular"));
        }
        areas.forEach((strokes, where) ->
                page.item(String.join("; ", where) + (strokes.isEmpty() ? "." : ": " + strokes + ".")));
        if (plan.pressure() != null) {
            advice.conclusion(plan.pressure())
                    .ifPresent(pressure -> page.item(pressure.label() + " at most. "
                            + pressure.because().stream()
                                    .limit(1)
                                    .map(Reason::reason)
                                    .collect(Collectors.joining())
                            + ids(pressure.because())));
        }
        times(advice, plan, page);
        if (!plan.types().isEmpty()) {
            List<Conclusion> types = advice.conclusions("massage-type");
            page.item("Kinds that suit: " + labels(types, ", ") + "." + ids(reasons(types)));
        }
    }

    private static String strokes(Recommendation advice, List<String> codes) {
        return codes.stream()
                .map(code -> lowerFirst(withoutExplanation(label(advice, code))))
                .collect(Collectors.joining(", then "));
    }

    private void times(Recommendation advice, Plan plan, Page page) {
        List<Conclusion> times = new ArrayList<>(advice.conclusions("session"));
        if (plan.holdSeconds() != null) {
            advice.conclusions("plan").stream()
                    .filter(step -> rulebook.outcomes().get(step.code()).amount() != null)
                    .forEach(times::add);
        }
        times.addAll(advice.conclusions("frequency"));
        if (!times.isEmpty()) {
            page.item(labels(times, "; ") + "." + ids(reasons(times)));
        }
    }

    private static void limits(Recommendation advice, Page page) {
        together(advice.conclusions("avoid"), page);
        if (!advice.disposition().allowsMassage()) {
            return;
        }
        leaveOut("Kinds of massage to leave out: ", "massage-type", advice, page);
        leaveOut("Strokes to leave out: ", "stroke", advice, page);
        leaveOut("Steps to leave out: ", "plan", advice, page);
        if (!advice.conclusions("self-care").isEmpty()) {
            leaveOut("At home, leave out: ", "self-care", advice, page);
        }
    }

    private static void leaveOut(String title, String group, Recommendation advice, Page page) {
        List<Exclusion> excluded = advice.excluded().stream()
                .filter(exclusion -> exclusion.group().equals(group))
                .toList();
        if (!excluded.isEmpty()) {
            Set<Reason> reasons = new LinkedHashSet<>();
            excluded.forEach(exclusion -> reasons.addAll(exclusion.because()));
            String labels = excluded.stream()
                    .map(exclusion -> withoutExplanation(exclusion.label()))
                    .collect(Collectors.joining("; "));
            page.item(title + labels + "." + ids(reasons));
        }
    }

    private void say(Recommendation advice, Page page) {
        List<Conclusion> precautions = advice.conclusions("precaution");
        together(
                precautions.stream()
                        .filter(precaution -> !isForEverybody(precaution))
                        .toList(),
                page);
        List<Conclusion> preparation = advice.conclusions("preparation");
        list(
                "Before: ",
                preparation.stream().filter(each -> !isForEverybody(each)).toList(),
                advice,
                page);
        List<Conclusion> asAlways = Stream.concat(precautions.stream(), preparation.stream())
                .filter(this::isForEverybody)
                .toList();
        list("As always: ", asAlways, advice, page);
        boolean ask = advice.selfMassage() == SelfMassage.SELF_MASSAGE_ASK_FIRST;
        list(
                ask ? "At home, only after a health professional agrees: " : "At home: ",
                advice.conclusions("self-care"),
                advice,
                page);
        list("Choosing a therapist: ", advice.conclusions("therapist-choice"), advice, page);
        education(advice, page);
    }

    /** The few that fit this client best; whoever wants them all finds them in the JSON. */
    private void education(Recommendation advice, Page page) {
        List<Conclusion> education = advice.conclusions("education").stream()
                .sorted(Comparator.comparing(this::isForEverybody))
                .limit(MOST_EDUCATION)
                .toList();
        list("Good to know: ", education, advice, page);
    }

    /** One line for each, but one for those that the same rules ask for. */
    private static void together(List<Conclusion> conclusions, Page page) {
        Map<List<Reason>, List<Conclusion>> byReasons = new LinkedHashMap<>();
        conclusions.forEach(each -> byReasons
                .computeIfAbsent(each.because(), key -> new ArrayList<>())
                .add(each));
        byReasons.forEach((reasons, same) -> page.item(labels(same, ". ") + "." + ids(reasons)));
    }

    private void after(Recommendation advice, Page page) {
        for (Conclusion each : advice.conclusions("safety-net")) {
            page.item(each.text() + ids(each.because()));
        }
        list("After a session: ", advice.conclusions("aftercare"), advice, page);
    }

    private void list(String title, List<Conclusion> conclusions, Recommendation advice, Page page) {
        List<Conclusion> said = conclusions.stream()
                .filter(conclusion -> advice.disposition().allowsMassage() || !isForEverybody(conclusion))
                .toList();
        if (!said.isEmpty()) {
            page.item(title + labels(said, "; ") + "." + ids(reasons(said)));
        }
    }

    private boolean isForEverybody(Conclusion conclusion) {
        return conclusion.because().stream().anyMatch(reason -> forEverybody.contains(reason.rule()));
    }

    /** The rules that fire for everybody in pain: for each client who reports one pain region and nothing else. */
    private static Set<String> forEverybody(Rulebook rulebook) {
        List<Answers> clients = rulebook.vocabulary().group(REGION).stream()
                .map(region ->
                        new Answers.Builder(rulebook.vocabulary()).yes(region).build())
                .toList();
        return rulebook.rules().stream()
                .filter(rule -> !clients.isEmpty() && clients.stream().allMatch(rule.when()::holds))
                .map(Rule::id)
                .collect(Collectors.toSet());
    }

    private static void footer(Recommendation advice, Page page) {
        RulebookEdition edition = advice.rulebook();
        String review = edition.reviewedBy().isEmpty()
                ? "not yet reviewed by a clinician"
                : "reviewed by " + edition.reviewedBy() + " on " + edition.reviewedOn();
        int shortDigest = Math.min(edition.digest().length(), "sha256:".length() + 12);
        page.gap();
        page.paragraph("Rulebook "
                + edition.name() + " " + edition.version() + " ("
                + edition.digest().substring(0, shortDigest) + "), " + review + ".");
    }

    private static String label(Recommendation advice, String code) {
        return advice.conclusion(code).map(Conclusion::label).orElse(code);
    }

    private static String labels(List<Conclusion> conclusions, String between) {
        return conclusions.stream().map(Conclusion::label).collect(Collectors.joining(between));
    }

    private static Set<Reason> reasons(List<Conclusion> conclusions) {
        Set<Reason> reasons = new LinkedHashSet<>();
        conclusions.forEach(conclusion -> reasons.addAll(conclusion.because()));
        return reasons;
    }

    /** The ids of the rules, the first few by name. */
    private static String ids(Collection<Reason> reasons) {
        if (reasons.isEmpty()) {
            return "";
        }
        int named = reasons.size() > MOST_RULES ? 1 : MOST_RULES;
        String ids = reasons.stream().limit(named).map(Reason::rule).collect(Collectors.joining(", "));
        int more = reasons.size() - named;
        return " [" + ids + (more > 0 ? " +" + more : "") + "]";
    }

    /** A label without the explanation in parentheses at its end. */
    private static String withoutExplanation(String label) {
        int parenthesis = label.indexOf(" (");
        return parenthesis < 0 || !label.endsWith(")") ? label : label.substring(0, parenthesis);
    }

    private static String lowerFirst(String text) {
        return text.substring(0, 1).toLowerCase(Locale.ROOT) + text.substring(1);
    }
}
