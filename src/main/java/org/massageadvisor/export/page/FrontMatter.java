package org.massageadvisor.export.page;

import java.util.List;
import java.util.stream.Stream;
import org.massageadvisor.Disposition;
import org.massageadvisor.RulebookEdition;
import org.massageadvisor.rulebook.Finding;
import org.massageadvisor.rulebook.Labels;
import org.massageadvisor.rulebook.Rulebook;

/** What stands before the rules: which rulebook this is, how to read it, and what it holds. */
final class FrontMatter {
    private final Html html;
    private final Rulebook rulebook;

    FrontMatter(Html html, Rulebook rulebook) {
        this.html = html;
        this.rulebook = rulebook;
    }

    void title() {
        RulebookEdition edition = rulebook.edition();
        html.open("header").element("h1", "Rule book: " + edition.name());
        html.element("p", review(edition), "class", "review");
        html.open("dl", "class", "edition").newLine();
        entry("Version", edition.version());
        entry("Language", edition.language());
        entry("Digest of the content", edition.digest());
        int findings = rulebook.vocabulary().findings().size();
        entry(
                "Size",
                Stream.of(
                                Labels.count(rulebook.rules().size(), "rule", "rules"),
                                Labels.count(findings, "finding", "findings"),
                                Labels.count(rulebook.outcomes().all().size(), "outcome", "outcomes"),
                                Labels.count(rulebook.evidence().size(), "statement", "statements") + " of evidence")
                        .reduce((one, other) -> one + ", " + other)
                        .orElseThrow());
        html.close().close();
    }

    private static String review(RulebookEdition edition) {
        if (edition.reviewedBy().isEmpty()) {
            return "No clinician has reviewed this rulebook yet.";
        }
        return "Reviewed by " + edition.reviewedBy()
                + (edition.reviewedOn().isEmpty() ? "" : " on " + edition.reviewedOn()) + ".";
    }

    private void entry(String name, String value) {
        html.open("div").element("dt", name).element("dd", value).close();
    }

    void contents(List<Topic> topics) {
        html.open("nav", "aria-labelledby", "contents").element("h2", "Contents", "id", "contents");
        html.open("ul").newLine();
        chapter("reading", "How to read this rule book");
        html.open("li").link("rules", "The rules").open("ul").newLine();
        for (Topic topic : topics) {
            html.open("li").link(topic.anchor(), topic.title());
            html.text(" (" + topic.rules().size() + ")").close();
        }
        html.close().close();
        chapter("questions", "The questions");
        chapter("outcomes", "The outcomes");
        chapter("evidence", "The evidence");
        chapter("sign-off", "Sign-off");
        html.close().close();
    }

    private void chapter(String anchor, String title) {
        html.open("li").link(anchor, title).close();
    }

    void guide() {
        html.open("section", "class", "chapter").element("h2", "How to read this rule book", "id", "reading");
        html.element(
                "p",
                "Each rule says what happens if a client’s answers meet its condition. Several rules can apply to the same client, and"
                        + " their order makes no difference. Beside each rule stand its name and the line of its table; below it, small, what"
                        + " is asked for its condition, and its sources with their certainty.");
        html.element("h3", "What the words mean");
        html.open("dl", "class", "words").newLine();
        entry("the client reports “X”", "The client answered yes to X.");
        entry(
                "does not report “X”",
                "The client did not answer yes: the answer was no, or there is none. “Reports neither” and “reports none of” say the"
                        + " same of several.");
        entry("answered no to “X”", "The client was asked and said no.");
        entry("has not answered “X”", "There is no answer, or the client does not know.");
        entry("answers “X” with “Y”", "The client chose Y. Without an answer this does not hold.");
        entry("does not answer “X” with “Y”", "The client chose something else, or there is no answer.");
        entry("“X” is at least 7", "The client gave such a number. Without an answer this does not hold.");
        entry("“X” is not known to be at least 7", "The client gave another number, or there is no answer.");
        if (rulebook.vocabulary().findings().stream().anyMatch(Finding::isDerived)) {
            derived();
        }
        entry("“A” or “B”", "At least one of them, or both; so too with “either”.");
        html.close();
        unknown();
        combination();
        html.close();
    }

    private void derived() {
        quotedDerived(" applies");
        html.text("X in italics is never asked but worked out: its definition (see ");
        html.link("questions", "The questions")
                .text(") holds with the answers given.")
                .close()
                .close();
        quotedDerived(" does not apply");
        html.text("With the answers given, its definition does not hold.")
                .close()
                .close();
    }

    private void quotedDerived(String words) {
        html.open("div").open("dt").text("“");
        html.element("span", "X", "class", "derived").text("”" + words).close().open("dd");
    }

    private void unknown() {
        html.element("h3", "What unknown means");
        html.element(
                "p",
                "A question without an answer is never taken for a no that somebody gave, and never for a yes. It is asked as long as its"
                        + " answer could make a rule apply, or apply no more, that matters for safety. Until then the advice says that it"
                        + " can still change, and how urgent it can get.");
    }

    private void combination() {
        html.element("h3", "How results combine");
        html.open("ol").newLine();
        html.open("li").text("The most urgent result wins. From the most urgent to the least:");
        html.open("ol", "class", "ranks").newLine();
        for (Disposition disposition : Disposition.values()) {
            html.open("li");
            html.link(
                    Wording.anchor(rulebook.outcomes().get(disposition)),
                    rulebook.outcomes().get(disposition).label());
            html.close();
        }
        html.close().close();
        points().forEach(point -> html.element("li", point));
        html.close();
    }

    private List<String> points() {
        return List.of(
                "No result can be taken back, with one exception: a rule that lifts "
                        + quoted(Disposition.MEDICAL_REVIEW_BEFORE_MASSAGE)
                        + " and gives " + quoted(Disposition.MASSAGE_WITH_PRECAUTIONS)
                        + " instead. More urgent results, and reasons to"
                        + " postpone, stand all the same.",
                Wording.whileCoreQuestionIsOpen(rulebook),
                "What one rule rules out is out, even if another rule asks for it. But referrals, safety nets, prompts and what to keep off"
                        + " cannot be ruled out. Of several pressures the lightest counts, and what an outcome rules out is out as soon as"
                        + " a rule asks for that outcome.",
                "An outcome appears only with the results that are named for it under “The outcomes”.",
                quoted(Disposition.NO_MASSAGE_NEED_IDENTIFIED) + " wins over massage, and over nothing more urgent.",
                "For massage at home, the most cautious status asked for counts, among those that may appear.",
                "A stroke is planned for an area if their rules name the same pain region, or if the rule of the stroke names none.");
    }

    private String quoted(Disposition disposition) {
        return Wording.quoted(disposition, rulebook);
    }
}
