package io.karawane;

import io.karawane.cli.KarawaneCommand;

/** The program: {@code run}, or another verb. */
public final class Application {
    private Application() {}

    public static void main(String[] args) {
        System.exit(KarawaneCommand.execute(args));
    }
}
