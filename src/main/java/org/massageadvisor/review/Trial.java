package org.massageadvisor.review;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.massageadvisor.advice.Adviser;
import org.massageadvisor.engine.FiredRule;
import org.massageadvisor.engine.RuleEngine;
import org.massageadvisor.intake.IntakeCheck;
import org.massageadvisor.intake.InvalidIntakeException;
import org.massageadvisor.rulebook.Answers;
import org.massageadvisor.rulebook.Outcome;
import org.massageadvisor.rulebook.Rule;
import org.massageadvisor.rulebook.Rulebook;

/** Worked clients on a rulebook: what comes out for them, what they leave untried, and which changes to the rules they notice. */
public final class Trial {
    private final Rulebook rulebook;
    private final List<Subject> subjects;

    private Trial(Rulebook rulebook, List<Subject> subjects) {
        this.rulebook = rulebook;
        this.subjects = List.copyOf(subjects);
    }

    /**
     * Runs worked clients on a rulebook.
     *
     * @throws InvalidIntakeException if an answer of a client does not fit the vocabulary; it names every problem, led by the place of the
     *     client
     */
    public static Trial of(Rulebook rulebook, List<WorkedClient> clients) {
        List<Answers> answers = check(rulebook, clients);
        RuleEngine engine = RuleEngine.build(rulebook);
        Adviser adviser = new Adviser(rulebook);
        Set<String> rules = ids(rulebook);
        List<Subject> subjects = new ArrayList<>();
        for (int i = 0; i < clients.size(); i++) {
            WorkedClient client = clients.get(i);
            Expectation expectation = new Expectation(client, rulebook.outcomes());
            List<FiredRule> fired = engine.fire(answers.get(i));
            Set<Outcome> inForce = adviser.inForce(answers.get(i), fired);
            List<Difference> differences = expectation.differences(inForce, fired, rules);
            subjects.add(new Subject(client, answers.get(i), expectation, fired, ids(fired), inForce, differences));
        }
        return new Trial(rulebook, subjects);
    }

    private static List<Answers> check(Rulebook rulebook, List<WorkedClient> clients) {
        List<Answers> answers = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        for (WorkedClient client : clients) {
            try {
                answers.add(IntakeCheck.check(client.intake(), rulebook.vocabulary()));
            } catch (InvalidIntakeException e) {
                e.problems().forEach(problem -> problems.add(client.where() + ": " + problem));
            }
        }
        if (!problems.isEmpty()) {
            throw new InvalidIntakeException(problems);
        }
        return answers;
    }

    /** The ids of all rules. */
    static Set<String> ids(Rulebook rulebook) {
        return rulebook.rules().stream().map(Rule::id).collect(Collectors.toSet());
    }

    private static Set<String> ids(List<FiredRule> fired) {
        return fired.stream().map(each -> each.rule().id()).collect(Collectors.toSet());
    }

    /** What came out for each client, and what the clients leave untried. */
    public TrialResult result() {
        List<JudgedClient> clients = subjects.stream()
                .map(subject -> new JudgedClient(
                        subject.client(), Expectation.disposition(subject.inForce()), subject.differences()))
                .toList();
        return new TrialResult(rulebook.edition(), clients, coverage());
    }

    /** Changes one thing at a time in the rulebook, and tells which changes no client notices of those for whom all is as expected. */
    public MutationResult mutate() {
        return new MutationTrial(
                        rulebook, subjects.stream().filter(Subject::passed).toList())
                .run();
    }

    private Coverage coverage() {
        Set<String> fired = new HashSet<>();
        Set<Outcome> seen = new HashSet<>();
        for (Subject subject : subjects) {
            fired.addAll(subject.firedIds());
            seen.addAll(subject.inForce());
        }
        Set<String> justMissed = justMissed();
        List<Rule> rules = rulebook.rules();
        return new Coverage(
                rules.stream().filter(rule -> !fired.contains(rule.id())).toList(),
                rules.stream()
                        .filter(rule -> fired.contains(rule.id()) && !justMissed.contains(rule.id()))
                        .toList(),
                rulebook.outcomes().all().stream()
                        .filter(outcome -> !seen.contains(outcome))
                        .toList());
    }

    /** The rules that fire for one of two clients who differ in a single answer, and not for the other. */
    private Set<String> justMissed() {
        Set<String> justMissed = new HashSet<>();
        for (int i = 0; i < subjects.size(); i++) {
            Subject one = subjects.get(i);
            for (Subject other : subjects.subList(i + 1, subjects.size())) {
                if (one.answers().differInOne(other.answers())) {
                    addOnlyIn(one, other, justMissed);
                    addOnlyIn(other, one, justMissed);
                }
            }
        }
        return justMissed;
    }

    private static void addOnlyIn(Subject one, Subject other, Set<String> rules) {
        one.firedIds().stream().filter(rule -> !other.firedIds().contains(rule)).forEach(rules::add);
    }
}
