package org.massageadvisor.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.massageadvisor.rulebook.Answers;
import org.massageadvisor.rulebook.Condition;
import org.massageadvisor.rulebook.Finding;
import org.massageadvisor.rulebook.Printable;
import org.massageadvisor.rulebook.Vocabulary;

/**
 * Rules given as DRL text. They are code and run with all rights of the program, so nothing but a program that asks for it by name gets here.
 *
 * <p>A rule says what it advises in annotations; what makes it fire is its business. Its left-hand side sees one fact, a {@link Client}. All
 * rules of one text run in one session for each client, so they may build on each other, and each counts as asking for all that the
 * text asks for.
 *
 * <p>Safe for any number of threads.
 */
public final class TrustedDrl {
    private final DrlSource source;
    private final List<Fault> faults;
    private final DrlRunner runner;

    /**
     * A rule as it was written.
     *
     * @param line the line at which it begins, counted from 1
     * @param annotations the values of its annotations by their names
     */
    public record WrittenRule(String name, int line, Map<String, String> annotations) {
        public WrittenRule {
            annotations = Map.copyOf(annotations);
        }
    }

    /**
     * Something wrong in the text.
     *
     * @param line its line, counted from 1; 0 if the text as a whole is meant
     */
    public record Fault(int line, String message) {}

    private TrustedDrl(DrlSource source, List<Fault> faults, DrlRunner runner) {
        this.source = source;
        this.faults = faults;
        this.runner = runner;
    }

    /**
     * Compiles DRL text. Text in which something is wrong compiles too; {@link #faults} say what, and its conditions cannot be used.
     *
     * @param name how messages call the text: {@code extra.drl}
     * @throws TrustedDrlException if the parts of Drools that compile DRL text are not on the class path; it names what to add
     */
    public static TrustedDrl compile(String name, String text) {
        DrlParts.require();
        DrlSource source = new DrlSource(text);
        DrlRunner runner = new DrlRunner(Printable.text(name));
        List<Fault> faults = new ArrayList<>(source.faults());
        if (source.isParsed()) {
            faults.addAll(runner.compile(text));
        }
        return new TrustedDrl(source, faults, runner);
    }

    /** Its rules, in the order of the text; none if it cannot be parsed. */
    public List<WrittenRule> rules() {
        return source.rules();
    }

    /** What is wrong in it, if its rules may read these findings. */
    public List<Fault> faults(List<Finding> asked) {
        List<Fault> all = new ArrayList<>(faults);
        if (source.isParsed()) {
            all.addAll(source.faultsOfReading(asked));
        }
        return all;
    }

    /** For each rule the condition that holds when it fires, by the name of the rule. */
    public Map<String, Condition> conditions(List<Finding> asked) {
        Map<String, Finding> byCode = new HashMap<>();
        asked.forEach(finding -> byCode.put(finding.code(), finding));
        Function<Answers, Set<String>> fired = answers -> runner.fire(new Client(answers, byCode));
        Map<String, Condition> conditions = new LinkedHashMap<>();
        for (WrittenRule rule : source.rules()) {
            conditions.put(
                    rule.name(),
                    new Condition.Computed("drl(" + rule.name() + ")", asked, answers -> answers.once(fired)
                            .contains(rule.name())));
        }
        return conditions;
    }

    /**
     * Runs the rules for a client of whom nothing is known, where every interview begins, so that what fails there fails when it is loaded.
     *
     * @throws TrustedDrlException if a rule fails
     */
    public void tryOut(List<Finding> asked, Vocabulary vocabulary) {
        Answers none = new Answers.Builder(vocabulary).build();
        conditions(asked).values().forEach(condition -> condition.holds(none));
    }
}
