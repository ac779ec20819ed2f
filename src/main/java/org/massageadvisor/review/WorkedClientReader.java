package org.massageadvisor.review;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.massageadvisor.Disposition;
import org.massageadvisor.intake.Answer;
import org.massageadvisor.intake.Intake;
import org.massageadvisor.intake.IntakeCheck;
import org.massageadvisor.intake.InvalidIntakeException;
import org.massageadvisor.reading.Cells;
import org.massageadvisor.reading.Columns;
import org.massageadvisor.reading.RulebookReader;
import org.massageadvisor.rulebook.Finding;
import org.massageadvisor.rulebook.Origin;
import org.massageadvisor.rulebook.Outcomes;
import org.massageadvisor.rulebook.Spelling;
import org.massageadvisor.rulebook.Vocabulary;
import org.massageadvisor.table.Problems;
import org.massageadvisor.table.Table;
import org.massageadvisor.table.TableForm;

/** Reads the tables of worked clients. */
final class WorkedClientReader {
    private static final String DISPOSITION = "disposition";
    private static final String NUMBER = "-?\\d{1,9}(\\.\\d{1,6})?";

    private final @Nullable Vocabulary vocabulary;
    private final @Nullable OutcomeCells outcomes;
    private final Problems problems;
    private final Map<String, Origin> placeOfId = new HashMap<>();

    WorkedClientReader(RulebookReader.Result read, Problems problems) {
        this.vocabulary = read.vocabulary();
        Outcomes known = read.outcomes();
        this.outcomes = known == null ? null : new OutcomeCells(known, problems);
        this.problems = problems;
    }

    /** The clients that can be understood; whatever cannot is a problem. */
    List<WorkedClient> read(List<Table> tables) {
        List<WorkedClient> clients = new ArrayList<>();
        for (Table table : tables) {
            if (Columns.check(table, TableForm.CASES, problems)) {
                for (Table.Row row : table.rows()) {
                    int before = problems.count();
                    WorkedClient client = client(row);
                    if (problems.count() == before) {
                        clients.add(client);
                    }
                }
            }
        }
        return clients;
    }

    private WorkedClient client(Table.Row row) {
        String id = row.get("id");
        if (id.isEmpty()) {
            problems.error(row, "id", "missing-cell", "empty, a name for this client expected");
        } else {
            Origin first = placeOfId.putIfAbsent(id, row.where());
            if (first != null) {
                problems.error(row, "id", "duplicate-id", "the client " + id + " stands at " + first + " already");
            }
        }
        if (row.get("story").isEmpty()) {
            problems.error(row, "story", "missing-cell", "empty; who this is, in a sentence or two, expected");
        }
        Intake intake = intake(row);
        Disposition disposition = disposition(row);
        List<String> must = codes(row, "must");
        List<String> mustNot = codes(row, "must_not");
        for (String code : must) {
            if (mustNot.contains(code)) {
                problems.error(row, "must_not", "contradiction", code + " must and must not be in force");
            }
        }
        return new WorkedClient(
                id, row.where().text(), row.get("story"), intake, disposition, must, mustNot, row.get("note"));
    }

    private Intake intake(Table.Row row) {
        Intake.Builder intake = Intake.builder(row.get("id"));
        Set<String> answered = new HashSet<>();
        int at = 0;
        for (String part : Cells.list(row.get("answers"))) {
            at = row.get("answers").indexOf(part, at);
            int sign = part.indexOf('=');
            String code = sign < 0 ? part : part.substring(0, sign).strip();
            Answer answer =
                    sign < 0 ? Answer.Word.YES : answer(part.substring(sign + 1).strip());
            if (!answered.add(code)) {
                problems.error(row, "answers", at, "duplicate-id", code + " is answered twice");
            } else {
                check(row, "answers", at, Intake.builder().answer(code, answer).build(), answerHint(code, part));
                intake.answer(code, answer);
            }
            at += part.length();
        }
        if (answered.isEmpty() && row.get("screened").isEmpty()) {
            problems.error(
                    row, "answers", "missing-cell", "empty, answers such as LOWER_BACK_PAIN; PAIN_SCORE=4 expected");
        }
        for (String group : Cells.list(row.get("screened"))) {
            check(
                    row,
                    "screened",
                    row.get("screened").indexOf(group),
                    Intake.builder().screened(group).build(),
                    Cells.separatorHint(group));
            intake.screened(group);
        }
        return intake.build();
    }

    private String answerHint(String code, String part) {
        String negated = Spelling.negated(code);
        if (negated != null && vocabulary != null) {
            Finding meant = vocabulary.find(negated);
            return "; an answer no is written " + (meant == null ? "FEVER_CHILLS" : meant.code()) + "=no";
        }
        return Cells.separatorHint(part);
    }

    private static Answer answer(String text) {
        for (Answer.Word word : Answer.Word.values()) {
            if (word.word().equalsIgnoreCase(text)) {
                return word;
            }
        }
        return text.matches(NUMBER) ? new Answer.Quantity(Double.parseDouble(text)) : new Answer.Choice(text);
    }

    /** Checks one answer or group by itself, so that what is wrong with it is said at its place. */
    private void check(Table.Row row, String column, int at, Intake part, String hint) {
        if (vocabulary == null || problems.isFull()) {
            return;
        }
        try {
            IntakeCheck.check(part, vocabulary);
        } catch (InvalidIntakeException e) {
            for (String problem : e.problems()) {
                problems.error(row, column, at, "unfit-answer", withoutPath(problem) + hint);
            }
        }
    }

    /** An intake's problem names its place in the JSON, {@code answers.FEVR: unknown finding}; here the cell does. */
    private static String withoutPath(String problem) {
        int colon = problem.indexOf(": ");
        String path = problem.substring(0, Math.max(0, colon));
        String message = problem.substring(colon + 1).strip();
        return path.startsWith("answers.") ? path.substring("answers.".length()) + ": " + message : message;
    }

    private Disposition disposition(Table.Row row) {
        if (row.get(DISPOSITION).isEmpty()) {
            problems.error(row, DISPOSITION, "unknown-code", "empty, " + OutcomeCells.oneOf(TableForm.DISPOSITIONS));
        }
        Disposition disposition = OutcomeCells.disposition(row, DISPOSITION, problems);
        return disposition == null ? Disposition.NEEDS_MORE_INFORMATION : disposition;
    }

    private List<String> codes(Table.Row row, String column) {
        return outcomes == null ? Cells.list(row.get(column)) : outcomes.patterns(row, column);
    }
}
