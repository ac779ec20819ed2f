package org.massageadvisor.reading;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarFile;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import org.jspecify.annotations.Nullable;
import org.massageadvisor.rulebook.Rulebook;
import org.massageadvisor.table.TableSource;

/**
 * The rulebook that the library carries. The jar has it ready-made, because to read and check its tables takes a fresh virtual machine longer than most else that
 * advice takes.
 */
public final class BuiltInRulebook {
    private static final String FOLDER = "org/massageadvisor/rules/";
    private static final String PACKED = FOLDER + "rulebook.packed";
    private static final List<String> NAMES = List.of("rulebook.properties", "tables.txt");

    private BuiltInRulebook() {}

    /** The rulebook. Where it does not come from a jar, or a table of the jar was changed since, it is read from its tables. */
    public static Rulebook load() {
        try {
            Rulebook ready = readyMade(BuiltInRulebook.class.getResource("/" + PACKED));
            return ready == null ? RulebookReader.read(TableSource.builtIn()) : ready;
        } catch (IOException e) {
            throw new IllegalStateException("the built-in rulebook cannot be read: " + e.getMessage(), e);
        }
    }

    private static @Nullable Rulebook readyMade(@Nullable URL packed) throws IOException {
        if (packed == null || !(packed.openConnection() instanceof JarURLConnection connection)) {
            return null;
        }
        JarFile jar = connection.getJarFile();
        try (DataInputStream in = new DataInputStream(connection.getInputStream())) {
            for (int left = in.readInt(); left > 0; left--) {
                ZipEntry table = jar.getEntry(FOLDER + in.readUTF());
                if (table == null || table.getCrc() != in.readLong()) {
                    return null;
                }
            }
            return RulebookUnpacker.unpack(in.readAllBytes());
        }
    }

    /** Packs the rulebook into the file that is named first; a step of the build. */
    public static void main(String[] args) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(packed);
        List<String> names = new ArrayList<>(NAMES);
        new String(content("tables.txt"), StandardCharsets.UTF_8)
                .lines()
                .filter(name -> !name.contains("/"))
                .forEach(names::add);
        out.writeInt(names.size());
        for (String name : names) {
            CRC32 sum = new CRC32();
            sum.update(content(name));
            out.writeUTF(name);
            out.writeLong(sum.getValue());
        }
        out.write(RulebookPacker.pack(RulebookReader.read(TableSource.builtIn())));
        Path file = Path.of(args[0]);
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.write(file, packed.toByteArray());
    }

    private static byte[] content(String name) throws IOException {
        try (InputStream in = BuiltInRulebook.class.getResourceAsStream("/" + FOLDER + name)) {
            if (in == null) {
                throw new IOException("no " + FOLDER + name);
            }
            return in.readAllBytes();
        }
    }
}
