package org.massageadvisor.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.massageadvisor.Disposition;
import org.massageadvisor.OpenQuestion;
import org.massageadvisor.Recommendation;
import org.massageadvisor.advice.Purpose;
import org.massageadvisor.intake.Answer;
import org.massageadvisor.interview.Interview;
import org.massageadvisor.rulebook.Labels;
import org.massageadvisor.rulebook.Rulebook;

/** Leads an interview over lines of text: asks, reads, says what was understood, and asks again what was not. */
final class Dialogue {
    /** Replies in a row that lead nowhere. A person gives up sooner; what goes on is a program that does not listen. */
    private static final int MOST_IN_VAIN = 100;

    private static final String HELP =
            "back takes the last step back; why says why a question is asked and what each answer would change"
                    + " (in a list with its number: why 3); unknown leaves a question open, in a list all of them; quit ends here, with the advice so"
                    + " far.";

    private final Rulebook rulebook;
    private final QuestionText text;
    private final LineReader in;
    private final PrintStream out;
    private final boolean oneByOne;

    /** How an interview came to its end. */
    record End(Interview interview, boolean inputEnded) {}

    /** @param oneByOne whether each question is asked alone, never in a list */
    Dialogue(Rulebook rulebook, InputStream in, PrintStream out, boolean oneByOne) {
        this.rulebook = rulebook;
        this.text = new QuestionText(rulebook);
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
        List<QuestionText.Item> items = List.of();
        boolean isNew = true;
        int inVain = 0;
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
                    items = text.items(interview, oneByOne);
                    out.print("\n" + text.ask(items, interview));
                }
                prompt(text.allowed(items));
                String line = in.next();
                if (line == null) {
                    return new End(interview, true);
                }
                Reply reply = parse(line, items);
                if (reply instanceof Reply.Quit) {
                    return new End(interview, false);
                }
                Interview next = after(reply, interview);
                isNew = next != interview;
                interview = next;
                inVain = isNew ? 0 : inVain + 1;
                if (inVain == MOST_IN_VAIN) {
                    return new End(interview, true);
                }
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
        for (int inVain = 0; inVain < MOST_IN_VAIN; inVain++) {
            prompt(allowed);
            String line = in.next();
            if (line == null || line.isBlank() || line.strip().equalsIgnoreCase("quit")) {
                return interview;
            }
            if (line.strip().equalsIgnoreCase("back") && interview.back().isPresent()) {
                return interview.back().get();
            }
        }
        return interview;
    }

    private Reply parse(String line, List<QuestionText.Item> items) {
        List<OpenQuestion> questions =
                items.stream().map(QuestionText.Item::question).toList();
        return questions.size() == 1
                ? ReplyParser.toQuestion(
                        line, questions.get(0), text.finding(questions.get(0).code()))
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
            out.print(text.why(why.question(), interview));
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

    private void confirm(Map<String, Answer> answers) {
        if (answers.size() > 1 && answers.values().stream().allMatch(Answer.Word.UNKNOWN::equals)) {
            say("= unknown, all " + answers.size() + ".");
            return;
        }
        List<String> said = answers.entrySet().stream()
                .filter(entry -> answers.size() == 1 || entry.getValue() != Answer.Word.NO)
                .map(entry -> text.answered(entry.getKey(), entry.getValue()))
                .toList();
        int no = answers.size() - said.size();
        String others = no == 0
                ? ""
                : said.isEmpty() ? "none of the " + no : no == 1 ? "; not the other one" : "; none of the other " + no;
        say("= " + String.join("; ", said) + others + ".");
    }

    /** What has become urgent, and that nothing worse can come. */
    private void announce(@Nullable Interview before, Interview now) {
        Recommendation advice = now.recommendation();
        Disposition disposition = advice.disposition();
        boolean isNews =
                before == null || disposition != before.recommendation().disposition();
        if (isNews && disposition.isMoreUrgentThan(Disposition.MEDICAL_REVIEW_BEFORE_MASSAGE)) {
            out.println();
            say("!! " + text.label(disposition) + ". "
                    + rulebook.outcomes().get(disposition).text());
            advice.reasons().stream().limit(1).forEach(reason -> say("Because: " + reason.reason()));
        } else if (now.isSettled()
                && before != null
                && !before.isSettled()
                && now.next().isPresent()) {
            out.println();
            boolean couldLift = now.purpose().orElse(Purpose.PLAN) == Purpose.CLEARANCE
                    && disposition == Disposition.MEDICAL_REVIEW_BEFORE_MASSAGE;
            say(
                    couldLift
                            ? "So far: " + text.label(disposition)
                                    + ". It cannot become more urgent; an answer could still make it less urgent."
                            : "Settled: " + text.label(disposition) + ". Nothing more urgent can come; "
                                    + Labels.count(now.remaining(), "more answer", "more answers")
                                    + " could change the details.");
        }
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
