package org.massageadvisor.engine;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kie.api.KieBase;

/** What Drools needs beside the engine to compile DRL text: a Java compiler and an expression language, which nothing else here may have. */
final class DrlParts {
    private static final List<String> NEEDED = List.of(
            "org.drools.mvel.MVELConstraint",
            "org.mvel2.MVEL",
            "org.drools.ecj.EclipseJavaCompiler",
            "org.eclipse.jdt.internal.compiler.Compiler",
            "org.drools.wiring.dynamic.DynamicComponentsSupplier");

    private DrlParts() {}

    static void require() {
        for (String part : NEEDED) {
            try {
                Class.forName(part, false, KieBase.class.getClassLoader());
            } catch (ClassNotFoundException e) {
                throw new TrustedDrlException(
                        "rules as DRL text need the compiler of Drools, which is not on the class path; expected there: "
                                + coordinates(),
                        e);
            }
        }
    }

    private static String coordinates() {
        @Nullable String version = KieBase.class.getPackage().getImplementationVersion();
        String colonVersion = version == null ? "" : ":" + version;
        return "org.drools:drools-mvel" + colonVersion + " and org.drools:drools-ecj" + colonVersion;
    }
}
