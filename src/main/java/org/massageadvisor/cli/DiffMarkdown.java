package org.massageadvisor.cli;

import java.util.List;
import java.util.regex.Pattern;
import org.massageadvisor.review.WorkedClientText;
import org.massageadvisor.review.diff.AffectedClient;
import org.massageadvisor.review.diff.ChangeFound;
import org.massageadvisor.review.diff.DiffResult;
import org.massageadvisor.review.diff.KindFound;
import org.massageadvisor.rulebook.Printable;

/** What a change to a rulebook does to clients, as a comment on that change: short, with the details folded away. */
final class DiffMarkdown {
    /** What Markdown would make something of, and what makes a link of an address. */
    private static final Pattern MARKUP =
            Pattern.compile("[\\\\`*_{}\\[\\]<>#|~&$]|:(?=//)|(?<=www)\\.", Pattern.CASE_INSENSITIVE);

    private static final int MOST_CHANGES = 60;
    private static final int MOST_CLIENTS = 8;

    private final StringBuilder text = new StringBuilder();

    private DiffMarkdown() {}

    /** The text, ending with a line end. */
    static String of(DiffResult result) {
        DiffMarkdown markdown = new DiffMarkdown();
        markdown.write(result);
        return markdown.text.toString();
    }

    private void write(DiffResult result) {
        line("## " + escaped(DiffWords.headline(result)));
        line("");
        line(escaped("From " + DiffWords.edition(result.before()) + " to " + DiffWords.edition(result.after()) + ". "
                + DiffWords.decided(result)));
        DiffWords.remarks(result).forEach(remark -> {
            line("");
            line(escaped(remark));
        });
        result.kinds().forEach(this::kind);
    }

    private void kind(KindFound kind) {
        line("");
        line("### " + escaped(DiffWords.title(kind.kind()) + ": " + DiffWords.count(kind)));
        DiffWords.accepted(kind).forEach(row -> {
            line("");
            line(escaped(row));
        });
        List<AffectedClient> clients = kind.clients();
        if (clients.isEmpty()) {
            line("");
            line(DiffWords.NO_CLIENT);
        } else {
            AffectedClient client = clients.get(0);
            line("");
            line(escaped(client.story()));
            line("");
            line("| | |");
            line("|---|---|");
            row("before", DiffWords.advice(client.before()));
            row("after", DiffWords.advice(client.after()));
            DiffWords.lines(client, kind.kind()).forEach(each -> row("changed", each));
            row("answers", WorkedClientText.answers(client.intake()));
        }
        details(kind);
    }

    private void row(String name, String words) {
        line("| " + escaped(name) + " | " + escaped(words) + " |");
    }

    private void details(KindFound kind) {
        line("");
        if (kind.isOpen()) {
            line("Open:");
            line("");
            changes(kind.changes().stream().filter(ChangeFound::open).toList());
            line("");
        }
        List<ChangeFound> others =
                kind.changes().stream().filter(each -> !each.open()).toList();
        List<AffectedClient> clients = kind.clients();
        if (others.isEmpty() && clients.size() < 2) {
            return;
        }
        line("<details><summary>more</summary>");
        line("");
        changes(others);
        line("");
        for (AffectedClient client :
                clients.subList(Math.min(1, clients.size()), Math.min(clients.size(), MOST_CLIENTS))) {
            line("- "
                    + escaped(DiffWords.shown(client, kind.kind()) + ". " + client.story() + " Answers: "
                            + WorkedClientText.answers(client.intake())));
        }
        if (clients.size() > MOST_CLIENTS) {
            line("- " + DiffWords.more(clients.size() - MOST_CLIENTS));
        }
        line("");
        line("</details>");
    }

    private void changes(List<ChangeFound> changes) {
        for (ChangeFound change : changes.subList(0, Math.min(MOST_CHANGES, changes.size()))) {
            line("- `" + change.change().text() + "`");
        }
        if (changes.size() > MOST_CHANGES) {
            line("- and " + (changes.size() - MOST_CHANGES) + " more");
        }
    }

    private void line(String words) {
        text.append(words).append('\n');
    }

    /** A text that stands for itself, on one line. No escape keeps a name behind @ from being called, so it is spelled out. */
    private static String escaped(String words) {
        return MARKUP.matcher(Printable.text(words).replace("@", "(at)")).replaceAll("\\\\$0");
    }
}
