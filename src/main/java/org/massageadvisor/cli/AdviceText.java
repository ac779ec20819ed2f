package org.massageadvisor.cli;

import static org.massageadvisor.cli.Words.ids;
import static org.massageadvisor.cli.Words.label;
import static org.massageadvisor.cli.Words.labels;
import static org.massageadvisor.cli.Words.rules;
import static org.massageadvisor.cli.Words.rulesOf;
import static org.massageadvisor.cli.Words.withoutExplanation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
import org.massageadvisor.intake.Intake;
import org.massageadvisor.rulebook.AnswerType;
import org.massageadvisor.rulebook.Answers;
import org.massageadvisor.rulebook.Finding;
import org.massageadvisor.rulebook.Labels;
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
    /** Lines that a screen at the desk shows at once. */
    private static final int SCREEN = 55;

    /** The groups that have a place on the page; whatever a rulebook adds is printed at the end. */
    private static final Set<String> PRINTED = Set.of(
            Outcome.DISPOSITION,
            Outcome.SELF_MASSAGE,
            Outcome.PRESSURE,
            "massage-type",
            Outcome.STROKE,
            Outcome.AREA,
            "avoid",
            "session",
            "frequency",
            "plan",
            "precaution",
            "preparation",
            "self-care",
            "aftercare",
            "safety-net",
            Outcome.REFERRAL,
            "therapist-choice",
            "education",
            "prompt");

    private static final int MOST_QUESTIONS = 6;
    private static final int MOST_FURTHER = 4;
    private static final int MOST_LIFTING = 2;
    private static final int MOST_EDUCATION = 6;

    private final Rulebook rulebook;
    private final Headline headline;
    private final Set<String> forEverybody;

    AdviceText(Rulebook rulebook) {
        this.rulebook = rulebook;
        this.headline = new Headline(rulebook);
        this.forEverybody = forEverybody(rulebook);
    }

    /** The text of one recommendation, ending with a line end; one that would be longer than a screen leaves out the general advice. */
    String of(Recommendation advice, Intake intake) {
        String whole = text(advice, intake, false);
        return whole.lines().count() <= SCREEN ? whole : text(advice, intake, true);
    }

    private String text(Recommendation advice, Intake intake, boolean brief) {
        Page page = new Page(brief);
        boolean allows = advice.disposition().allowsMassage();
        boolean urgent = advice.disposition().isMoreUrgentThan(Disposition.MEDICAL_REVIEW_BEFORE_MASSAGE);
        headline.print(advice, intake, brief, page);
        page.section("WHO TO CONTACT");
        advice.conclusions(Outcome.REFERRAL)
                .forEach(referral ->
                        page.item(referral.label() + ": " + referral.text() + ids(rules(referral.because()))));
        page.section(urgent ? "ASK STILL, BUT DO NOT DELAY THE CARE ABOVE" : "ASK STILL");
        questions(advice, brief, page);
        page.section("PLAN");
        plan(advice, page);
        page.section(allows ? "KEEP OFF AND LEAVE OUT" : "NO MASSAGE NOW; IF IT IS ALLOWED LATER, KEEP OFF");
        limits(advice, page);
        page.section("SAY TO THE CLIENT");
        say(advice, brief, page);
        page.section(allows ? "AFTERCARE AND WHEN TO STOP" : "WHEN TO GET HELP");
        after(advice, brief, page);
        page.section("ALSO");
        together(
                advice.conclusions().stream()
                        .filter(conclusion -> !PRINTED.contains(conclusion.group()))
                        .toList(),
                page);
        footer(advice, brief, page);
        return page.toString();
    }

    private void questions(Recommendation advice, boolean brief, Page page) {
        List<OpenQuestion> core =
                advice.openQuestions().stream().filter(OpenQuestion::core).toList();
        if (advice.disposition() == Disposition.EMERGENCY_CARE && !core.isEmpty()) {
            page.item(Labels.count(core.size(), "safety question is open and can", "safety questions are open and can")
                    + " wait.");
            return;
        }
        for (Conclusion prompt : advice.conclusions("prompt")) {
            page.paragraph(prompt.label() + (prompt.label().endsWith("?") ? "" : ".") + ids(rules(prompt.because())));
        }
        if (core.isEmpty()) {
            furtherQuestions(advice, brief, page);
        } else {
            coreQuestions(core, advice, brief, page);
        }
    }

    private void coreQuestions(List<OpenQuestion> core, Recommendation advice, boolean brief, Page page) {
        boolean many = advice.disposition() == Disposition.NEEDS_MORE_INFORMATION && !brief;
        int most = many ? 2 * MOST_QUESTIONS : MOST_QUESTIONS;
        for (OpenQuestion question : core.subList(0, Math.min(most, core.size()))) {
            page.item(question.question() + couldMean(question, advice) + (question.declined() ? " (Not known.)" : ""));
        }
        if (core.size() > most) {
            List<OpenQuestion> more = core.subList(most, core.size());
            page.item("And " + more.size() + " more: "
                    + more.stream().map(OpenQuestion::label).collect(Collectors.joining("; ")) + ".");
        }
    }

    private String couldMean(OpenQuestion question, Recommendation advice) {
        return question.couldLeadTo() == advice.disposition()
                ? ""
                : " (Could mean: " + headline.label(question.couldLeadTo()) + ".)";
    }

    /** What no massage has to wait for, but would make the advice more cautious, or less urgent. */
    private void furtherQuestions(Recommendation advice, boolean brief, Page page) {
        if (!brief) {
            Map<Disposition, List<String>> further = new LinkedHashMap<>();
            further(advice)
                    .forEach(question -> further.computeIfAbsent(question.couldLeadTo(), key -> new ArrayList<>())
                            .add(question.label() + (question.declined() ? " (not known)" : "")));
            further.forEach((couldLeadTo, labels) -> page.item((couldLeadTo == advice.disposition()
                            ? "Could add limits: "
                            : "Could mean \"" + headline.label(couldLeadTo) + "\": ")
                    + Words.labels(labels, MOST_FURTHER) + "."));
        }
        advice.openQuestions().stream()
                .filter(OpenQuestion::couldLift)
                .limit(MOST_LIFTING)
                .forEach(question -> page.item("Could make this less urgent: " + question.question()));
    }

    private static List<OpenQuestion> further(Recommendation advice) {
        return advice.openQuestions().stream()
                .filter(question -> !question.core() && !question.couldLift())
                .toList();
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
                            + ids(rules(pressure.because()))));
        }
        times(advice, plan, page);
        if (!plan.types().isEmpty()) {
            List<Conclusion> types = advice.conclusions("massage-type");
            page.item("Kinds that suit: " + labels(types, ", ") + "." + ids(rulesOf(types)));
        }
    }

    private static String strokes(Recommendation advice, List<String> codes) {
        return codes.stream()
                .map(code -> Labels.lowerFirst(withoutExplanation(label(advice, code))))
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
            page.item(labels(times, "; ") + "." + ids(rulesOf(times)));
        }
    }

    private static void limits(Recommendation advice, Page page) {
        together(advice.conclusions("avoid"), page);
        if (!advice.disposition().allowsMassage()) {
            return;
        }
        leaveOut("Kinds of massage to leave out: ", "massage-type", advice, page);
        leaveOut("Strokes to leave out: ", Outcome.STROKE, advice, page);
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
            Set<String> rules = new LinkedHashSet<>();
            excluded.forEach(exclusion -> rules.addAll(rules(exclusion.because())));
            String labels = excluded.stream()
                    .map(exclusion -> withoutExplanation(exclusion.label()))
                    .collect(Collectors.joining("; "));
            page.item(title + labels + "." + ids(rules));
        }
    }

    private void say(Recommendation advice, boolean brief, Page page) {
        List<Conclusion> precautions = advice.conclusions("precaution");
        List<Conclusion> special =
                precautions.stream().filter(each -> !isForEverybody(each)).toList();
        if (brief) {
            list("", special, advice, page);
        } else {
            together(special, page);
        }
        List<Conclusion> preparation = advice.conclusions("preparation");
        list(
                "Before: ",
                preparation.stream().filter(each -> !isForEverybody(each)).toList(),
                advice,
                page);
        List<Conclusion> asAlways = Stream.concat(precautions.stream(), preparation.stream())
                .filter(this::isForEverybody)
                .toList();
        if (!brief) {
            list("As always: ", asAlways, advice, page);
        }
        boolean ask = advice.selfMassage() == SelfMassage.SELF_MASSAGE_ASK_FIRST;
        list(
                ask ? "At home, only after a health professional agrees: " : "At home: ",
                advice.conclusions("self-care"),
                advice,
                page);
        list("Choosing a therapist: ", advice.conclusions("therapist-choice"), advice, page);
        if (!brief) {
            education(advice, page);
        }
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
        Map<List<String>, List<Conclusion>> byRules = new LinkedHashMap<>();
        conclusions.forEach(each -> byRules.computeIfAbsent(rules(each.because()), key -> new ArrayList<>())
                .add(each));
        byRules.forEach((rules, same) -> page.item(labels(same, ". ") + "." + ids(rules)));
    }

    private void after(Recommendation advice, boolean brief, Page page) {
        for (Conclusion each : advice.conclusions("safety-net")) {
            page.item(each.text() + ids(rules(each.because())));
        }
        List<Conclusion> aftercare = advice.conclusions("aftercare").stream()
                .filter(each -> !brief || !isForEverybody(each))
                .toList();
        list("After a session: ", aftercare, advice, page);
    }

    private void list(String title, List<Conclusion> conclusions, Recommendation advice, Page page) {
        List<Conclusion> said = conclusions.stream()
                .filter(conclusion -> advice.disposition().allowsMassage() || !isForEverybody(conclusion))
                .toList();
        if (!said.isEmpty()) {
            page.item(title + labels(said, "; ") + "." + ids(rulesOf(said)));
        }
    }

    private boolean isForEverybody(Conclusion conclusion) {
        return conclusion.because().stream().anyMatch(reason -> forEverybody.contains(reason.rule()));
    }

    /** The rules that fire for everybody in pain: for each client who reports one pain region and nothing else. */
    private static Set<String> forEverybody(Rulebook rulebook) {
        List<Answers> clients = rulebook.vocabulary().group(Finding.REGION).stream()
                .filter(region -> region.type() instanceof AnswerType.YesNo)
                .map(region ->
                        new Answers.Builder(rulebook.vocabulary()).yes(region).build())
                .toList();
        return rulebook.rules().stream()
                .filter(rule -> !clients.isEmpty() && clients.stream().allMatch(rule.when()::holds))
                .map(Rule::id)
                .collect(Collectors.toSet());
    }

    private static void footer(Recommendation advice, boolean brief, Page page) {
        RulebookEdition edition = advice.rulebook();
        String review = edition.reviewedBy().isEmpty()
                ? "not yet reviewed by a clinician"
                : "reviewed by " + edition.reviewedBy() + " on " + edition.reviewedOn();
        int shortDigest = Math.min(edition.digest().length(), "sha256:".length() + 12);
        page.gap();
        if (brief) {
            int questions = further(advice).size();
            page.paragraph("Left out to fit the screen: general advice"
                    + (questions == 0 ? "" : " and " + questions + " questions that could change it")
                    + "; see the JSON.");
        }
        page.paragraph("Rulebook "
                + edition.name() + " " + edition.version() + " ("
                + edition.digest().substring(0, shortDigest) + "), " + review + ".");
    }
}
