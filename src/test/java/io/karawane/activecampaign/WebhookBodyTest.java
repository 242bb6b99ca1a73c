package io.karawane.activecampaign;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookBodyTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "contact%5Bid%5D=76",
                "contact%5bid%5d=76",
                "contact[id]=76",
                "contact[id]=+76+",
                "type=x&contact%5Bemail%5D=a%40b.test&contact%5Bid%5D=76&seriesid=3",
                "contact%5Bemail%5D=%ZZ&contact%5Bid%5D=76",
                "%ZZ=1&contact[id]=76&contact[tags]=100%",
                "&&=&contact&contact[id]=76&",
                "contact[id][]=5&contact[id]=76",
                "contact[fields][id]=5&contact[id]=76",
                "customer[id]=5&contact[id]=76"
            })
    void B102_theContactsIdIsReadWhateverStandsAroundIt(String form) {
        assertThat(contactId(form)).isEqualTo("76");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "&",
                "contact[id]",
                "contact[id]=",
                "contact[id]=seven",
                "contact[id]=-7",
                "contact[id]=7.0",
                "contact[id]=٧",
                "contact[id]=7%00",
                "contact[id]=1234567890123456789",
                "contact[id]=%ZZ",
                "contact[id][]=76",
                "contact[email]=a@b.test",
                "contact%255Bid%255D=76",
                "{\"contact\":{\"id\":76}}"
            })
    void whatNamesNoContactIsEmpty(String form) {
        assertThat(contactId(form)).isNull();
    }

    @Test
    void tenThousandParametersHideNobody() {
        var rest = IntStream.range(0, 10_000)
                .mapToObj(i -> "contact%5Bfields%5D%5B" + i + "%5D=%C3%BC")
                .collect(Collectors.joining("&"));
        assertThat(contactId(rest + "&contact%5Bid%5D=76")).isEqualTo("76");
    }

    @Test
    void bytesThatAreNoTextHideNobody() {
        var form = "x=\u00ff\u00fe&contact[id]=76".getBytes(StandardCharsets.ISO_8859_1);
        assertThat(WebhookBody.contactId(form)).contains("76");
    }

    private static String contactId(String form) {
        return WebhookBody.contactId(form.getBytes(StandardCharsets.UTF_8)).orElse(null);
    }
}
