package org.massageadvisor.cli;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.massageadvisor.Disposition;
import org.massageadvisor.Explanation;
import org.massageadvisor.Explanation.Asked;
import org.massageadvisor.Explanation.Computed;
import org.massageadvisor.Explanation.Derived;
import org.massageadvisor.Explanation.Group;
import org.massageadvisor.Explanation.Part;
import org.massageadvisor.Explanation.State;
import org.massageadvisor.Explanation.TracedRule;
import org.massageadvisor.Mainstay;
import org.massageadvisor.rulebook.Evidence;
import org.massageadvisor.rulebook.Finding;
import org.massageadvisor.rulebook.Labels;
import org.massageadvisor.rulebook.Outcome;
import org.massageadvisor.rulebook.Rulebook;

/**
 * An explanation as somebody reads it who wants to know: the answer in one sentence, then each rule with its conditions as a small tree, what
 * holds the advice, and the statements behind it.
 */
final class ExplanationText {
    private static final int MOST_MAINSTAYS = 8;
    private static final int MOST_LABELS = 8;

    /** As many alternatives as are printed one a line; more stand in one paragraph. */
    private static final int MOST_ALTERNATIVES = 4;

    private final Rulebook rulebook;
    private final boolean withEvidence;

    /** @param withEvidence whether the statements are printed that the rules rest on */
    ExplanationText(Rulebook rulebook, boolean withEvidence) {
        this.rulebook = rulebook;
        this.withEvidence = withEvidence;
    }

    /** The text of one explanation, ending with a line end. */
    String of(Explanation explanation) {
        Page page = new Page(false);
        page.paragraph(explanation.label().toUpperCase(Locale.ROOT) + " (" + explanation.code() + ")"
                + (explanation.intakeId() == null ? "" : ", client " + explanation.intakeId()));
        page.paragraph(verdict(explanation));
        if (!isDisposition(explanation)) {
            page.paragraph("The advice is: " + label(explanation.disposition()) + ".");
        }
        List<TracedRule> asking =
                explanation.givenBy().stream().filter(TracedRule::fires).toList();
        List<TracedRule> silent =
                explanation.givenBy().stream().filter(rule -> !rule.fires()).toList();
        rules("WHAT RULES IT OUT", explanation.excludedBy(), page);
        rules(explanation.isInForce() ? "RULES THAT ASK FOR IT" : "RULES THAT ASK FOR IT, OVERRULED", asking, page);
        rules("RULES THAT COULD GIVE IT, BUT DO NOT FIRE", explanation.isInForce() ? List.of() : silent, page);
        if (explanation.isInForce() && !silent.isEmpty()) {
            page.section("RULES THAT COULD GIVE IT TOO");
            page.paragraph(Labels.count(silent.size(), "other rule", "other rules") + ": "
                    + Words.labels(silent.stream().map(TracedRule::rule).toList(), MOST_LABELS) + ".");
        }
        mainstays(explanation, page);
        if (withEvidence) {
            page.section("EVIDENCE");
            evidence(explanation).forEach(each -> page.item(Words.evidence(each)));
        }
        return page.toString();
    }

    private static boolean isDisposition(Explanation explanation) {
        return explanation.group().equals(Outcome.DISPOSITION) && explanation.isInForce();
    }

    private String verdict(Explanation explanation) {
        long asking = explanation.givenBy().stream().filter(TracedRule::fires).count();
        String advice = quoted(explanation.disposition());
        return switch (explanation.standing()) {
            case IN_FORCE ->
                "In force: " + (asking == 1 ? "one rule asks" : asking + " rules ask") + " for it."
                        + openCore(explanation, " Core questions are open: ");
            case FOLLOWS -> follows(explanation);
            case EXCLUDED ->
                "Not in force: it is ruled out"
                        + (explanation.ruledOutBy().isEmpty()
                                ? ""
                                : " by "
                                        + explanation.ruledOutBy().stream()
                                                .map(this::outcome)
                                                .collect(Collectors.joining(" and by "))
                                        + ", for which the rules below ask")
                        + "." + (asking == 0 ? " No rule asks for it either." : "");
            case OUTRANKED ->
                "Not in force: " + (asking == 1 ? "a rule asks" : asking + " rules ask") + " for it, but "
                        + (explanation.outrankedBy() == null
                                ? "another outcome goes before it."
                                : outcome(explanation.outrankedBy()) + " goes before it.")
                        + openCore(explanation, " Core questions are open: ");
            case HIDDEN ->
                "Not in force: " + (asking == 1 ? "a rule asks" : asking + " rules ask")
                        + " for it, but it has no place where the advice is " + advice + ".";
            case NOT_ASKED_FOR ->
                "Not in force: "
                        + (explanation.givenBy().size() == 1
                                ? "the one rule that could give it does not fire."
                                : "none of the " + explanation.givenBy().size() + " rules that could give it fires.")
                        + (explanation.mayBeShown() || explanation.group().equals(Outcome.DISPOSITION)
                                ? ""
                                : " It would have no place where the advice is " + advice + " in any case.");
            case WITHOUT_RULE ->
                "Not in force: no rule of this rulebook gives it."
                        + (explanation.group().equals(Outcome.SELF_MASSAGE)
                                ? " It comes by itself where the advice is "
                                        + rulebook.outcomes().get(explanation.code()).shown().stream()
                                                .map(this::quoted)
                                                .collect(Collectors.joining(" or "))
                                        + "."
                                : "");
        };
    }

    private String follows(Explanation explanation) {
        if (!explanation.openCoreQuestions().isEmpty()) {
            return openCore(explanation, "In force, because core questions are open: ");
        }
        return isDisposition(explanation)
                ? "In force, because no rule asks for anything."
                : "In force: it follows from the advice " + quoted(explanation.disposition())
                        + ", and no rule asks for anything more cautious.";
    }

    private String openCore(Explanation explanation, String lead) {
        return explanation.openCoreQuestions().isEmpty()
                ? ""
                : lead
                        + Words.labels(
                                explanation.openCoreQuestions().stream()
                                        .map(this::finding)
                                        .toList(),
                                MOST_LABELS)
                        + ".";
    }

    private String finding(String code) {
        Finding finding = rulebook.vocabulary().find(code);
        return finding == null ? code : finding.label();
    }

    private String outcome(String code) {
        return "\"" + rulebook.outcomes().get(code).label() + "\"";
    }

    private String label(Disposition disposition) {
        return rulebook.outcomes().get(disposition).label();
    }

    private String quoted(Disposition disposition) {
        return "\"" + label(disposition) + "\"";
    }

    private static void rules(String title, List<TracedRule> rules, Page page) {
        page.section(title);
        for (TracedRule rule : rules) {
            page.item(rule.reason() + " [" + rule.rule() + ", " + rule.where() + "; "
                    + rule.evidence().stream().map(Evidence::id).collect(Collectors.joining(", ")) + "]");
            if (rule.condition() instanceof Group group && group.all()) {
                group.parts().forEach(part -> part(part, 1, page));
            } else {
                part(rule.condition(), 1, page);
            }
        }
    }

    private static void part(Part part, int depth, Page page) {
        if (part instanceof Asked asked) {
            page.indented(depth, state(part) + ": " + inWords(asked));
        } else if (part instanceof Derived derived) {
            String needed = derived.state() == State.MET ? "" : "; " + yesOrNo(derived.wanted()) + " needed";
            page.indented(depth, state(part) + ": " + derived.label() + ": " + yesOrNo(derived.holds()) + needed);
            derived.parts().forEach(each -> part(each, depth + 1, page));
        } else if (part instanceof Computed computed) {
            String needed = computed.state() == State.MET ? "" : "; " + yesOrNo(computed.wanted()) + " needed";
            page.indented(depth, state(part) + ": " + computed.name() + " says " + yesOrNo(computed.holds()) + needed);
            computed.reads().forEach(read -> page.indented(depth + 1, "reads " + read.label() + ": " + read.found()));
        } else if (part instanceof Group group && group.all()) {
            page.indented(depth, state(part) + ": all of these");
            group.parts().forEach(each -> part(each, depth + 1, page));
        } else if (part instanceof Group group) {
            alternatives(group, depth, page);
        }
    }

    private static String yesOrNo(boolean holds) {
        return holds ? "yes" : "no";
    }

    /** The answer found, and what would be needed; where the condition is met, only if nothing was answered. */
    private static String inWords(Asked asked) {
        boolean isAnswer = !List.of("unanswered", "unknown").contains(asked.found());
        boolean speaksForItself =
                asked.state() == State.MET && (isAnswer || asked.needed().equals("unanswered"));
        return asked.label() + ": " + asked.found() + (speaksForItself ? "" : "; " + asked.needed() + " needed");
    }

    private static void alternatives(Group any, int depth, Page page) {
        List<Asked> asked = any.parts().stream()
                .filter(Asked.class::isInstance)
                .map(Asked.class::cast)
                .toList();
        if (any.state() == State.MET) {
            // Once one of them is met, the others explain nothing.
            any.parts().stream().filter(each -> each.state() == State.MET).forEach(each -> part(each, depth, page));
        } else if (asked.size() > MOST_ALTERNATIVES
                && asked.size() == any.parts().size()
                && asked.stream().allMatch(each -> each.needed().equals("yes"))) {
            page.indented(
                    depth,
                    state(any) + ": none of these is yes: "
                            + asked.stream().map(Asked::label).collect(Collectors.joining("; ")));
        } else {
            page.indented(depth, state(any) + ": one of these");
            any.parts().forEach(each -> part(each, depth + 1, page));
        }
    }

    private static String state(Part part) {
        return switch (part.state()) {
            case MET -> "met";
            case NOT_MET -> "not met";
            case UNANSWERED -> "unanswered";
        };
    }

    private void mainstays(Explanation explanation, Page page) {
        List<Mainstay> mainstays = explanation.mainstays();
        page.section("WHAT HOLDS THIS ADVICE: WITHOUT IT, IT WOULD BE LESS URGENT");
        for (Mainstay mainstay : mainstays.subList(0, Math.min(MOST_MAINSTAYS, mainstays.size()))) {
            page.item(held(mainstay) + ". " + otherwise(mainstay, explanation));
        }
        if (mainstays.size() > MOST_MAINSTAYS) {
            page.item("And " + (mainstays.size() - MOST_MAINSTAYS) + " other sets of answers.");
        }
        if (!explanation.mainstaysComplete()) {
            page.paragraph(
                    mainstays.isEmpty()
                            ? "So many answers hold it that no small set of them does so alone."
                            : "There may be more; so many answers hold it.");
        }
        if (!mainstays.isEmpty() && explanation.disposition() == Disposition.MASSAGE_WITH_PRECAUTIONS) {
            page.paragraph(
                    "The changes themselves come from the rules above. An answer to a core question is not named here: without it"
                            + " no massage would be advised at all.");
        }
        if (!mainstays.isEmpty()) {
            page.paragraph(
                    "These are the reasons why it is not less urgent, and no hint to answer otherwise: what is true of the"
                            + " client must be said.");
        }
    }

    private String otherwise(Mainstay mainstay, Explanation explanation) {
        String what = mainstay.answers().size() == 1 ? "If this were not so" : "If all of these were not so";
        if (mainstay.ifNo() == Disposition.NO_MASSAGE_NEED_IDENTIFIED) {
            return what + ", there would be no reason for a massage at all.";
        }
        return explanation.disposition().isMoreUrgentThan(mainstay.ifNo())
                ? what + ", the advice would be " + quoted(mainstay.ifNo()) + "."
                : "Were this not known, the advice would be " + quoted(mainstay.without()) + ".";
    }

    private static String held(Mainstay mainstay) {
        return mainstay.answers().stream()
                .map(each -> each.label() + ": " + each.answer() + (each.fixed() ? " (cannot change)" : ""))
                .collect(Collectors.joining("; "));
    }

    private static Set<Evidence> evidence(Explanation explanation) {
        return Stream.concat(
                        explanation.excludedBy().stream(),
                        explanation.givenBy().stream().filter(rule -> rule.fires() || !explanation.isInForce()))
                .flatMap(rule -> rule.evidence().stream())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
