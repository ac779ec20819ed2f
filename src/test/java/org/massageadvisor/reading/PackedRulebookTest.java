package org.massageadvisor.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.massageadvisor.Generated;
import org.massageadvisor.rulebook.Condition;
import org.massageadvisor.rulebook.Origin;
import org.massageadvisor.rulebook.Outcome;
import org.massageadvisor.rulebook.Rule;
import org.massageadvisor.rulebook.Rulebook;
import org.massageadvisor.table.TableSource;

/** What is packed is taken out as it was. */
class PackedRulebookTest {

    @Test
    void theBuiltInRulebookIsTakenOutAsItsTablesSay() {
        Rulebook read = RulebookReader.read(TableSource.builtIn());

        assertSame(RulebookUnpacker.unpack(RulebookPacker.pack(read)), read);
    }

    @Property(tries = 200)
    void anyRulebookIsTakenOutAsItWasPacked(@ForAll long seed) {
        Rulebook rulebook = new Generated(new Random(seed)).rulebook();

        assertSame(RulebookUnpacker.unpack(RulebookPacker.pack(rulebook)), rulebook);
    }

    @Test
    void codeCannotBePacked() {
        Rulebook rulebook = new Generated(new Random(1)).rulebook();
        Condition code = new Condition.Computed("drl(code)", List.of(), answers -> true);
        Outcome outcome = rulebook.outcomes().all().get(0);
        Rule rule = new Rule("code", code, List.of(outcome), List.of(), "", List.of(), "", Origin.line("code.drl", 1));
        Rulebook coded = new Rulebook(
                rulebook.edition(), rulebook.vocabulary(), rulebook.outcomes(), rulebook.evidence(), List.of(rule));

        assertThatThrownBy(() -> RulebookPacker.pack(coded)).hasMessage("code cannot be packed: drl(code)");
    }

    /** Findings and outcomes are equal by name, so each part of each is compared. */
    private static void assertSame(Rulebook taken, Rulebook packed) {
        assertThat(taken)
                .usingRecursiveComparison()
                .ignoringAllOverriddenEquals()
                .isEqualTo(packed);
        assertThat(taken.rules()).isEqualTo(packed.rules());
        assertThat(taken.evidence().keySet())
                .containsExactlyElementsOf(packed.evidence().keySet());
    }
}
