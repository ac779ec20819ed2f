package org.massageadvisor.cli;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.massageadvisor.table.Unreadable;

/** Standard output or standard error, which remembers why it could not be written: a {@link PrintStream} tells only that. */
final class Channel extends FileOutputStream {
    private @Nullable IOException failure;

    Channel(FileDescriptor descriptor) {
        super(descriptor);
    }

    PrintStream stream() {
        return new PrintStream(new BufferedOutputStream(this), false, StandardCharsets.UTF_8);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        try {
            super.write(bytes, from, length);
        } catch (IOException e) {
            failure = e;
            throw e;
        }
    }

    /** Whether whoever reads has seen enough, as {@code head} has. */
    boolean isUnread() {
        return failure != null && String.valueOf(failure.getMessage()).contains("Broken pipe");
    }

    /** {@code : No space left on device}. */
    String why() {
        return failure == null ? "" : ": " + Unreadable.reason(failure);
    }
}
