package org.massageadvisor.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Standard input of the process. If it was closed when Java started ({@code <&-}), the first file that Java opens for itself takes its place, and would be read as
 * what a client says.
 */
final class StandardInput {
    private static final Path DESCRIPTOR = Path.of("/dev/fd/0");

    private StandardInput() {}

    static InputStream open() {
        return isClosed() ? new Closed() : System.in;
    }

    private static boolean isClosed() {
        try {
            return Files.isSameFile(DESCRIPTOR, Path.of(System.getProperty("java.home", ""), "lib", "modules"));
        } catch (IOException e) {
            // Where descriptors have no names, closed input stays unnoticed.
            return false;
        }
    }

    private static final class Closed extends InputStream {
        @Override
        public int read() throws IOException {
            throw new IOException("it is closed");
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            return read();
        }
    }
}
