package org.massageadvisor.cli;

import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The libraries that compile DRL text. They lie in a folder beside the program's other libraries and not on its class path, so that they are
 * out of reach, and cost nothing, unless the call says {@code --trust-drl}. Then the whole program is run again in a class loader that has them:
 * Drools looks for its parts once, when it starts.
 */
final class DrlLibraries {
    private static final String FOLDER = "drl";
    private static final String PART = "org.mvel2.MVEL";

    private DrlLibraries() {}

    /** Whether this call needs them, does not have them, and was therefore run with them. */
    static boolean takeOver(String[] args) {
        Path folder = isAskedFor(args) && !areThere() ? folder() : null;
        if (folder == null) {
            return false;
        }
        try {
            ClassLoader loader = new URLClassLoader(urls(folder), ClassLoader.getPlatformClassLoader());
            Thread.currentThread().setContextClassLoader(loader);
            loader.loadClass(Main.class.getName())
                    .getMethod("main", String[].class)
                    .invoke(null, (Object) args);
            return true;
        } catch (ReflectiveOperationException | IOException e) {
            // Without them the call ends with a message that says what is missing.
            return false;
        }
    }

    private static boolean isAskedFor(String[] args) {
        boolean isAskedFor = false;
        for (String each : args) {
            isAskedFor |= each.equals(RulesOption.TRUST_DRL) || each.startsWith(RulesOption.TRUST_DRL + "=");
        }
        return isAskedFor;
    }

    private static boolean areThere() {
        try {
            Class.forName(PART, false, DrlLibraries.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }

    private static @Nullable Path folder() {
        CodeSource source = DrlLibraries.class.getProtectionDomain().getCodeSource();
        try {
            Path folder = source == null
                    ? null
                    : Path.of(source.getLocation().toURI()).resolveSibling(FOLDER);
            return folder != null && Files.isDirectory(folder) ? folder : null;
        } catch (URISyntaxException e) {
            return null;
        }
    }

    private static URL[] urls(Path folder) throws IOException {
        List<URL> urls = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path", "")
                .split(Pattern.quote(System.getProperty("path.separator", ":")), -1)) {
            urls.add(Path.of(entry).toUri().toURL());
        }
        try (DirectoryStream<Path> jars = Files.newDirectoryStream(folder, "*.jar")) {
            for (Path jar : jars) {
                urls.add(jar.toUri().toURL());
            }
        }
        return urls.toArray(new URL[0]);
    }
}
