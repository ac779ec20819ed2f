package org.massageadvisor.export.page;

import java.util.List;

/** The boxes in which a reviewer says, on paper, what they think of the rules above. */
final class SignOff {
    private static final List<String> FIELDS = List.of("Reviewer’s name", "Profession", "Date", "Signature");
    private static final List<String> VERDICTS = List.of("agreed", "agreed with changes", "not agreed");

    private SignOff() {}

    /** @param heading the heading's element, one level below what is signed */
    static void write(String title, String heading, Html html) {
        html.open("section", "class", "sign").element(heading, title);
        html.open("dl").newLine();
        for (String field : FIELDS) {
            field(field, html);
        }
        html.close();
        html.open("p", "class", "verdict");
        for (String verdict : VERDICTS) {
            html.open("span", "class", "choice")
                    .element("span", "", "class", "box")
                    .text(" " + verdict)
                    .close()
                    .text(" ");
        }
        html.close();
        html.open("dl", "class", "remarks").newLine();
        field("Remarks", html);
        html.close().close();
    }

    private static void field(String name, Html html) {
        html.open("div").element("dt", name).element("dd", "").close();
    }
}
