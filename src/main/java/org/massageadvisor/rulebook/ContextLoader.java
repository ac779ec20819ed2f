package org.massageadvisor.rulebook;

import java.util.function.Supplier;

/**
 * Sets the class loader with which libraries look for their parts. Several of them (Drools, the XML parsers behind POI) ask the context class loader of whatever
 * thread needs a part first, and keep what they found, or that they found nothing, until the process ends. That thread may be one of a
 * common pool, of a plug-in or of a server, whose loader does not see them.
 */
public final class ContextLoader {
    private ContextLoader() {}

    /** Does the work with the loader of this library as the context class loader of this thread, and puts back the one that was set, or none. */
    public static <T> T own(Supplier<T> work) {
        return with(ContextLoader.class.getClassLoader(), work);
    }

    /** Does the work with this loader as the context class loader of this thread, and puts back the one that was set, or none. */
    public static <T> T with(ClassLoader loader, Supplier<T> work) {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        if (before == loader) {
            return work.get();
        }
        try {
            thread.setContextClassLoader(loader);
        } catch (SecurityException | UnsupportedOperationException e) {
            // Some threads of the platform keep the loader that they have, which mostly sees everything.
            return work.get();
        }
        try {
            return work.get();
        } finally {
            thread.setContextClassLoader(before);
        }
    }
}
