package org.massageadvisor.table;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What programs leave behind where a text was lost: the errors of spreadsheet programs, and letters of another encoding. */
final class BrokenText {
    private static final Pattern SHEET_ERROR =
            Pattern.compile("#(NAME\\?|REF!|N/A|VALUE!|DIV/0!|NUM!|NULL!|SPILL!|CALC!|GETTING_DATA)");
    private static final Pattern TOO_NARROW = Pattern.compile("#{3,}");
    private static final Pattern NOT_ASCII = Pattern.compile("[^\\x00-\\x7F]{2,}");
    private static final String CLOSING = "\u2019\u201D\u00BB\u2026\u2013\u2014";
    private static final Charset WINDOWS = Charset.forName("windows-1252");

    private BrokenText() {}

    /** What is broken in a text; null if nothing is. */
    static @Nullable String fault(String text) {
        if (text.indexOf('#') >= 0) {
            Matcher error = SHEET_ERROR.matcher(text);
            if (error.find()) {
                return error.group() + " found, the error of a spreadsheet program; the text itself expected";
            }
            if (TOO_NARROW.matcher(text).matches()) {
                return text.substring(0, 3)
                        + " found, which a spreadsheet program shows where a column is too narrow; the text itself expected";
            }
        }
        if (text.indexOf('\uFFFD') >= 0) {
            return "a character that was lost found (U+FFFD); maybe the file was saved in another encoding, and CSV UTF-8 helps";
        }
        return misread(text);
    }

    /** Letters that are the bytes of others: {@code MÃ¼ller} for {@code Müller}. */
    private static @Nullable String misread(String text) {
        Matcher letters = NOT_ASCII.matcher(text);
        while (letters.find()) {
            String meant = asUtf8(letters.group());
            if (meant != null && !isEndOfWord(text, letters)) {
                return letters.group() + " found, which is " + meant
                        + " read in another encoding; write it anew and save as CSV UTF-8";
            }
        }
        return null;
    }

    /** A letter with marks behind it that close a quotation or a sentence, as in Portuguese, makes bytes of UTF-8 only by chance. */
    private static boolean isEndOfWord(String text, Matcher letters) {
        boolean goesOn = letters.end() < text.length() && Character.isLetter(text.charAt(letters.end()));
        return !goesOn && letters.group().substring(1).chars().allMatch(c -> CLOSING.indexOf(c) >= 0);
    }

    /** What stood there if each of these letters is one byte of UTF-8; null if they are not. Bytes without a letter are kept as control characters. */
    private static @Nullable String asUtf8(String letters) {
        ByteBuffer bytes = ByteBuffer.allocate(letters.length());
        for (int i = 0; i < letters.length(); i++) {
            char c = letters.charAt(i);
            if (c >= 0x80 && c <= 0xFF) {
                bytes.put((byte) c);
            } else if (WINDOWS.newEncoder().canEncode(c)) {
                bytes.put(String.valueOf(c).getBytes(WINDOWS));
            } else {
                return null;
            }
        }
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(bytes.flip()).toString();
        } catch (CharacterCodingException e) {
            return null;
        }
    }
}
