package org.massageadvisor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.massageadvisor.advice.Purpose;
import org.massageadvisor.intake.Answer;
import org.massageadvisor.intake.Intake;
import org.massageadvisor.intake.IntakeCheck;
import org.massageadvisor.interview.Interview;
import org.massageadvisor.json.IntakeJson;
import org.massageadvisor.review.WorkedClient;
import org.massageadvisor.rulebook.Finding;
import org.massageadvisor.rulebook.Vocabulary;
import org.massageadvisor.rules.WorkedClients;

/**
 * How many steps an interview takes, and how long a step. The clients are the worked clients of the built-in rulebook, or those of a file with
 * one intake a line; what they do not say is answered as a client would with whom nothing else is the matter.
 */
public final class InterviewFigures {
    private static final int ROUNDS = 12;

    private InterviewFigures() {}

    public static void main(String[] args) throws IOException {
        MassageAdvisor advisor = MassageAdvisor.builtIn();
        Vocabulary vocabulary = advisor.rulebook().vocabulary();
        List<Intake> clients = new ArrayList<>();
        for (Intake said : args.length == 0
                ? WorkedClients.all().stream().map(WorkedClient::intake).toList()
                : Files.readAllLines(Path.of(args[0])).stream()
                        .map(IntakeJson::read)
                        .toList()) {
            clients.add(completed(said, vocabulary));
        }
        List<Intake> healthy = new ArrayList<>();
        for (int seed = 0; seed < 20; seed++) {
            healthy.add(new Generated(new Random(seed)).healthy(vocabulary));
        }
        System.out.println("| clients | until | checklists | one by one |\n|---|---|---|---|");
        print("one sore region", healthy, advisor);
        print(args.length == 0 ? "worked clients" : args[0], clients, advisor);
        time(clients.subList(0, Math.min(100, clients.size())), advisor);
    }

    private static void print(String who, List<Intake> clients, MassageAdvisor advisor) {
        Map<Purpose, String> ends = new LinkedHashMap<>();
        ends.put(Purpose.CLEARANCE, "settled");
        ends.put(Purpose.LIMITS, "no more limits");
        ends.put(Purpose.PLAN, "the whole plan");
        ends.forEach((until, end) -> System.out.printf(
                "| %s (%d) | %s | %s | %s |%n",
                who,
                clients.size(),
                end,
                spread(steps(clients, advisor, until, /* checklists= */ true)),
                spread(steps(clients, advisor, until, /* checklists= */ false))));
    }

    private static List<Integer> steps(
            List<Intake> clients, MassageAdvisor advisor, Purpose until, boolean checklists) {
        List<Integer> steps = new ArrayList<>();
        for (Intake client : clients) {
            int count = 0;
            Interview interview = advisor.interview(Intake.builder().build(), until);
            while (interview.next().isPresent()) {
                interview = step(interview, client, checklists);
                count++;
            }
            steps.add(count);
        }
        return steps;
    }

    private static Interview step(Interview interview, Intake client, boolean checklists) {
        List<OpenQuestion> questions = interview.checklist();
        if (checklists && questions.size() > 1) {
            return interview.check(questions.stream()
                    .map(OpenQuestion::code)
                    .filter(code -> client.answers().get(code) == Answer.Word.YES)
                    .toList());
        }
        String code = questions.get(0).code();
        return interview.answer(code, Objects.requireNonNull(client.answers().get(code), code));
    }

    private static void time(List<Intake> clients, MassageAdvisor advisor) {
        List<Double> step = new ArrayList<>();
        List<Double> advise = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            int steps = 0;
            long start = System.nanoTime();
            for (Intake client : clients) {
                Interview interview = advisor.interview();
                while (interview.next().isPresent()) {
                    interview = step(interview, client, false);
                    steps++;
                }
            }
            step.add((System.nanoTime() - start) / 1e3 / steps);
            start = System.nanoTime();
            for (Intake client : clients) {
                advisor.advise(client);
            }
            advise.add((System.nanoTime() - start) / 1e3 / clients.size());
        }
        System.out.printf(
                "a step with its next question: %s µs; advise() of the whole intake: %s µs%n",
                median(step.subList(ROUNDS / 2, ROUNDS)), median(advise.subList(ROUNDS / 2, ROUNDS)));
    }

    private static String median(List<Double> values) {
        List<Double> sorted = new ArrayList<>(values);
        Collections.sort(sorted);
        return String.format(java.util.Locale.ROOT, "%.0f", sorted.get(sorted.size() / 2));
    }

    private static String spread(List<Integer> counts) {
        List<Integer> sorted = new ArrayList<>(counts);
        Collections.sort(sorted);
        return sorted.get(sorted.size() / 2) + " (" + sorted.get(0) + " to " + sorted.get(sorted.size() - 1) + ")";
    }

    private static Intake completed(Intake said, Vocabulary vocabulary) {
        Map<String, Answer> answers = new LinkedHashMap<>(
                new Generated(new Random(0)).healthy(vocabulary).answers());
        for (Finding region : vocabulary.group("region")) {
            answers.put(region.code(), Answer.Word.NO);
        }
        IntakeCheck.check(said, vocabulary);
        answers.putAll(said.answers());
        answers.putIfAbsent("TRIMESTER", Answer.Word.UNKNOWN);
        return new Intake(said.id(), answers, Set.of());
    }
}
