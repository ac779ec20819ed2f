package org.massageadvisor.cli;

import java.util.List;
import java.util.Locale;
import org.massageadvisor.review.WorkedClientText;
import org.massageadvisor.review.diff.AffectedClient;
import org.massageadvisor.review.diff.DiffResult;
import org.massageadvisor.review.diff.KindFound;

/** What a change to a rulebook does to clients, to read at the terminal: for each kind the smallest client with both recommendations. */
final class DiffText {
    private static final int MOST_CLIENTS = 8;

    private DiffText() {}

    /** The text, ending with a line end. */
    static String of(DiffResult result) {
        Page page = new Page(false);
        page.paragraph(DiffWords.headline(result).toUpperCase(Locale.ROOT));
        page.paragraph("From " + DiffWords.edition(result.before()) + " to " + DiffWords.edition(result.after()) + ".");
        DiffWords.remarks(result).forEach(page::paragraph);
        result.kinds().forEach(kind -> kind(kind, page));
        page.gap();
        page.paragraph(DiffWords.decided(result));
        return page.toString();
    }

    private static void kind(KindFound kind, Page page) {
        page.section(DiffWords.title(kind.kind()).toUpperCase(Locale.ROOT) + ": " + DiffWords.count(kind));
        page.paragraph(DiffWords.all(kind));
        List<String> open = DiffWords.open(kind);
        if (kind.isOpen() && open.size() < kind.changes().size()) {
            page.paragraph("Open: " + DiffWords.codes(open));
        }
        DiffWords.accepted(kind).forEach(page::paragraph);
        List<AffectedClient> clients = kind.clients();
        if (clients.isEmpty()) {
            page.paragraph(DiffWords.NO_CLIENT);
        }
        for (AffectedClient client : clients.subList(0, Math.min(1, clients.size()))) {
            page.item(client.story());
            page.indented("Before: " + DiffWords.advice(client.before()));
            page.indented("After: " + DiffWords.advice(client.after()));
            DiffWords.lines(client, kind.kind()).forEach(page::indented);
            page.indented("Answers: " + WorkedClientText.answers(client.intake()));
        }
        for (AffectedClient client :
                clients.subList(Math.min(1, clients.size()), Math.min(clients.size(), MOST_CLIENTS))) {
            page.item(DiffWords.shown(client, kind.kind()) + ". " + client.story());
            page.indented("Answers: " + WorkedClientText.answers(client.intake()));
        }
        if (clients.size() > MOST_CLIENTS) {
            page.item(DiffWords.more(clients.size() - MOST_CLIENTS));
        }
    }
}
