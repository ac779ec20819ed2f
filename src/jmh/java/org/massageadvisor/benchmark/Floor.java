package org.massageadvisor.benchmark;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.massageadvisor.engine.FiredRule;
import org.massageadvisor.rulebook.AnswerType;
import org.massageadvisor.rulebook.Answers;
import org.massageadvisor.rulebook.Condition;
import org.massageadvisor.rulebook.Finding;
import org.massageadvisor.rulebook.Rule;
import org.massageadvisor.rulebook.Rulebook;

/**
 * How fast the same rules can be in Java written by hand, without any engine: what a client answered is a set of bits, each condition a list of alternatives of bits
 * that must be set and bits that must not be, and an index leads from a bit that is set to the alternatives that wait for it.
 */
final class Floor {
    private static final int[] NONE = {};

    private final List<Finding> findings;
    private final List<Rule> rules;
    private final Map<Object, Integer> bits = new HashMap<>();
    private final Map<Finding, List<Condition.Compare>> comparisons = new HashMap<>();
    private final Alternative[][] ofRule;
    private final Alternative[][] ofDerived;
    private final Alternative[][] waiting;
    private final Alternative[] always;

    /** Bits that must all be set, and bits of which none may be; and the indexes of the findings on which it then rests. */
    private static final class Alternative {
        final int rule;
        final int[] set;
        final int[] clear;
        final int[] behind;

        Alternative(int rule, int[] set, int[] clear, int[] behind) {
            this.rule = rule;
            this.set = set;
            this.clear = clear;
            this.behind = behind;
        }

        Alternative and(Alternative other) {
            return new Alternative(
                    rule, joined(set, other.set), joined(clear, other.clear), joined(behind, other.behind));
        }

        private static int[] joined(int[] one, int[] other) {
            return IntStream.concat(Arrays.stream(one), Arrays.stream(other))
                    .distinct()
                    .toArray();
        }

        boolean holds(long[] client) {
            for (int bit : set) {
                if ((client[bit >> 6] & 1L << bit) == 0) {
                    return false;
                }
            }
            for (int bit : clear) {
                if ((client[bit >> 6] & 1L << bit) != 0) {
                    return false;
                }
            }
            return true;
        }
    }

    /** A client in the terms of this floor. */
    static final class Client {
        final long[] bits;
        final BitSet[] behindDerived;

        private Client(int bits, int findings) {
            this.bits = new long[(bits + 63) / 64];
            this.behindDerived = new BitSet[findings];
        }
    }

    /** What a bit says of a question or a derived finding. */
    private record Bit(Finding finding, String says) {
        private static final String YES = "yes";
        private static final String NO = "no";
        private static final String ANSWERED = "answered";
    }

    Floor(Rulebook rulebook) {
        this.findings = rulebook.vocabulary().findings();
        this.rules = rulebook.rules();
        this.ofDerived = new Alternative[findings.size()][];
        for (Finding derived : rulebook.vocabulary().derivedInOrder()) {
            ofDerived[derived.index()] = alternatives(-1, rulebook.vocabulary().definition(derived));
        }
        this.ofRule = new Alternative[rules.size()][];
        for (int i = 0; i < ofRule.length; i++) {
            ofRule[i] = alternatives(i, rules.get(i).when());
        }
        int[] uses = new int[bits.size()];
        each(alternative -> Arrays.stream(alternative.set).forEach(bit -> uses[bit]++));
        Map<Integer, List<Alternative>> byAnchor = new HashMap<>();
        each(alternative -> byAnchor.computeIfAbsent(
                        Arrays.stream(alternative.set)
                                .boxed()
                                .min(Comparator.comparingInt(bit -> uses[bit]))
                                .orElse(-1),
                        anchor -> new ArrayList<>())
                .add(alternative));
        this.waiting = new Alternative[bits.size()][];
        for (int i = 0; i < waiting.length; i++) {
            waiting[i] = byAnchor.getOrDefault(i, List.of()).toArray(Alternative[]::new);
        }
        this.always = byAnchor.getOrDefault(-1, List.of()).toArray(Alternative[]::new);
    }

    private void each(java.util.function.Consumer<Alternative> action) {
        for (Alternative[] alternatives : ofRule) {
            Arrays.stream(alternatives).forEach(action);
        }
    }

    private Alternative[] alternatives(int rule, Condition condition) {
        return alternatives(rule, condition, true, true).toArray(Alternative[]::new);
    }

    /**
     * A condition in disjunctive normal form.
     *
     * @param wanted whether it is to hold, or not to
     * @param counts whether what it asks for counts among what it rests on
     */
    private List<Alternative> alternatives(int rule, Condition condition, boolean wanted, boolean counts) {
        if (condition instanceof Condition.Not not) {
            return alternatives(rule, not.operand(), !wanted, false);
        }
        if (condition instanceof Condition.All || condition instanceof Condition.Any) {
            boolean isAnd = condition instanceof Condition.All == wanted;
            List<Alternative> result = isAnd ? List.of(new Alternative(rule, NONE, NONE, NONE)) : new ArrayList<>();
            for (Condition operand : condition.operands()) {
                List<Alternative> more = alternatives(rule, operand, wanted, counts);
                if (isAnd) {
                    result = result.stream()
                            .flatMap(one -> more.stream().map(one::and))
                            .toList();
                } else {
                    result.addAll(more);
                }
            }
            return result;
        }
        List<Integer> behind = new ArrayList<>();
        if (counts) {
            condition.eachFinding(finding -> behind.add(finding.index()));
        }
        int[] rests = behind.stream().mapToInt(Integer::intValue).toArray();
        if (condition instanceof Condition.OneOf oneOf) {
            int[] choices = oneOf.choices().stream()
                    .mapToInt(choice -> bit(new Bit(oneOf.finding(), choice)))
                    .toArray();
            return wanted
                    ? Arrays.stream(choices)
                            .mapToObj(choice -> new Alternative(rule, new int[] {choice}, NONE, rests))
                            .toList()
                    : List.of(new Alternative(rule, NONE, choices, rests));
        }
        boolean isUnknown = condition instanceof Condition.Unknown;
        int[] bit = {bit(what(condition))};
        return List.of(
                wanted != isUnknown
                        ? new Alternative(rule, bit, NONE, rests)
                        : new Alternative(rule, NONE, bit, rests));
    }

    private Object what(Condition condition) {
        if (condition instanceof Condition.Yes yes) {
            return new Bit(yes.finding(), Bit.YES);
        }
        if (condition instanceof Condition.No no) {
            return new Bit(no.finding(), Bit.NO);
        }
        if (condition instanceof Condition.Unknown unknown) {
            return new Bit(unknown.finding(), Bit.ANSWERED);
        }
        if (condition instanceof Condition.Compare compare) {
            if (!bits.containsKey(compare)) {
                comparisons
                        .computeIfAbsent(compare.finding(), finding -> new ArrayList<>())
                        .add(compare);
            }
            return compare;
        }
        throw new IllegalArgumentException(condition.text());
    }

    private int bit(Object what) {
        return bits.computeIfAbsent(what, key -> bits.size());
    }

    /** A client with these answers. */
    Client client(Answers answers) {
        Client client = new Client(bits.size(), findings.size());
        for (Finding finding : findings) {
            if (finding.isDerived()) {
                set(client, new Bit(finding, Bit.YES), answers.isYes(finding));
            } else if (answers.isAnswered(finding)) {
                set(client, new Bit(finding, Bit.ANSWERED), true);
                if (finding.type() instanceof AnswerType.Quantity) {
                    comparisons
                            .getOrDefault(finding, List.of())
                            .forEach(compare -> set(client, compare, compare.holds(answers)));
                } else if (finding.type() instanceof AnswerType.Choice) {
                    set(client, new Bit(finding, answers.choice(finding)), true);
                } else {
                    set(client, new Bit(finding, answers.isYes(finding) ? Bit.YES : Bit.NO), true);
                }
            }
        }
        return client;
    }

    private void set(Client client, Object what, boolean value) {
        Integer bit = bits.get(what);
        if (bit != null && value) {
            client.bits[bit >> 6] |= 1L << bit;
        }
    }

    /** The places of the rules that fire for a client. */
    BitSet places(Client client) {
        long[] set = client.bits;
        BitSet fired = new BitSet(rules.size());
        for (Alternative each : always) {
            if (each.holds(set)) {
                fired.set(each.rule);
            }
        }
        for (int i = 0; i < set.length; i++) {
            for (long word = set[i]; word != 0; word &= word - 1) {
                for (Alternative each : waiting[i * 64 + Long.numberOfTrailingZeros(word)]) {
                    if (each.holds(set)) {
                        fired.set(each.rule);
                    }
                }
            }
        }
        return fired;
    }

    /** The rules that fire for a client, with the findings on which that rests. */
    List<FiredRule> fired(Client client) {
        BitSet places = places(client);
        List<FiredRule> fired = new ArrayList<>(places.cardinality());
        BitSet behind = new BitSet(findings.size());
        for (int i = places.nextSetBit(0); i >= 0; i = places.nextSetBit(i + 1)) {
            behind.clear();
            addBehind(ofRule[i], client, behind);
            Finding[] found = new Finding[behind.cardinality()];
            int count = 0;
            for (int j = behind.nextSetBit(0); j >= 0; j = behind.nextSetBit(j + 1)) {
                found[count++] = findings.get(j);
            }
            fired.add(new FiredRule(rules.get(i), List.of(found)));
        }
        return fired;
    }

    private void addBehind(Alternative[] alternatives, Client client, BitSet behind) {
        for (Alternative each : alternatives) {
            if (each.holds(client.bits)) {
                for (int finding : each.behind) {
                    if (ofDerived[finding] == null) {
                        behind.set(finding);
                    } else {
                        behind.or(behindDerived(finding, client));
                    }
                }
            }
        }
    }

    private BitSet behindDerived(int finding, Client client) {
        BitSet known = client.behindDerived[finding];
        if (known == null) {
            known = new BitSet(findings.size());
            addBehind(ofDerived[finding], client, known);
            client.behindDerived[finding] = known;
        }
        return known;
    }
}
