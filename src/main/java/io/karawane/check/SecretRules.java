package io.karawane.check;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.camel.catalog.CamelCatalog;
import org.apache.camel.tooling.model.BaseOptionModel;

/** Secrets that stand in a file, where everybody sees them. */
final class SecretRules {
    private static final Pattern NAME =
            Pattern.compile("(?i).*(secret|password|passphrase|token|api-?key|access-?key|private-?key|authorization)");
    private static final Pattern OPTION = Pattern.compile("[?&]([\\w.-]+)=([^&]+)");
    private static final Pattern LOGIN = Pattern.compile("://[^/@:{}$]+:[^/@{}$]+@");

    private final CamelCatalog catalogue;

    SecretRules(CamelCatalog catalogue) {
        this.catalogue = catalogue;
    }

    void check(Word word) {
        if (word.name().matches("set(Header|Variable|Property)")) {
            header(word);
        } else if (word.isText() && isSecret(word.name()) && isLiteral(word.text())) {
            wrong(word, word.name());
        } else if (word.isText() && LOGIN.matcher(word.text()).find()) {
            wrong(word, "a password in a URI");
        }
    }

    private static void header(Word word) {
        String name = word.text("name");
        String value = word.text("constant") == null ? word.text("simple") : word.text("constant");
        if (name != null && value != null && isSecret(name) && isLiteral(value)) {
            wrong(word, name);
        }
    }

    void check(Endpoint endpoint) {
        String raw = endpoint.word().isText()
                ? endpoint.word().text()
                : endpoint.word().text("uri");
        Matcher option = OPTION.matcher(raw);
        while (option.find()) {
            if (isSecret(endpoint, option.group(1)) && isLiteral(option.group(2))) {
                endpoint.wrong("literal-secret", text(option.group(1)), HINT);
            }
        }
        endpoint.parameters().properties().forEach(each -> {
            if (!isSecret(each.getKey())
                    && isSecret(endpoint, each.getKey())
                    && isLiteral(each.getValue().asText())) {
                endpoint.wrongOption(each.getKey(), "literal-secret", text(each.getKey()), HINT);
            }
        });
    }

    private boolean isSecret(Endpoint endpoint, String option) {
        var model = catalogue.componentModel(endpoint.scheme());
        return isSecret(option)
                || model != null
                        && model.getEndpointOptions().stream()
                                .filter(BaseOptionModel::isSecret)
                                .filter(each ->
                                        !each.getName().toLowerCase(Locale.ROOT).contains("user"))
                                .anyMatch(each -> each.getName().equals(option));
    }

    private static boolean isSecret(String name) {
        return NAME.matcher(name).matches();
    }

    private static boolean isLiteral(String value) {
        return !value.isBlank() && !value.contains("{{") && !value.contains("${") && !value.startsWith("#");
    }

    private static final String HINT = "keep it in the environment or in a file, and write {{its.key}} here";

    private static String text(String name) {
        return name + " is a secret, and stands here for everybody to read";
    }

    private static void wrong(Word word, String name) {
        word.wrong("literal-secret", text(name), HINT);
    }
}
