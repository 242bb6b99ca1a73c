package io.karawane.cli;

import io.karawane.settings.Setting;
import java.io.PrintWriter;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code config show}: each setting with its value and where it came from. */
@Command(name = "config", description = "Shows the configuration.", subcommands = ConfigCommand.Show.class)
final class ConfigCommand implements Callable<Integer> {
    @ParentCommand
    private KarawaneCommand karawane;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        spec.commandLine().usage(spec.commandLine().getErr());
        return ExitCode.USAGE;
    }

    @Command(name = "show", description = "Lists every setting with its value and origin; secrets never.")
    static final class Show implements Callable<Integer> {
        @ParentCommand
        private ConfigCommand config;

        @Spec
        private CommandSpec spec;

        @Option(names = "--json", description = "Prints the list as JSON.")
        private boolean json;

        @Override
        public Integer call() {
            Collection<Setting> settings = config.karawane.settings().all();
            PrintWriter out = spec.commandLine().getOut();
            if (json) {
                Listing.print(out, settings.stream().map(Show::item).toList());
            } else {
                settings.forEach(
                        setting -> out.printf("%-34s %s  (%s)%n", setting.key(), setting.shown(), setting.origin()));
            }
            return ExitCode.OK;
        }

        private static Map<String, Object> item(Setting setting) {
            return Map.of("key", setting.key(), "value", setting.shown(), "origin", setting.origin());
        }
    }
}
