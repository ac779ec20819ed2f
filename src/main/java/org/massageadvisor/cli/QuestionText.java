package org.massageadvisor.cli;

import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.massageadvisor.Conclusion;
import org.massageadvisor.Disposition;
import org.massageadvisor.Exclusion;
import org.massageadvisor.OpenQuestion;
import org.massageadvisor.Recommendation;
import org.massageadvisor.advice.Purpose;
import org.massageadvisor.intake.Answer;
import org.massageadvisor.interview.Consequence;
import org.massageadvisor.interview.Interview;
import org.massageadvisor.rulebook.AnswerType;
import org.massageadvisor.rulebook.Evidence;
import org.massageadvisor.rulebook.Finding;
import org.massageadvisor.rulebook.Labels;
import org.massageadvisor.rulebook.Outcome;
import org.massageadvisor.rulebook.Rule;
import org.massageadvisor.rulebook.Rulebook;

/** Questions as they are asked, the reasons to ask them, and what their answers would change. */
final class QuestionText {
    private static final int MOST_RULES = 3;
    private static final int MOST_LABELS = 3;
    private static final int MOST_COVERED = 8;

    private static final Set<String> ADDED =
            Set.of(Outcome.REFERRAL, "prompt", "avoid", Outcome.PRECAUTION, Outcome.PRESSURE);

    private final Rulebook rulebook;

    QuestionText(Rulebook rulebook) {
        this.rulebook = rulebook;
    }

    /**
     * The questions to ask at once, those first whose yes would be the most urgent.
     *
     * @param oneByOne whether each is asked alone
     */
    List<Item> items(Interview interview, boolean oneByOne) {
        List<OpenQuestion> questions = interview.checklist();
        if (oneByOne || questions.size() == 1) {
            return List.of(new Item(interview.next().orElseThrow(), Disposition.NO_MASSAGE_NEED_IDENTIFIED));
        }
        return questions.stream()
                .map(question -> new Item(question, ifYes(question, interview)))
                .sorted(Comparator.comparing(item -> item.ifYes().rank()))
                .toList();
    }

    /** A question, and the disposition that a yes would bring at once. */
    record Item(OpenQuestion question, Disposition ifYes) {}

    /** Dispositions that are less urgent than safety questions, or no news, are not told apart. */
    private static Disposition ifYes(OpenQuestion question, Interview interview) {
        Disposition then = interview
                .answer(question.code(), Answer.Word.YES)
                .recommendation()
                .disposition();
        return then.isMoreUrgentThan(Disposition.NEEDS_MORE_INFORMATION)
                        && then.isMoreUrgentThan(interview.recommendation().disposition())
                ? then
                : Disposition.NO_MASSAGE_NEED_IDENTIFIED;
    }

    /** The questions as they are asked, and why. */
    String ask(List<Item> items, Interview interview) {
        Page page = new Page(true);
        if (items.size() == 1) {
            page.paragraph(items.get(0).question().question());
            page.paragraph(reasonToAsk(items.get(0).question(), interview));
            return page.toString();
        }
        page.paragraph("Which of these apply? ("
                + Labels.group(finding(items.get(0).question().code()).group()) + ")");
        Disposition heading = Disposition.NO_MASSAGE_NEED_IDENTIFIED;
        for (int i = 0; i < items.size(); i++) {
            Item item = items.get(i);
            if (item.ifYes() != heading) {
                heading = item.ifYes();
                page.paragraph(
                        heading == Disposition.NO_MASSAGE_NEED_IDENTIFIED
                                ? "Matters for what is done, or together with other answers:"
                                : "A yes would mean at least: " + label(heading));
            }
            // Where a wrong answer would cost the most, the question stands in full; elsewhere its short name must do.
            boolean inFull = heading.isMoreUrgentThan(Disposition.MEDICAL_REVIEW_BEFORE_MASSAGE);
            page.numbered(
                    i + 1, inFull ? item.question().question() : item.question().label());
        }
        return page.toString();
    }

    private String reasonToAsk(OpenQuestion question, Interview interview) {
        Recommendation advice = interview.recommendation();
        if (question.couldLift()) {
            return "Asked because the answer could make the advice less urgent."
                    + (advice.disposition() != Disposition.MEDICAL_REVIEW_BEFORE_MASSAGE
                            ? ""
                            : " It would have to cover: "
                                    + Words.labels(
                                            advice.reasons().stream()
                                                    .flatMap(reason -> reason.findings().stream())
                                                    .distinct()
                                                    .map(this::label)
                                                    .toList(),
                                            MOST_COVERED)
                                    + ".");
        }
        if (question.couldLeadTo() != advice.disposition()) {
            return "Asked because it could mean: " + label(question.couldLeadTo()) + ".";
        }
        if (question.core()) {
            return "Asked because it is one of the basic safety questions.";
        }
        return interview.purpose().orElse(Purpose.PLAN) == Purpose.PLAN
                ? "Asked because it shapes the plan."
                : "Asked because it could rule something out or add a precaution.";
    }

    /** What may be typed. */
    String allowed(List<Item> items) {
        return items.size() > 1
                ? "the numbers of those that apply (3 7), or none; if nobody knows 9: 3 7 unknown 9"
                : ReplyParser.expected(finding(items.get(0).question().code()).type()) + ", or unknown";
    }

    /** An answer as it was understood: {@code Age: 40 years}. */
    String answered(String code, Answer answer) {
        return label(code) + ": " + words(finding(code), answer);
    }

    private static String words(Finding finding, Answer answer) {
        if (answer instanceof Answer.Choice choice) {
            return AnswerType.Choice.text(choice.code());
        }
        if (answer instanceof Answer.Quantity quantity && finding.type() instanceof AnswerType.Quantity type) {
            return type.text(quantity.value());
        }
        return answer instanceof Answer.Word word ? word.word() : answer.text();
    }

    /** Why a question is asked, on what statements that rests, and what each answer would change. */
    String why(OpenQuestion question, Interview interview) {
        Page page = new Page(true);
        page.paragraph(question.question());
        List<Rule> rules = interview.why(question.code());
        Set<Evidence> sources = new LinkedHashSet<>();
        for (Rule rule : rules.subList(0, Math.min(MOST_RULES, rules.size()))) {
            page.item(rule.because()
                    + rule.disposition().map(each -> " (" + label(each) + ")").orElse("") + " [" + rule.id() + "]");
            sources.addAll(rule.sources());
        }
        if (rules.size() > MOST_RULES) {
            int more = rules.size() - MOST_RULES;
            page.item("Other rules that wait for this answer: " + more + ".");
        }
        sources.forEach(source -> page.indented(Words.evidence(source)));
        for (Consequence each : interview.consequences(question.code())) {
            page.item(each.inWords() + " would mean: "
                    + label(each.recommendation().disposition())
                    + (each.recommendation().settled() ? ", settled." : ".")
                    + changes(interview.recommendation(), each.recommendation()));
        }
        return page.toString();
    }

    /** What an answer would add and rule out, in a few labels. */
    private static String changes(Recommendation now, Recommendation then) {
        List<String> added = then.conclusions().stream()
                .filter(each -> ADDED.contains(each.group())
                        && now.conclusion(each.code()).isEmpty())
                .map(Conclusion::label)
                .toList();
        List<String> before = now.excluded().stream().map(Exclusion::code).toList();
        List<String> ruledOut = then.disposition().allowsMassage()
                ? then.excluded().stream()
                        .filter(each -> !before.contains(each.code()))
                        .map(Exclusion::label)
                        .toList()
                : List.of();
        return (added.isEmpty() ? "" : " Adds: " + Words.labels(added, MOST_LABELS) + ".")
                + (ruledOut.isEmpty() ? "" : " Rules out: " + Words.labels(ruledOut, MOST_LABELS) + ".");
    }

    Finding finding(String code) {
        return Objects.requireNonNull(rulebook.vocabulary().find(code), code);
    }

    private String label(String code) {
        return finding(code).label();
    }

    String label(Disposition disposition) {
        return rulebook.outcomes().get(disposition).label();
    }
}
