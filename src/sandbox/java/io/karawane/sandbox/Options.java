package io.karawane.sandbox;

/** What the command line of the sandbox may say. */
record Options(int salesforcePort, int activecampaignPort, int pubSubPort, long seed, String host) {
    static final String USAGE =
            "usage: java -jar karawane-sandbox.jar [--salesforce-port 7070] [--activecampaign-port 7080] [--pubsub-port 7443] [--seed 42] [--host 127.0.0.1]";

    /** @throws IllegalArgumentException with a sentence for the user */
    static Options read(String... arguments) {
        Options options = new Options(7070, 7080, 7443, 42, "127.0.0.1");
        for (int i = 0; i < arguments.length; i += 2) {
            if (i + 1 == arguments.length) {
                throw new IllegalArgumentException(arguments[i] + " needs a value");
            }
            options = options.with(arguments[i], arguments[i + 1]);
        }
        return options;
    }

    private Options with(String name, String value) {
        return switch (name) {
            case "--salesforce-port" -> new Options(port(value), activecampaignPort, pubSubPort, seed, host);
            case "--activecampaign-port" -> new Options(salesforcePort, port(value), pubSubPort, seed, host);
            case "--pubsub-port" -> new Options(salesforcePort, activecampaignPort, port(value), seed, host);
            case "--seed" -> new Options(salesforcePort, activecampaignPort, pubSubPort, number(value), host);
            case "--host" -> new Options(salesforcePort, activecampaignPort, pubSubPort, seed, value);
            default -> throw new IllegalArgumentException("unknown option " + name);
        };
    }

    private static int port(String text) {
        long port = number(text);
        if (port < 0 || port > 65535) {
            throw new IllegalArgumentException("not a port: " + text);
        }
        return (int) port;
    }

    private static long number(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("not a number: " + text, e);
        }
    }
}
