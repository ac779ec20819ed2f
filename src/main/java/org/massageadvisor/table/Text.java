package org.massageadvisor.table;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Bytes that should be text. */
public final class Text {
    private Text() {}

    /** The text without its byte-order mark, or null if the bytes are not UTF-8. */
    public static @Nullable String decode(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        // Only text that holds the replacement character can have been decoded with a loss.
        if (text.indexOf('\uFFFD') >= 0 && !isUtf8(bytes)) {
            return null;
        }
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    private static boolean isUtf8(byte[] bytes) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    /** The line, counted from 1, at which bytes that are not UTF-8 begin. */
    public static int firstBadLine(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        StandardCharsets.UTF_8.newDecoder().decode(in, java.nio.CharBuffer.allocate(bytes.length + 1), true);
        int line = 1;
        for (int i = 0; i < in.position(); i++) {
            if (bytes[i] == '\n') {
                line++;
            }
        }
        return line;
    }
}
