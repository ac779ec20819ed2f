package org.massageadvisor.export.page;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.massageadvisor.export.page.ConditionWords.Phrase;
import org.massageadvisor.rulebook.Evidence;
import org.massageadvisor.rulebook.Labels;
import org.massageadvisor.rulebook.Outcome;
import org.massageadvisor.rulebook.Rule;

/** The rules, topic by topic, each as a sentence. */
final class RulesChapter {
    private final Html html;
    private final PhraseWriter phrases;

    RulesChapter(Html html) {
        this.html = html;
        this.phrases = new PhraseWriter(html);
    }

    void write(List<Topic> topics) {
        html.open("section", "class", "chapter").element("h2", "The rules", "id", "rules");
        topics.forEach(this::topic);
        html.close();
    }

    private void topic(Topic topic) {
        html.open("section", "class", "topic").newLine();
        html.element("h3", topic.title(), "id", topic.anchor());
        html.element("p", Wording.count(topic.rules().size(), "rule", "rules") + ".", "class", "count");
        topic.rules().forEach(this::rule);
        SignOff.write("Review of “" + topic.title() + "”", "h4", html);
        html.close();
    }

    private void rule(Rule rule) {
        html.open("article", "class", "rule rank-" + Topic.rank(rule), "id", Html.anchor("rule", rule.id()));
        html.open("h4").element("span", rule.id(), "class", "id").text(" ");
        html.element("span", rule.where(), "class", "where").close();
        html.open("div", "class", "says").newLine();
        sentence(rule);
        exclusions(rule);
        html.open("p", "class", "because").text("Because: " + rule.because()).text(" ");
        sources(rule.sources());
        html.close();
        if (!rule.note().isEmpty()) {
            html.element("p", "Note for authors: " + rule.note(), "class", "note");
        }
        html.close().close();
    }

    private void sentence(Rule rule) {
        Phrase when = ConditionWords.of(rule.when());
        html.open("p", "class", "if").text("If the client ");
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
        for (Outcome disposition : groups.getOrDefault(Outcome.DISPOSITION, List.of())) {
            html.open("strong");
            outcome(disposition);
            html.close().text(". ");
        }
        groups.remove(Outcome.DISPOSITION);
        groups.forEach(this::group);
        if (rule.gives().isEmpty()) {
            html.text("Nothing is advised by this rule itself. ");
        }
    }

    private void exclusions(Rule rule) {
        Map<String, List<Outcome>> groups = byGroup(rule.excludes());
        List<Outcome> lifted = groups.getOrDefault(Outcome.DISPOSITION, List.of());
        if (!lifted.isEmpty()) {
            html.open("p", "class", "lifts").text("It lifts: ");
            outcomes(lifted);
            html.text(".").close();
        }
        groups.remove(Outcome.DISPOSITION);
        if (!groups.isEmpty()) {
            html.open("p", "class", "out").element("b", "It rules out:").text(" ");
            groups.forEach(this::group);
            html.close();
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
        html.text(". ");
    }

    private void outcomes(List<Outcome> outcomes) {
        for (int i = 0; i < outcomes.size(); i++) {
            html.text(i > 0 ? "; " : "");
            outcome(outcomes.get(i));
        }
    }

    private void outcome(Outcome outcome) {
        html.link(Wording.anchor(outcome), outcome.label(), "class", "term");
    }

    private void sources(List<Evidence> sources) {
        html.open("span", "class", "source").text(sources.isEmpty() ? "Source: none." : "Source: ");
        for (int i = 0; i < sources.size(); i++) {
            html.text(i > 0 ? ", " : "");
            html.link(Wording.anchor(sources.get(i)), sources.get(i).id());
        }
        html.text(sources.isEmpty() ? "" : ".").close();
    }
}
