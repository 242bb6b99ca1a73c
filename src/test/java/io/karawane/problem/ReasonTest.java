package io.karawane.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReasonTest {
    @ParameterizedTest
    @ValueSource(strings = {"en", "de"})
    void everyReasonHasASentenceAndAnActionInBothLanguages(String language) {
        var texts = ResourceBundle.getBundle(
                "problem.reasons",
                language.equals("en") ? Locale.ROOT : Locale.GERMAN,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
        assertThat(texts.getLocale().getLanguage()).isEqualTo(language.equals("en") ? "" : language);
        var expected = Arrays.stream(Reason.values())
                .flatMap(reason -> Stream.of(reason.code() + ".title", reason.code() + ".action"));
        assertThat(texts.keySet()).containsExactlyInAnyOrderElementsOf(expected.toList());
        assertThat(texts.keySet())
                .allSatisfy(key -> assertThat(texts.getString(key)).endsWith("."));
    }

    @ParameterizedTest
    @EnumSource
    void noSentenceIsTheSameInBothLanguages(Reason reason) {
        assertThat(reason.title(Locale.GERMANY)).isNotEqualTo(reason.title(Locale.US));
        assertThat(reason.action(Locale.GERMANY)).isNotEqualTo(reason.action(Locale.US));
    }

    @Test
    void anyOtherLanguageReadsEnglishWhateverTheMachineSpeaks() {
        var machine = Locale.getDefault();
        try {
            Locale.setDefault(Locale.GERMANY);
            assertThat(Reason.NO_EMAIL.title(Locale.FRANCE)).startsWith("The record has no e-mail");
        } finally {
            Locale.setDefault(machine);
        }
    }

    @Test
    void aCodeLeadsBackToItsReason() {
        assertThat(Reason.of("no-email")).contains(Reason.NO_EMAIL);
        assertThat(Reason.of("unheard-of")).isEmpty();
    }
}
