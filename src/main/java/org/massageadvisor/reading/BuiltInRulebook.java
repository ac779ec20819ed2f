package org.massageadvisor.reading;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import org.massageadvisor.rulebook.Rulebook;
import org.massageadvisor.table.TableSource;

/** The rulebook that the library carries. */
public final class BuiltInRulebook {
    private static final String PACKED = "/org/massageadvisor/rules/rulebook.packed";

    private BuiltInRulebook() {}

    /**
     * The rulebook. The jar has it ready-made, because to read and check its tables takes a fresh virtual machine longer than most else that advice takes; outside of a
     * jar, where tables may have been edited since, it is read.
     */
    public static Rulebook load() {
        URL packed = BuiltInRulebook.class.getResource(PACKED);
        if (packed == null || !packed.getProtocol().equals("jar")) {
            return RulebookReader.read(TableSource.builtIn());
        }
        try (InputStream in = packed.openStream()) {
            return RulebookUnpacker.unpack(in.readAllBytes());
        } catch (IOException e) {
            throw new IllegalStateException("the built-in rulebook cannot be read: " + e.getMessage(), e);
        }
    }
}
