package org.massageadvisor.export.page;

import java.util.List;

/** The boxes in which a reviewer says, on paper, what they think of the rules above. */
final class SignOff {
    private static final List<String> FIELDS = List.of("Reviewer’s name", "Profession", "Date", "Signature");
    private static final List<String> VERDICTS = List.of("agreed", "agreed with changes", "not agreed");

    private SignOff() {}

    /** For one topic. */
    static void topic(String title, Html html) {
        begin("Review of “" + title + "”", "h4", html);
        end(html);
    }

    /** For the whole rulebook, whose worked clients are part of what is signed. */
    static void whole(Html html) {
        begin("Review of the whole rule book", "h3", html);
        html.open("p", "class", "verdict")
                .open("span")
                .text("Worked clients: run ")
                .element("code", "test")
                .close()
                .text(" ");
        choice("worked clients run: all as expected", html);
        html.close();
        end(html);
    }

    private static void begin(String title, String heading, Html html) {
        html.open("section", "class", "sign").element(heading, title);
        html.open("dl").newLine();
        for (String field : FIELDS) {
            field(field, html);
        }
        html.close();
    }

    private static void end(Html html) {
        html.open("p", "class", "verdict");
        VERDICTS.forEach(verdict -> choice(verdict, html));
        html.close();
        html.open("dl", "class", "remarks").newLine();
        field("Remarks", html);
        html.close().close();
    }

    private static void choice(String words, Html html) {
        html.open("span", "class", "choice")
                .element("span", "", "class", "box")
                .text(" " + words)
                .close()
                .text(" ");
    }

    private static void field(String name, Html html) {
        html.open("div").element("dt", name).element("dd", "").close();
    }
}
