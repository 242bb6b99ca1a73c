package io.karawane.cli;

import java.util.concurrent.Callable;
import org.apache.camel.CamelContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code version}: of Karawane, Camel and Java. */
@Command(name = "version", description = "Shows the versions of Karawane, Camel and Java.")
final class VersionCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        spec.commandLine()
                .getOut()
                .printf(
                        "karawane %s%ncamel %s%njava %s%n",
                        version(VersionCommand.class), version(CamelContext.class), Runtime.version());
        return ExitCode.OK;
    }

    private static String version(Class<?> of) {
        String version = of.getPackage().getImplementationVersion();
        return version == null ? "(from classes)" : version;
    }
}
