package org.massageadvisor.engine;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Properties;
import org.drools.compiler.builder.impl.CompositeBuilderConfiguration;
import org.drools.compiler.builder.impl.KnowledgeBuilderConfigurationFactories;
import org.drools.core.BaseConfigurationFactories;
import org.drools.core.impl.RuleBaseFactory;
import org.drools.wiring.api.classloader.ProjectClassLoader;
import org.kie.api.KieBaseConfiguration;
import org.kie.api.runtime.KieSessionConfiguration;
import org.kie.api.runtime.conf.ThreadSafeOption;
import org.kie.internal.builder.KnowledgeBuilderConfiguration;
import org.kie.internal.conf.CompositeBaseConfiguration;
import org.kie.internal.utils.ChainedProperties;

/**
 * Settings of Drools as it comes. Its usual ways to make settings ask the properties of the system and a file on the class path, with which a program that
 * also uses Drools otherwise could change what rules fire, or keep them from being built.
 */
final class DroolsSettings {
    /** What Drools takes from files of its own: what the words of DRL text stand for. */
    private static final List<String> DEFAULTS =
            List.of("META-INF/kie.default.properties.conf", "META-INF/kie.default.mvel.properties.conf");

    private DroolsSettings() {}

    /** @param loader which sees the classes that rules are about */
    @SuppressWarnings("unchecked")
    static KieBaseConfiguration ofBase(ClassLoader loader) {
        return new CompositeBaseConfiguration(
                new ChainedProperties(),
                ProjectClassLoader.getClassLoader(loader, RuleBaseFactory.class),
                BaseConfigurationFactories.baseConf,
                BaseConfigurationFactories.ruleConf,
                BaseConfigurationFactories.flowConf);
    }

    static KieSessionConfiguration ofSession() {
        KieSessionConfiguration settings = RuleBaseFactory.newKnowledgeSessionConfiguration(
                new ChainedProperties(), RuleBaseFactory.class.getClassLoader());
        // By name, because without it rules get lost between threads.
        settings.setOption(ThreadSafeOption.YES);
        return settings;
    }

    /** @param loader which sees the classes that rules are about */
    @SuppressWarnings("unchecked")
    static KnowledgeBuilderConfiguration ofBuilder(ClassLoader loader) {
        ChainedProperties defaults = new ChainedProperties();
        DEFAULTS.forEach(file -> defaults.addProperties(read(file)));
        return new CompositeBuilderConfiguration(
                defaults,
                ProjectClassLoader.getClassLoader(loader, RuleBaseFactory.class),
                KnowledgeBuilderConfigurationFactories.baseConf,
                KnowledgeBuilderConfigurationFactories.ruleConf,
                KnowledgeBuilderConfigurationFactories.flowConf);
    }

    private static Properties read(String file) {
        Properties properties = new Properties();
        try (InputStream in = RuleBaseFactory.class.getClassLoader().getResourceAsStream(file)) {
            if (in != null) {
                properties.load(in);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties;
    }
}
