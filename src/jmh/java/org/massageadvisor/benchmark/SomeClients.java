package org.massageadvisor.benchmark;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import org.massageadvisor.intake.Intake;
import org.massageadvisor.review.CheckedRulebook;
import org.massageadvisor.review.WorkedClient;
import org.massageadvisor.rulebook.AnswerType;
import org.massageadvisor.rulebook.Finding;
import org.massageadvisor.rulebook.Rulebook;
import org.massageadvisor.rulebook.Vocabulary;
import org.massageadvisor.table.TableSource;

/**
 * Clients who answered a given number of the questions for which rules ask, or all if there are fewer, about half of those for yes or no with yes. Always the same ones
 * for the same rulebook.
 */
final class SomeClients {
    private final Vocabulary vocabulary;
    private final List<Finding> questions;
    private final int copies;
    private final Random random = new Random(20_261_121);

    private SomeClients(Rulebook rulebook) {
        this.vocabulary = rulebook.vocabulary();
        BitSet asked = new BitSet();
        rulebook.rules().forEach(rule -> asked.or(GrownRulebook.questionsOf(rule, vocabulary)));
        this.questions = new ArrayList<>(vocabulary.findings().stream()
                .filter(finding -> asked.get(finding.index()) && !finding.code().contains(GrownRulebook.COPY))
                .toList());
        int last = 1;
        while (vocabulary.find(GrownRulebook.code(questions.get(0).code(), last + 1)) != null) {
            last++;
        }
        this.copies = last;
    }

    /** Clients of whom each answered this many questions, all of one copy of the questions, and who are as they should be. */
    static List<Intake> of(Rulebook rulebook, int answers, int count, Predicate<Intake> wanted) {
        SomeClients clients = new SomeClients(rulebook);
        List<Intake> found = new ArrayList<>(count);
        while (found.size() < count) {
            Intake client = clients.client(answers);
            if (wanted.test(client)) {
                found.add(client);
            }
        }
        return found;
    }

    /** Whether a client was asked the questions of one copy, the second, among however many there are. */
    static boolean isOfOneCopy(Intake client) {
        return client.answers().keySet().stream().allMatch(code -> code.endsWith(GrownRulebook.COPY + 2));
    }

    /** This many of the worked clients of the built-in rulebook, evenly chosen. */
    static List<Intake> worked(int count) {
        List<WorkedClient> all = CheckedRulebook.of(TableSource.builtIn()).clients();
        List<Intake> chosen = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            chosen.add(all.get(i * all.size() / count).intake());
        }
        return chosen;
    }

    private Intake client(int answers) {
        int copy = 1 + random.nextInt(copies);
        Collections.shuffle(questions, random);
        Intake.Builder intake = Intake.builder();
        for (Finding question : questions.subList(0, Math.min(answers, questions.size()))) {
            String code = GrownRulebook.code(question.code(), copy);
            if (question.type() instanceof AnswerType.Quantity range) {
                intake.number(code, range.min() + random.nextInt((int) (range.max() - range.min()) + 1));
            } else if (question.type() instanceof AnswerType.Choice choice) {
                intake.choice(
                        code,
                        choice.choices().get(random.nextInt(choice.choices().size())));
            } else if (random.nextBoolean()) {
                intake.yes(code);
            } else {
                intake.no(code);
            }
        }
        return intake.build();
    }
}
