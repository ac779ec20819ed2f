package org.massageadvisor.export.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.massageadvisor.Disposition;
import org.massageadvisor.rulebook.Amount;
import org.massageadvisor.rulebook.AnswerType;
import org.massageadvisor.rulebook.CoreScreen;
import org.massageadvisor.rulebook.Evidence;
import org.massageadvisor.rulebook.Finding;
import org.massageadvisor.rulebook.Outcome;
import org.massageadvisor.rulebook.Rulebook;

/** What the columns of the tables say, in words, and where each thing stands in the page. */
final class Wording {
    private Wording() {}

    static String anchor(Finding finding) {
        return Html.anchor("finding", finding.code());
    }

    static String anchor(Outcome outcome) {
        return Html.anchor("outcome", outcome.code());
    }

    static String anchor(Evidence evidence) {
        return Html.anchor("evidence", evidence.id());
    }

    /** What a question can be answered with: {@code a whole number from 0 to 10 points}. */
    static String answers(AnswerType type) {
        if (type instanceof AnswerType.Quantity quantity) {
            return (quantity.whole() ? "a whole number from " : "a number from ") + quantity.range();
        }
        if (type instanceof AnswerType.Choice choice) {
            return "one of: "
                    + String.join(
                            "; ",
                            choice.choices().stream()
                                    .map(AnswerType.Choice::text)
                                    .toList());
        }
        return "yes or no";
    }

    static String core(CoreScreen core) {
        return switch (core) {
            case ALWAYS -> "always";
            case IF_PAIN -> "if in pain";
            case NEVER -> "no";
        };
    }

    /** {@code 15 to 60 minutes}. */
    static String amount(Amount amount) {
        String unit = amount.unit().name().toLowerCase(Locale.ROOT);
        String range = amount.min() == amount.max() ? "" + amount.max() : amount.min() + " to " + amount.max();
        return range + " " + (amount.max() == 1 ? unit.substring(0, unit.length() - 1) : unit);
    }

    /** The dispositions by their labels; three or more in a row by the first and the last of them. */
    static String dispositions(Set<Disposition> shown, Rulebook rulebook) {
        List<String> rows = new ArrayList<>();
        List<Disposition> row = new ArrayList<>();
        for (Disposition disposition : Disposition.values()) {
            if (shown.contains(disposition)) {
                row.add(disposition);
            } else {
                rows.addAll(row(row, rulebook));
                row.clear();
            }
        }
        boolean isAll = row.size() == Disposition.values().length;
        rows.addAll(row(row, rulebook));
        return isAll ? "with every result" : String.join(", ", rows);
    }

    private static List<String> row(List<Disposition> row, Rulebook rulebook) {
        List<String> labels = row.stream().map(each -> quoted(each, rulebook)).toList();
        return labels.size() < 3 ? labels : List.of(labels.get(0) + " to " + labels.get(labels.size() - 1));
    }

    /** What open core questions do. */
    static String whileCoreQuestionIsOpen(Rulebook rulebook) {
        return "While a core question is open, a client with a complaint or a goal gets at best "
                + quoted(Disposition.NEEDS_MORE_INFORMATION, rulebook) + ".";
    }

    /** The text as a sentence: with a full stop, if nothing else ends it. */
    static String sentence(String text) {
        return text + stop(text);
    }

    /** The full stop that this text needs to end a sentence; empty if it ends one already. */
    static String stop(String text) {
        return text.endsWith(".") || text.endsWith("?") || text.endsWith("!") ? "" : ".";
    }

    /** The label of a disposition as it stands in a sentence. */
    static String quoted(Disposition disposition, Rulebook rulebook) {
        return "“" + rulebook.outcomes().get(disposition).label() + "”";
    }
}
