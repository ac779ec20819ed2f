package org.massageadvisor.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.massageadvisor.table.Text;

/**
 * Reads lines that somebody typed. Of a line that nobody types only the beginning is kept, so that no input can fill the memory, with a mark
 * at its end, so that it is not taken for the whole.
 */
final class LineReader {
    private static final int LONGEST = 1000;

    private final InputStream in;

    LineReader(InputStream in) {
        this.in = in;
    }

    /** The next line without its end, or null at the end of the input; what is no text ends it too, for nobody typed that. */
    @Nullable String next() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        int next = in.read();
        if (next < 0) {
            return null;
        }
        boolean isCut = false;
        for (; next >= 0 && next != '\n'; next = in.read()) {
            if (line.size() < LONGEST) {
                line.write(next);
            } else {
                isCut = true;
            }
        }
        String text = Text.decode(line.toByteArray());
        if (text == null && isCut) {
            text = line.toString(StandardCharsets.UTF_8);
        }
        return text == null || text.indexOf('\0') >= 0 ? null : text + (isCut ? "..." : "");
    }
}
