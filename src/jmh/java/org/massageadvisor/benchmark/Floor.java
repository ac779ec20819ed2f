package org.massageadvisor.benchmark;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.massageadvisor.rulebook.AnswerType;
import org.massageadvisor.rulebook.Answers;
import org.massageadvisor.rulebook.Condition;
import org.massageadvisor.rulebook.CoreScreen;
import org.massageadvisor.rulebook.Finding;
import org.massageadvisor.rulebook.Rule;
import org.massageadvisor.rulebook.Rulebook;

/**
 * How fast the same rules can be in Java written by hand, without any engine: what a client answered is a set of bits, each condition a list of alternatives of bits
 * that must be set and bits that must not, and an index leads from a bit that is set to the alternatives that wait for it.
 */
final class Floor {
    private final Rulebook rulebook;
    private final Map<Object, Integer> bits = new HashMap<>();
    private final List<Condition.Compare>[] comparisons;
    private final List<Alternative> all = new ArrayList<>();
    private final Alternative[][] waiting;
    private final Alternative[] always;
    private final List<Alternative[]> derived = new ArrayList<>();
    private final int[] derivedBits;

    /** Bits that must all be set, and bits of which none may be; then a rule fires. */
    private record Alternative(int rule, int[] set, int[] clear) {
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

    /** What a bit says of a question. */
    private enum Says {
        YES,
        NO,
        ANSWERED
    }

    private record Bit(Finding finding, Says says) {}

    private record ChoiceBit(Finding finding, String choice) {}

    private record CompareBit(Condition.Compare compare) {}

    @SuppressWarnings({"unchecked", "rawtypes"})
    Floor(Rulebook rulebook) {
        this.rulebook = rulebook;
        this.comparisons = new List[rulebook.vocabulary().findings().size()];
        Arrays.setAll(comparisons, i -> new ArrayList<>());
        List<Finding> inOrder = rulebook.vocabulary().derivedInOrder();
        this.derivedBits = new int[inOrder.size()];
        for (int i = 0; i < derivedBits.length; i++) {
            derived.add(alternatives(-1, rulebook.vocabulary().definition(inOrder.get(i)), true)
                    .toArray(Alternative[]::new));
            derivedBits[i] = bit(new Bit(inOrder.get(i), Says.YES));
        }
        for (int i = 0; i < rulebook.rules().size(); i++) {
            all.addAll(alternatives(i, rulebook.rules().get(i).when(), true));
        }
        Map<Integer, List<Alternative>> byAnchor = new HashMap<>();
        int[] uses = new int[bits.size()];
        all.forEach(each -> Arrays.stream(each.set()).forEach(bit -> uses[bit]++));
        for (Alternative each : all) {
            int anchor = Arrays.stream(each.set())
                    .boxed()
                    .min((a, b) -> Integer.compare(uses[a], uses[b]))
                    .orElse(-1);
            byAnchor.computeIfAbsent(anchor, key -> new ArrayList<>()).add(each);
        }
        this.waiting = new Alternative[bits.size()][];
        for (int i = 0; i < waiting.length; i++) {
            waiting[i] = byAnchor.getOrDefault(i, List.of()).toArray(Alternative[]::new);
        }
        this.always = byAnchor.getOrDefault(-1, List.of()).toArray(Alternative[]::new);
    }

    private int bit(Object what) {
        return bits.computeIfAbsent(what, key -> bits.size());
    }

    /** The condition in disjunctive normal form. */
    private List<Alternative> alternatives(int rule, Condition condition, boolean wanted) {
        if (condition instanceof Condition.Not not) {
            return alternatives(rule, not.operand(), !wanted);
        }
        if (condition instanceof Condition.All || condition instanceof Condition.Any) {
            boolean isAnd = condition instanceof Condition.All == wanted;
            List<Alternative> result =
                    isAnd ? List.of(new Alternative(rule, new int[0], new int[0])) : new ArrayList<>();
            for (Condition operand : condition.operands()) {
                List<Alternative> more = alternatives(rule, operand, wanted);
                if (isAnd) {
                    List<Alternative> product = new ArrayList<>();
                    for (Alternative one : result) {
                        for (Alternative other : more) {
                            product.add(new Alternative(
                                    rule, joined(one.set(), other.set()), joined(one.clear(), other.clear())));
                        }
                    }
                    result = product;
                } else {
                    result.addAll(more);
                }
            }
            return result;
        }
        if (condition instanceof Condition.Unknown unknown) {
            return List.of(literal(rule, bit(new Bit(unknown.finding(), Says.ANSWERED)), !wanted));
        }
        if (condition instanceof Condition.Yes yes) {
            return List.of(literal(rule, bit(new Bit(yes.finding(), Says.YES)), wanted));
        }
        if (condition instanceof Condition.No no) {
            return List.of(literal(rule, bit(new Bit(no.finding(), Says.NO)), wanted));
        }
        if (condition instanceof Condition.Compare compare) {
            if (!bits.containsKey(new CompareBit(compare))) {
                comparisons[compare.finding().index()].add(compare);
            }
            return List.of(literal(rule, bit(new CompareBit(compare)), wanted));
        }
        if (condition instanceof Condition.OneOf oneOf) {
            List<Alternative> result = new ArrayList<>();
            int[] choices = oneOf.choices().stream()
                    .mapToInt(choice -> bit(new ChoiceBit(oneOf.finding(), choice)))
                    .toArray();
            if (!wanted) {
                return List.of(new Alternative(rule, new int[0], choices));
            }
            for (int choice : choices) {
                result.add(literal(rule, choice, true));
            }
            return result;
        }
        throw new IllegalArgumentException(condition.text());
    }

    private static Alternative literal(int rule, int bit, boolean set) {
        int[] one = {bit};
        return set ? new Alternative(rule, one, new int[0]) : new Alternative(rule, new int[0], one);
    }

    private static int[] joined(int[] one, int[] other) {
        return java.util.stream.IntStream.concat(Arrays.stream(one), Arrays.stream(other))
                .distinct()
                .toArray();
    }

    /** A client in the terms of this floor. */
    long[] client(Answers answers) {
        long[] client = new long[(bits.size() + 63) / 64];
        for (Finding finding : rulebook.vocabulary().findings()) {
            if (finding.isDerived()) {
                set(client, new Bit(finding, Says.YES), answers.isYes(finding));
            } else if (answers.isAnswered(finding)) {
                set(client, new Bit(finding, Says.ANSWERED), true);
                if (finding.type() instanceof AnswerType.Quantity) {
                    for (Condition.Compare compare : comparisons[finding.index()]) {
                        set(client, new CompareBit(compare), compare.holds(answers));
                    }
                } else if (finding.type() instanceof AnswerType.Choice) {
                    set(client, new ChoiceBit(finding, answers.choice(finding)), true);
                } else {
                    set(client, new Bit(finding, answers.isYes(finding) ? Says.YES : Says.NO), true);
                }
            }
        }
        return client;
    }

    private void set(long[] client, Object what, boolean value) {
        Integer bit = bits.get(what);
        if (bit != null && value) {
            client[bit >> 6] |= 1L << bit;
        }
    }

    /** The indexes of the rules that fire for a client. */
    BitSet fire(long[] client) {
        BitSet fired = new BitSet(rulebook.rules().size());
        for (Alternative each : always) {
            if (each.holds(client)) {
                fired.set(each.rule());
            }
        }
        for (int i = 0; i < client.length; i++) {
            for (long word = client[i]; word != 0; word &= word - 1) {
                for (Alternative each : waiting[i * 64 + Long.numberOfTrailingZeros(word)]) {
                    if (each.holds(client)) {
                        fired.set(each.rule());
                    }
                }
            }
        }
        return fired;
    }
}
