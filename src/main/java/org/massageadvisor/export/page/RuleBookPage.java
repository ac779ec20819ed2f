package org.massageadvisor.export.page;

import java.util.List;
import org.massageadvisor.RulebookEdition;
import org.massageadvisor.rulebook.Rulebook;

/**
 * A rulebook as one page of HTML, for a clinician to read, print and sign: each rule as a sentence made from the labels, by topic, then the
 * questions, the outcomes and the evidence, with room for names, dates and remarks.
 *
 * <p>The page stands by itself: no scripts, nothing loaded from anywhere, links within the page only. All text of the rulebook is escaped.
 * The same rulebook gives the same page.
 */
public final class RuleBookPage {
    private static final String POLICY = "default-src 'none'; style-src 'unsafe-inline'";

    private RuleBookPage() {}

    /** The page, well-formed as XML too; to be written in UTF-8. */
    public static String of(Rulebook rulebook) {
        List<Topic> topics = Topic.of(rulebook);
        Html html = new Html();
        html.open("html", "lang", rulebook.edition().language()).newLine();
        head(rulebook.edition(), html);
        html.open("body").newLine();
        FrontMatter front = new FrontMatter(html, rulebook);
        front.title();
        front.contents(topics);
        html.open("main").newLine();
        front.guide();
        new RulesChapter(html, rulebook).write(topics);
        Registers registers = new Registers(html, rulebook);
        registers.questions();
        registers.outcomes();
        registers.evidence();
        html.open("section", "class", "chapter").element("h2", "Sign-off", "id", "sign-off");
        html.element("p", title(rulebook.edition()) + ", " + rulebook.edition().digest());
        SignOff.whole(html);
        html.close().close().close().close();
        return html.toString();
    }

    private static void head(RulebookEdition edition, Html html) {
        html.open("head").newLine();
        html.empty("meta", "charset", "utf-8");
        html.empty("meta", "http-equiv", "Content-Security-Policy", "content", POLICY);
        html.empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
        html.element("title", title(edition));
        html.style(PageStyle.sheet(title(edition), edition.digest()));
        html.close();
    }

    private static String title(RulebookEdition edition) {
        return "Rule book: " + edition.name() + " " + edition.version();
    }
}
