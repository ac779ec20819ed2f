package org.massageadvisor.interview;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.massageadvisor.OpenQuestion;
import org.massageadvisor.Recommendation;
import org.massageadvisor.advice.Adviser;
import org.massageadvisor.advice.Assessment;
import org.massageadvisor.advice.Candidate;
import org.massageadvisor.advice.Purpose;
import org.massageadvisor.engine.RuleEngine;
import org.massageadvisor.intake.Answer;
import org.massageadvisor.intake.Intake;
import org.massageadvisor.intake.IntakeCheck;
import org.massageadvisor.intake.InvalidIntakeException;
import org.massageadvisor.rulebook.AnswerType;
import org.massageadvisor.rulebook.Answers;
import org.massageadvisor.rulebook.Finding;
import org.massageadvisor.rulebook.Rule;
import org.massageadvisor.rulebook.Rulebook;
import org.massageadvisor.rulebook.Spelling;

/**
 * A client being asked, one question or one checklist after the other, the one that matters most first, until no answer could change
 * anything that the interview is after. Immutable: each answer gives a new interview and leaves the old one as it was, so that any step can be
 * tried and taken back.
 *
 * <pre>{@code
 * Interview interview = advisor.interview();
 * while (interview.next().isPresent()) {
 *     OpenQuestion question = interview.next().get();
 *     interview = interview.answer(question.code(), answerOf(client, question));
 * }
 * interview.recommendation();
 * }</pre>
 *
 * <p>Its {@link #recommendation} is at each step the one that the advisor gives for its {@link #intake}. An interview keeps those before it
 * for {@link #back}; {@code advisor.interview(interview.intake(), until)} begins one without a past.
 */
public final class Interview {
    private final Setting setting;
    private final @Nullable String id;
    private final Map<String, Answer> given;
    private final Assessment assessment;
    private final List<Candidate> toAsk;
    private final @Nullable Interview before;

    private record Setting(Rulebook rulebook, RuleEngine engine, Adviser adviser, Purpose until) {}

    private Interview(
            Setting setting,
            @Nullable String id,
            Map<String, Answer> given,
            Assessment assessment,
            @Nullable Interview before) {
        this.setting = setting;
        this.id = id;
        this.given = Collections.unmodifiableMap(given);
        this.assessment = assessment;
        this.toAsk = assessment.toAsk(setting.until());
        this.before = before;
    }

    /**
     * An interview of a client of whom this much is known.
     *
     * @param until the last purpose for which questions are asked
     * @throws InvalidIntakeException if an answer does not fit the vocabulary
     */
    public static Interview begin(Rulebook rulebook, RuleEngine engine, Adviser adviser, Intake intake, Purpose until) {
        Answers answers = IntakeCheck.check(intake, rulebook.vocabulary());
        Map<String, Answer> given = new LinkedHashMap<>(intake.answers());
        for (String group : intake.screened()) {
            for (Finding finding : rulebook.vocabulary().group(group)) {
                if (answers.isNo(finding) && !finding.isDerived()) {
                    given.putIfAbsent(finding.code(), Answer.Word.NO);
                }
            }
        }
        return new Interview(
                new Setting(rulebook, engine, adviser, until),
                intake.id(),
                given,
                adviser.assess(intake.id(), answers, engine.fire(answers)),
                null);
    }

    /** The question to ask next; none if the interview is at its end. */
    public Optional<OpenQuestion> next() {
        return toAsk.stream().findFirst().map(Candidate::question);
    }

    /** What the answer to the next question is good for; none if the interview is at its end. */
    public Optional<Purpose> purpose() {
        return toAsk.stream().findFirst().map(Candidate::purpose);
    }

    /**
     * The next question together with the other yes-or-no questions of its group that bear on safety or limits, so that one look down a
     * list answers them all; the next question alone if it is not of that kind; none at the end. What hangs on other answers waits for
     * them, and what a clinician allowed is asked when everything else is known.
     */
    public List<OpenQuestion> checklist() {
        if (toAsk.isEmpty()) {
            return List.of();
        }
        Candidate next = toAsk.get(0);
        if (!(next.finding().type() instanceof AnswerType.YesNo)) {
            return List.of(next.question());
        }
        boolean hasLimits = setting.until().compareTo(Purpose.LIMITS) >= 0;
        return (hasLimits ? toAsk : assessment.toAsk(Purpose.LIMITS))
                .stream()
                        .filter(each ->
                                each.finding().group().equals(next.finding().group())
                                        && each.finding().type() instanceof AnswerType.YesNo
                                        && each.hangsOnOthers() == next.hangsOnOthers()
                                        && (each.purpose() == Purpose.CLEARANCE)
                                                == (next.purpose() == Purpose.CLEARANCE))
                        .map(Candidate::question)
                        .toList();
    }

    /** How many questions would be asked still, if no answer changed that. */
    public int remaining() {
        return toAsk.size();
    }

    /**
     * The interview after this answer. It may be an answer to any question, not only to the next one; one that was answered is changed.
     * {@link Answer.Word#UNKNOWN} leaves the question open, but it is not asked again.
     *
     * @throws InvalidIntakeException if there is no such question or the answer does not fit; this interview stays as it is
     */
    public Interview answer(String code, Answer answer) {
        return answer(Map.of(code, answer));
    }

    /**
     * The interview after these answers, given in one step.
     *
     * @throws InvalidIntakeException if anything does not fit; this interview stays as it is
     */
    public Interview answer(Map<String, Answer> answers) {
        Answers next = IntakeCheck.add(answers, assessment.answers());
        Map<String, Answer> all = new LinkedHashMap<>(given);
        all.keySet().removeAll(answers.keySet());
        all.putAll(answers);
        return with(all, next);
    }

    private Interview with(Map<String, Answer> given, Answers answers) {
        Assessment next = setting.adviser()
                .assess(id, assessment, answers, setting.engine().fire(answers));
        return new Interview(setting, id, given, next, this);
    }

    /**
     * The interview after the {@link #checklist} was gone through in one step: these questions yes, all others on it no.
     *
     * @throws IllegalArgumentException if the checklist has no such question, its one question is not for yes or no, or the interview is at
     *     its end
     */
    public Interview check(Collection<String> yes) {
        List<OpenQuestion> questions = checklist();
        Set<String> left = new LinkedHashSet<>(yes);
        Map<String, Answer> answers = new LinkedHashMap<>();
        for (OpenQuestion question : questions) {
            if (!(finding(question.code()).type() instanceof AnswerType.YesNo)) {
                throw new IllegalArgumentException(question.code() + " is not for yes or no");
            }
            answers.put(question.code(), left.remove(question.code()) ? Answer.Word.YES : Answer.Word.NO);
        }
        if (!left.isEmpty()) {
            throw new IllegalArgumentException("not on the checklist: " + left);
        }
        if (answers.isEmpty()) {
            throw new IllegalArgumentException("the interview is at its end");
        }
        return answer(answers);
    }

    /**
     * The interview without the answer to this question; the same if it was not answered.
     *
     * @throws InvalidIntakeException if there is no such question
     */
    public Interview takeBack(String code) {
        Finding finding = finding(code);
        if (!given.containsKey(code)) {
            return this;
        }
        Map<String, Answer> all = new LinkedHashMap<>(given);
        all.remove(code);
        Answers next = assessment.answers().change().unanswered(finding).build();
        return with(all, next);
    }

    /** The interview before its last step; none at its beginning. */
    public Optional<Interview> back() {
        return Optional.ofNullable(before);
    }

    /**
     * What each answer to a question would change. Numbers that lead to the same are named as one range.
     *
     * @throws InvalidIntakeException if there is no such question
     */
    public List<Consequence> consequences(String code) {
        Finding finding = finding(code);
        return Consequences.of(
                finding, setting.rulebook(), answer -> answer(code, answer).recommendation());
    }

    /**
     * Why a question is asked: the rules that wait for its answer, those first that it alone can decide, then by urgency.
     *
     * @throws InvalidIntakeException if there is no such question
     */
    public List<Rule> why(String code) {
        return assessment.rulesThatNeed(finding(code));
    }

    /** The advice as it stands. */
    public Recommendation recommendation() {
        return assessment.recommendation();
    }

    /** Whether no further answer can make the disposition more urgent, and no core question is open. */
    public boolean isSettled() {
        return recommendation().settled();
    }

    /** What is known by now, in the order in which it was answered. */
    public Intake intake() {
        return new Intake(id, given, Set.of());
    }

    private Finding finding(String code) {
        Finding finding = setting.rulebook().vocabulary().find(code);
        if (finding == null) {
            throw new InvalidIntakeException(List.of("unknown finding " + code
                    + Spelling.maybe(setting.rulebook().vocabulary().suggest(code))));
        }
        if (finding.isDerived()) {
            throw new InvalidIntakeException(List.of(code + " is no question, it is worked out from answers"));
        }
        return finding;
    }
}
