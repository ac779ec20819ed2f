package org.massageadvisor.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
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
import org.massageadvisor.rulebook.Outcome;
import org.massageadvisor.rulebook.Rule;
import org.massageadvisor.rulebook.Rulebook;

/** Leads an interview over lines of text: asks, reads, says what was understood, and asks again what was not. */
final class Dialogue {
    private static final int MOST_RULES = 3;
    private static final int MOST_LABELS = 3;
    private static final int MOST_COVERED = 8;

    /** A person gives up sooner; what goes on is a program that does not listen. */
    private static final int MOST_MISUNDERSTOOD = 100;

    private static final Set<String> ADDED =
            Set.of("referral", "prompt", "avoid", Outcome.PRECAUTION, Outcome.PRESSURE);
    private static final String HELP =
            "back takes the last step back; why says why a question is asked and what each answer would change"
                    + " (in a list with its number: why 3); unknown leaves a question open, in a list all of them; quit ends here, with the advice so"
                    + " far.";

    private final Rulebook rulebook;
    private final LineReader in;
    private final PrintStream out;
    private final boolean oneByOne;

    /** How an interview came to its end. */
    record End(Interview interview, boolean inputEnded) {}

    /** @param oneByOne whether each question is asked alone, never in a list */
    Dialogue(Rulebook rulebook, InputStream in, PrintStream out, boolean oneByOne) {
        this.rulebook = rulebook;
        this.in = new LineReader(in);
        this.out = out;
        this.oneByOne = oneByOne;
    }

    /**
     * Asks until the interview is at its end, is ended, or the input ends. An emergency ends it too, whatever is open: nothing could make it
     * more urgent, and the care must not wait.
     */
    End lead(Interview begin) throws IOException {
        say(HELP);
        Interview interview = begin;
        announce(null, interview);
        List<Item> items = List.of();
        boolean isNew = true;
        int misunderstood = 0;
        while (true) {
            if (isEmergency(interview)) {
                Interview corrected = corrected(interview);
                if (corrected == interview) {
                    return new End(interview, false);
                }
                interview = corrected;
                isNew = true;
            } else if (interview.next().isEmpty()) {
                return new End(interview, false);
            } else {
                if (isNew) {
                    items = items(interview);
                    ask(items, interview);
                }
                prompt(allowed(items));
                String line = in.next();
                if (line == null) {
                    return new End(interview, true);
                }
                Reply reply = parse(line, items);
                if (reply instanceof Reply.Quit) {
                    return new End(interview, false);
                }
                misunderstood = reply instanceof Reply.NotUnderstood ? misunderstood + 1 : 0;
                if (misunderstood == MOST_MISUNDERSTOOD) {
                    return new End(interview, true);
                }
                Interview next = after(reply, interview);
                isNew = next != interview;
                interview = next;
            }
        }
    }

    private static boolean isEmergency(Interview interview) {
        return interview.recommendation().disposition() == Disposition.EMERGENCY_CARE;
    }

    /** A slip of the finger must not send anybody to hospital: the step before if it is asked for, else the same. */
    private Interview corrected(Interview interview) throws IOException {
        String allowed = interview.back().isPresent()
                ? "typed by mistake? back. Otherwise Enter shows the advice"
                : "Enter shows the advice";
        while (true) {
            prompt(allowed);
            String line = in.next();
            if (line == null || line.isBlank() || line.strip().equalsIgnoreCase("quit")) {
                return interview;
            }
            if (line.strip().equalsIgnoreCase("back") && interview.back().isPresent()) {
                return interview.back().get();
            }
        }
    }

    /** The questions to ask at once, those first whose yes would be the most urgent. */
    private List<Item> items(Interview interview) {
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
    private record Item(OpenQuestion question, Disposition ifYes) {}

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

    private Reply parse(String line, List<Item> items) {
        List<OpenQuestion> questions = items.stream().map(Item::question).toList();
        return questions.size() == 1
                ? ReplyParser.toQuestion(line, questions.get(0), finding(questions.get(0)))
                : ReplyParser.toChecklist(line, questions);
    }

    private Interview after(Reply reply, Interview interview) {
        if (reply instanceof Reply.Answers given) {
            return after(given.answers(), interview);
        }
        if (reply instanceof Reply.Back) {
            if (interview.back().isEmpty()) {
                say("There is nothing to take back: what was known before is changed in its file.");
            }
            return interview.back().orElse(interview);
        }
        if (reply instanceof Reply.Why why) {
            explain(why.question(), interview);
        } else if (reply instanceof Reply.NotUnderstood problem) {
            say(problem.message() + ".");
        } else {
            say(HELP);
        }
        return interview;
    }

    private Interview after(Map<String, Answer> answers, Interview interview) {
        Map<String, Answer> named = new LinkedHashMap<>(answers);
        named.values().removeIf(answer -> answers.size() > 1 && answer == Answer.Word.NO);
        if (named.size() < answers.size()) {
            Interview urgent = interview.answer(named);
            if (isEmergency(urgent)) {
                // Whoever finds an emergency in a list stops reading, so the rest of the list is no denial.
                confirm(named);
                say("The others on the list count as not asked.");
                announce(interview, urgent);
                return urgent;
            }
        }
        Interview next = interview.answer(answers);
        confirm(answers);
        announce(interview, next);
        return next;
    }

    private void ask(List<Item> items, Interview interview) {
        out.println();
        if (items.size() == 1) {
            say(items.get(0).question().question());
            say(reasonToAsk(items.get(0).question(), interview));
            return;
        }
        say("Which of these apply? ("
                + Words.group(finding(items.get(0).question()).group()) + ")");
        Disposition heading = Disposition.NO_MASSAGE_NEED_IDENTIFIED;
        for (int i = 0; i < items.size(); i++) {
            Item item = items.get(i);
            if (item.ifYes() != heading) {
                heading = item.ifYes();
                say(
                        heading == Disposition.NO_MASSAGE_NEED_IDENTIFIED
                                ? "Matters for what is done, or together with other answers:"
                                : "A yes would mean: " + label(heading));
            }
            // Where a wrong answer would cost the most, the question stands in full; elsewhere its short name must do.
            boolean inFull = heading.isMoreUrgentThan(Disposition.MEDICAL_REVIEW_BEFORE_MASSAGE);
            Page page = new Page(true);
            page.numbered(
                    i + 1, inFull ? item.question().question() : item.question().label());
            out.print(page);
        }
    }

    private String reasonToAsk(OpenQuestion question, Interview interview) {
        Recommendation advice = interview.recommendation();
        if (question.couldLift()) {
            return "Asked because the answer could make the advice less urgent. It would have to cover: "
                    + Words.labels(
                            advice.reasons().stream()
                                    .flatMap(reason -> reason.findings().stream())
                                    .distinct()
                                    .map(this::label)
                                    .toList(),
                            MOST_COVERED)
                    + ".";
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

    private String allowed(List<Item> items) {
        return items.size() > 1
                ? "none, or the numbers of those that apply (unknown before those that nobody knows)"
                : ReplyParser.expected(finding(items.get(0).question()).type()) + ", unknown";
    }

    private void confirm(Map<String, Answer> answers) {
        if (answers.size() > 1 && answers.values().stream().allMatch(Answer.Word.UNKNOWN::equals)) {
            say("= unknown, all " + answers.size() + ".");
            return;
        }
        List<String> said = answers.entrySet().stream()
                .filter(entry -> answers.size() == 1 || entry.getValue() != Answer.Word.NO)
                .map(entry -> label(entry.getKey()) + ": " + words(entry.getKey(), entry.getValue()))
                .toList();
        int no = answers.size() - said.size();
        String others = no == 0 ? "" : said.isEmpty() ? "none of the " + no : "; none of the other " + no;
        say("= " + String.join("; ", said) + others + ".");
    }

    private String words(String code, Answer answer) {
        if (answer instanceof Answer.Choice choice) {
            return AnswerType.Choice.text(choice.code());
        }
        if (answer instanceof Answer.Quantity quantity && finding(code).type() instanceof AnswerType.Quantity type) {
            return type.text(quantity.value());
        }
        return answer instanceof Answer.Word word ? word.word() : answer.text();
    }

    /** What has become urgent, and that nothing worse can come. */
    private void announce(@Nullable Interview before, Interview now) {
        Recommendation advice = now.recommendation();
        Disposition disposition = advice.disposition();
        boolean isNews =
                before == null || disposition != before.recommendation().disposition();
        if (isNews && disposition.isMoreUrgentThan(Disposition.MEDICAL_REVIEW_BEFORE_MASSAGE)) {
            out.println();
            say("!! " + label(disposition) + ". "
                    + rulebook.outcomes().get(disposition).text());
            advice.reasons().stream().limit(1).forEach(reason -> say("Because: " + reason.reason()));
        } else if (now.isSettled()
                && before != null
                && !before.isSettled()
                && now.next().isPresent()) {
            out.println();
            say("Settled: " + label(disposition) + ". Nothing more urgent can come; "
                    + (now.purpose().orElse(Purpose.PLAN) == Purpose.CLEARANCE
                            ? "an answer could still make it less urgent."
                            : Words.count(now.remaining(), "more answer", "more answers")
                                    + " could change the details."));
        }
    }

    private void explain(OpenQuestion question, Interview interview) {
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
        out.print(page);
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

    private Finding finding(OpenQuestion question) {
        return finding(question.code());
    }

    private Finding finding(String code) {
        return Objects.requireNonNull(rulebook.vocabulary().find(code), code);
    }

    private String label(String code) {
        return finding(code).label();
    }

    private String label(Disposition disposition) {
        return rulebook.outcomes().get(disposition).label();
    }

    private void say(String words) {
        Page page = new Page(true);
        page.paragraph(words);
        out.print(page);
    }

    private void prompt(String allowed) {
        out.print(allowed + " > ");
        out.flush();
    }
}
