package org.massageadvisor.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BrokenTextTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "#NAME?                | #NAME? found, the error of a spreadsheet program; the text itself expected",
                "see #REF! there       | #REF! found, the error of a spreadsheet program; the text itself expected",
                "#N/A                  | #N/A found, the error of a spreadsheet program; the text itself expected",
                "#VALUE!               | #VALUE! found, the error of a spreadsheet program; the text itself expected",
                "#DIV/0!               | #DIV/0! found, the error of a spreadsheet program; the text itself expected",
                "########              | ### found, which a spreadsheet program shows where a column is too narrow; the text itself expected",
                "na\uFFFDve           | a character that was lost found (U+FFFD); maybe the file was saved in another encoding, and CSV UTF-8 helps",
                "M\u00C3\u00BCller   | \u00C3\u00BC found, which is \u00FC read in another encoding; write it anew and save as CSV UTF-8",
                "it\u00E2\u20AC\u2122s | \u00E2\u20AC\u2122 found, which is \u2019 read in another encoding; write it anew and save as CSV UTF-8",
            })
    void isNamedForWhatItIs(String text, String message) {
        assertThat(CellText.fault(text)).isEqualTo(message);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "A#1",
                "No. #12 of 20",
                "## Heading",
                "N/A",
                "IRM\u00C3",
                "IRM\u00C3\u201D",
                "p\u00E3o, \u00E2ngulo, cora\u00E7\u00E3o",
                "M\u00FCller\u2019s \u201Cback\u201D",
                "na\u00EFve \u00E9\u00E8\u00EA",
                "\u4E2D\u6587 \u0420\u0443\u0441\u0441\u043A\u0438\u0439",
                "36 \u00B0C, 5 \u00B5g, 10 \u20AC",
            })
    void whatPeopleWriteIsNot(String text) {
        assertThat(CellText.fault(text)).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "M\u00FCller",
                "it\u2019s",
                "caf\u00E9",
                "\u201Cquoted\u201D",
                "10 \u20AC",
                "\u0141\u00F3d\u017A",
                "\u00D6sterreich"
            })
    void whateverIsReadInAnotherEncodingIsFound(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);

        assertThat(CellText.fault(new String(bytes, Charset.forName("windows-1252"))))
                .isNotNull();
    }
}
