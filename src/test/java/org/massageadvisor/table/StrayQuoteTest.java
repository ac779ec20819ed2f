package org.massageadvisor.table;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvParseException;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;

class StrayQuoteTest {
    @Property(tries = 5_000)
    void isFoundExactlyWhereTheTextCannotBeRead(
            @ForAll @Chars({'"', ',', '\n', '\r', 'a', ' '}) @StringLength(max = 14) String text) {
        assertThat(StrayQuote.find(text, ',') == null).as(text).isEqualTo(canBeRead(text));
    }

    private static boolean canBeRead(String text) {
        try {
            Csv.reader(text, ',').forEach(each -> {});
            return true;
        } catch (CsvParseException e) {
            return false;
        }
    }
}
