package io.karawane.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
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

        @Override
        public Integer call() {
            config.karawane.settings().all().forEach(setting -> spec.commandLine()
                    .getOut()
                    .printf("%-34s %s  (%s)%n", setting.key(), setting.shown(), setting.origin()));
            return ExitCode.OK;
        }
    }
}
