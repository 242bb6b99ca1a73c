package io.karawane.check;

import java.util.Set;
import java.util.regex.Pattern;
import org.apache.camel.catalog.CamelCatalog;
import org.apache.camel.catalog.LanguageValidationResult;

/** Expressions in Camel's Simple language, and whether other languages are there at all. */
final class ExpressionRules {
    private static final Set<String> CONDITIONS =
            Set.of("filter", "when", "onWhen", "validate", "completionPredicate", "handled", "continued", "retryWhile");
    /** Beans are not there when it is checked. */
    private static final Pattern BEAN = Pattern.compile("\\$\\{bean:[^${}]*(\\$\\{[^{}]*}[^${}]*)*}");

    private final CamelCatalog catalogue;
    private final Offer offer;

    ExpressionRules(CamelCatalog catalogue, Offer offer) {
        this.catalogue = catalogue;
        this.offer = offer;
    }

    void check(Word word) {
        switch (word.name()) {
            case "simple" -> simple(word, "expression", CONDITIONS.contains(word.above()));
            case "log" -> simple(word, "message", false);
            case "toD" -> simple(word, "uri", false);
            default -> language(word);
        }
    }

    private void simple(Word word, String below, boolean condition) {
        String text = word.isText() ? word.text() : word.text(below);
        if (text == null) {
            return;
        }
        String resolved = BEAN.matcher(offer.resolved(text)).replaceAll("\\${body}");
        if (resolved.contains("{{")) {
            return; // reported as a placeholder without a value
        }
        ClassLoader loader = ExpressionRules.class.getClassLoader();
        LanguageValidationResult result = condition
                ? catalogue.validateLanguagePredicate(loader, "simple", resolved)
                : catalogue.validateLanguageExpression(loader, "simple", resolved);
        if (!result.isSuccess()) {
            String why = result.getShortError() == null ? result.getError() : result.getShortError();
            String hint = text.contains("{{")
                    ? "put quotes around a placeholder: '{{…}}'"
                    : "compare as ${variable.mode} == 'new'; camel.apache.org tells of the Simple language";
            String at = word.isText() ? word.pointer() : word.pointer() + "/" + below;
            word.file().findings().atValue(at, "bad-simple", "%s: %s".formatted(text, why.strip()), hint);
        }
    }

    /** A word that Camel knows as a language, where an expression is expected. */
    private void language(Word word) {
        boolean expression =
                word.above().matches("set(Body|Header|Variable|Property)|split|transform|correlationExpression")
                        || CONDITIONS.contains(word.above());
        if (expression
                && catalogue.findLanguageNames().contains(word.name())
                && ExpressionRules.class.getResource("/META-INF/services/org/apache/camel/language/" + word.name())
                        == null) {
            word.wrong(
                    "missing-component",
                    "the language " + word.name() + " is not part of this program",
                    "write it in simple, or put "
                            + catalogue.languageModel(word.name()).getArtifactId() + " into the lib folder");
        }
    }
}
