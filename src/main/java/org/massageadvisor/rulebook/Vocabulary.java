package org.massageadvisor.rulebook;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Everything that can be said about a client: {@code vocabulary.csv}. Immutable. */
public final class Vocabulary {
    private final List<Finding> findings;
    private final Map<String, Finding> byCode;
    private final Map<String, List<Finding>> byGroup;
    private final List<@Nullable Condition> definitions;
    private final Set<String> choices;
    private final List<Finding> derivedInOrder;
    private final List<BitSet> questionsBehind;
    private final int[] places;
    private final int values;
    private final @Nullable Finding anyPain;
    private final List<Finding> coreAlways;
    private final List<Finding> coreWithPain;

    /**
     * @param findings all findings, each at the place that its index names
     * @param definitions the condition of each derived finding, by code, but for {@link Finding#ALWAYS} and
     *     {@link Finding#CORE_QUESTION_OPEN}, whose meaning is fixed
     * @throws IllegalArgumentException if a derived finding has no definition or depends on itself
     */
    public Vocabulary(List<Finding> findings, Map<String, Condition> definitions) {
        this.findings = List.copyOf(findings);
        Map<String, Finding> codes = new LinkedHashMap<>();
        Map<String, List<Finding>> groups = new LinkedHashMap<>();
        for (Finding finding : this.findings) {
            if (finding.index() != codes.size() || codes.put(finding.code(), finding) != null) {
                throw new IllegalArgumentException(finding + " stands twice, or not at its place");
            }
            groups.computeIfAbsent(finding.group(), group -> new ArrayList<>()).add(finding);
        }
        groups.replaceAll((group, members) -> List.copyOf(members));
        this.byCode = Collections.unmodifiableMap(codes);
        this.byGroup = Collections.unmodifiableMap(groups);
        this.anyPain = codes.get(Finding.ANY_PAIN);
        this.definitions = new ArrayList<>();
        for (Finding finding : this.findings) {
            this.definitions.add(finding.isDerived() ? define(finding, definitions) : null);
        }
        for (Finding finding : this.findings) {
            Condition definition = this.definitions.get(finding.index());
            if (definition != null) {
                definition.eachFinding(each -> requireKnown(each, finding.code()));
            }
        }
        this.choices = this.findings.stream()
                .filter(finding -> finding.type() instanceof AnswerType.Choice)
                .flatMap(finding -> ((AnswerType.Choice) finding.type()).choices().stream())
                .collect(Collectors.toUnmodifiableSet());
        this.derivedInOrder = inOrder();
        this.questionsBehind = questionsBehind();
        this.places = new int[this.findings.size()];
        int numbered = 0;
        for (Finding finding : this.findings) {
            if (finding.type() instanceof AnswerType.Quantity || finding.type() instanceof AnswerType.Choice) {
                places[finding.index()] = numbered++;
            }
        }
        this.values = numbered;
        for (int i = 0; i < derivedInOrder.size(); i++) {
            places[derivedInOrder.get(i).index()] = i;
        }
        this.coreAlways = this.findings.stream()
                .filter(finding -> finding.coreScreen() == CoreScreen.ALWAYS)
                .toList();
        this.coreWithPain = this.findings.stream()
                .filter(finding -> finding.coreScreen() != CoreScreen.NEVER)
                .toList();
    }

    private Condition define(Finding finding, Map<String, Condition> definitions) {
        if (finding.code().equals(Finding.ALWAYS)) {
            return new Condition.All(List.of());
        }
        if (finding.code().equals(Finding.CORE_QUESTION_OPEN)) {
            return coreQuestionOpen();
        }
        Condition definition = definitions.get(finding.code());
        if (definition == null) {
            throw new IllegalArgumentException("the derived finding " + finding + " has no definition");
        }
        return definition;
    }

    private Condition coreQuestionOpen() {
        Condition always = anyUnknown(CoreScreen.ALWAYS);
        Finding pain = find(Finding.ANY_PAIN);
        return pain == null
                ? always
                : new Condition.Any(List.of(
                        always, new Condition.All(List.of(new Condition.Yes(pain), anyUnknown(CoreScreen.IF_PAIN)))));
    }

    private Condition anyUnknown(CoreScreen screen) {
        return new Condition.Any(findings.stream()
                .filter(finding -> finding.coreScreen() == screen)
                .<Condition>map(Condition.Unknown::new)
                .toList());
    }

    /** Takes the derived findings whose own derived findings are taken already, until none is left; so no depth can overflow. */
    private List<Finding> inOrder() {
        List<Finding> done = new ArrayList<>();
        Set<Finding> left = new LinkedHashSet<>();
        for (Finding finding : findings) {
            if (finding.isDerived()) {
                left.add(finding);
            }
        }
        Map<Finding, Set<Finding>> needs = new HashMap<>();
        Map<Finding, List<Finding>> neededBy = new HashMap<>();
        Deque<Finding> ready = new ArrayDeque<>();
        for (Finding finding : left) {
            Set<Finding> used = new LinkedHashSet<>();
            definition(finding).eachFinding(each -> {
                if (each.isDerived() && used.add(each)) {
                    neededBy.computeIfAbsent(each, key -> new ArrayList<>()).add(finding);
                }
            });
            needs.put(finding, used);
            if (used.isEmpty()) {
                ready.add(finding);
            }
        }
        while (!ready.isEmpty()) {
            Finding next = ready.remove();
            done.add(next);
            left.remove(next);
            for (Finding user : neededBy.getOrDefault(next, List.of())) {
                Set<Finding> missing = needs.getOrDefault(user, Set.of());
                missing.remove(next);
                if (missing.isEmpty()) {
                    ready.add(user);
                }
            }
        }
        if (!left.isEmpty()) {
            throw new CyclicDefinitionException(left);
        }
        return List.copyOf(done);
    }

    /** Derived findings that depend on themselves, or on such. */
    public static final class CyclicDefinitionException extends IllegalArgumentException {
        private static final long serialVersionUID = 1;

        private final ArrayList<String> codes = new ArrayList<>();

        CyclicDefinitionException(Collection<Finding> findings) {
            super("derived findings that depend on themselves: " + findings);
            findings.forEach(finding -> codes.add(finding.code()));
        }

        /** Their codes, in the order of the table. */
        public List<String> codes() {
            return List.copyOf(codes);
        }
    }

    /** All findings, in the order of the table. */
    public List<Finding> findings() {
        return findings;
    }

    /** The finding of this code, or null if there is none. */
    public @Nullable Finding find(String code) {
        return byCode.get(code);
    }

    /** Whether a word is one of the choices of some finding. */
    boolean isChoice(String word) {
        return choices.contains(word);
    }

    /** The names of all groups, in the order of the table. */
    public Set<String> groups() {
        return byGroup.keySet();
    }

    /** The findings of a group, in the order of the table; none if there is no such group. */
    public List<Finding> group(String group) {
        return byGroup.getOrDefault(group, List.of());
    }

    /** What a derived finding is worked out from. */
    public Condition definition(Finding derived) {
        Condition definition = definitions.get(derived.index());
        if (definition == null) {
            throw new IllegalArgumentException(derived + " is asked, not derived");
        }
        return definition;
    }

    /** Answers are found by the places of findings, so a finding of another vocabulary would read another answer. */
    void requireKnown(Finding finding, String user) {
        boolean isKnown = finding.index() < findings.size()
                && findings.get(finding.index()).equals(finding)
                && findings.get(finding.index()).type().equals(finding.type());
        if (!isKnown) {
            throw new IllegalArgumentException(user + " asks for " + finding + ", which is of another vocabulary");
        }
    }

    /** The derived findings, each after those that its definition names. */
    public List<Finding> derivedInOrder() {
        return derivedInOrder;
    }

    private List<BitSet> questionsBehind() {
        List<BitSet> behind = new ArrayList<>();
        for (Finding finding : findings) {
            BitSet questions = new BitSet();
            if (!finding.isDerived()) {
                questions.set(finding.index());
            }
            behind.add(questions);
        }
        for (Finding derived : derivedInOrder) {
            definition(derived).eachFinding(each -> behind.get(derived.index()).or(behind.get(each.index())));
        }
        return behind;
    }

    /** The indexes of the questions behind a finding: itself, or for a derived one all that its definition rests on. Not to be changed. */
    public BitSet questionsBehind(Finding finding) {
        return questionsBehind.get(finding.index());
    }

    /** How many findings take a number or a choice. */
    int values() {
        return values;
    }

    /** The place of a finding that takes a number or a choice among all such; of a derived one, among {@link #derivedInOrder()}. */
    int place(Finding finding) {
        return places[finding.index()];
    }

    /** The questions that must be answered before any massage is advised to a client with these answers, in the order of the table. */
    public List<Finding> coreQuestions(Answers answers) {
        return anyPain != null && answers.isYes(anyPain) ? coreWithPain : coreAlways;
    }

    /** As {@link #coreQuestions}, with those that further answers could make core questions. */
    public List<Finding> possibleCoreQuestions(Answers answers) {
        return anyPain != null && answers.truth(anyPain) != Truth.FALSE ? coreWithPain : coreAlways;
    }

    /** The code that was maybe meant, found by spelling or by synonym; null if nothing comes near. */
    public @Nullable String suggest(String code) {
        Finding spelt = find(code.strip().replace(' ', '_').toUpperCase(Locale.ROOT));
        if (spelt != null) {
            return spelt.code();
        }
        String wanted = code.replace('_', ' ').strip();
        for (Finding finding : findings) {
            if (finding.label().equalsIgnoreCase(wanted)
                    || finding.synonyms().stream().anyMatch(wanted::equalsIgnoreCase)) {
                return finding.code();
            }
        }
        Collection<String> codes = byCode.keySet();
        return Spelling.nearest(code, codes);
    }
}
