package org.massageadvisor.export.page;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.massageadvisor.Disposition;
import org.massageadvisor.export.page.ConditionWords.Phrase;
import org.massageadvisor.rulebook.Labels;
import org.massageadvisor.rulebook.Outcome;
import org.massageadvisor.rulebook.Outcomes;
import org.massageadvisor.rulebook.Rule;
import org.massageadvisor.rulebook.Rulebook;

/** The rules, topic by topic, each as a sentence, with what it rests on. */
final class RulesChapter {
    private final Html html;
    private final Outcomes outcomes;
    private final PhraseWriter phrases;
    private final Basis basis;

    RulesChapter(Html html, Rulebook rulebook) {
        this.html = html;
        this.outcomes = rulebook.outcomes();
        this.phrases = new PhraseWriter(html);
        this.basis = new Basis(html, rulebook.vocabulary());
    }

    void write(List<Topic> topics) {
        html.open("section", "class", "chapter").element("h2", "The rules", "id", "rules");
        topics.forEach(this::topic);
        html.close();
    }

    private void topic(Topic topic) {
        html.open("section", "class", "topic").newLine();
        html.element("h3", topic.title(), "id", topic.anchor());
        html.element("p", Labels.count(topic.rules().size(), "rule", "rules") + ".", "class", "count");
        topic.rules().forEach(this::rule);
        SignOff.topic(topic.title(), html);
        html.close();
    }

    private void rule(Rule rule) {
        html.open("article", "class", "rule rank-" + Topic.rank(rule), "id", Html.anchor("rule", rule.id()));
        html.open("h4").element("span", rule.id(), "class", "id").text(" ");
        html.element("span", rule.where().text(), "class", "where").close();
        html.open("div", "class", "says").newLine();
        sentence(rule);
        exclusions(rule);
        html.element("p", "Because: " + rule.because(), "class", "because");
        if (!rule.note().isEmpty()) {
            html.element("p", "Note for authors: " + rule.note(), "class", "note");
        }
        html.close();
        basis.write(rule);
        html.close();
    }

    private void sentence(Rule rule) {
        Phrase when = ConditionWords.of(rule.when());
        html.open("p", "class", "if").text("If ");
        phrases.line(when);
        if (when.parts().isEmpty()) {
            html.text(": ");
        } else {
            html.close();
            phrases.parts(when);
            html.open("p").text("Then: ");
        }
        conclusions(rule);
        html.close();
    }

    private void conclusions(Rule rule) {
        Map<String, List<Outcome>> groups = byGroup(rule.gives());
        dispositions(groups.getOrDefault(Outcome.DISPOSITION, List.of()));
        groups.remove(Outcome.DISPOSITION);
        groups.forEach(this::group);
        if (rule.gives().isEmpty()) {
            html.text("Nothing is advised by this rule itself. ");
        }
    }

    /** The most urgent counts; what else the rule asks for stands behind it, so that nobody takes it for a second order. */
    private void dispositions(List<Outcome> asked) {
        List<Outcome> inOrder = asked.stream()
                .sorted(Comparator.comparing(outcome -> Disposition.valueOf(outcome.code())))
                .toList();
        for (int i = 0; i < inOrder.size(); i++) {
            Outcome disposition = inOrder.get(i);
            html.text(i == 0 ? "" : i == 1 ? "(This counts. If it did not apply, there would remain: " : "; ");
            html.open(i == 0 ? "strong" : "span");
            outcome(disposition);
            html.close().text(i == 0 ? Wording.stop(disposition.label()) + " " : "");
        }
        html.text(inOrder.size() > 1 ? ".) " : "");
    }

    private void exclusions(Rule rule) {
        Map<String, List<Outcome>> groups = byGroup(rule.excludes());
        List<Outcome> lifted = groups.getOrDefault(Outcome.DISPOSITION, List.of());
        if (!lifted.isEmpty()) {
            html.open("p", "class", "lifts").text("It lifts: ");
            outcomes(lifted);
            html.close();
        }
        groups.remove(Outcome.DISPOSITION);
        if (!groups.isEmpty()) {
            html.open("p", "class", "out").element("b", "It rules out:").text(" ");
            groups.forEach(this::group);
            html.close();
        }
        rule.gives().forEach(outcome -> exclusionsWith(outcome, rule));
    }

    /** What an outcome that the rule asks for rules out besides. */
    private void exclusionsWith(Outcome outcome, Rule rule) {
        List<Outcome> ruledOut = outcomes.ruledOutBy(outcome).stream()
                .filter(each -> !rule.excludes().contains(each))
                .toList();
        if (!ruledOut.isEmpty()) {
            html.open("p", "class", "out").text("(" + outcome.label() + " also rules out: ");
            outcomes(ruledOut);
            html.text(")").close();
        }
    }

    private static Map<String, List<Outcome>> byGroup(List<Outcome> outcomes) {
        Map<String, List<Outcome>> groups = new LinkedHashMap<>();
        outcomes.forEach(outcome -> groups.computeIfAbsent(outcome.group(), key -> new ArrayList<>())
                .add(outcome));
        return groups;
    }

    private void group(String group, List<Outcome> outcomes) {
        html.element("span", Labels.upperFirst(Labels.group(group)) + ":", "class", "group")
                .text(" ");
        outcomes(outcomes);
        html.text(" ");
    }

    private void outcomes(List<Outcome> list) {
        for (int i = 0; i < list.size(); i++) {
            html.text(i > 0 ? "; " : "");
            outcome(list.get(i));
        }
        html.text(Wording.stop(list.get(list.size() - 1).label()));
    }

    private void outcome(Outcome outcome) {
        html.link(Wording.anchor(outcome), outcome.label(), "class", "term");
    }
}
