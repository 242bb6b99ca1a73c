package io.karawane.activecampaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.karawane.problem.RecordProblem;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnswerTest {

    @ParameterizedTest(name = "{2}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            422 | {"errors":[{"title":"Email address already exists in the system","detail":"","code":"duplicate","source":{"pointer":"/data/attributes/email"}}]} | Email address already exists in the system
            422 | {"errors":[{"title":"There is already a field with this title","detail":"Choose another name","code":"duplicate"}]} | There is already a field with this title Choose another name
            422 | {"errors":[{"status":422,"title":"Missing attribute","source":{"pointer":"/data/attributes/contact"}}]} | Missing attribute
            422 | {"errors":[{"title":"The field type field is required.","detail":"","code":422}]} | The field type field is required.
            422 | {"errors":[{"title":"One","detail":""},{"title":"Two","detail":"x"}]} | One; Two x
            422 | {"errors":"Bulk operation failed. Request must contain an array."} | Bulk operation failed. Request must contain an array.
            404 | {"message":"No Result found for Subscriber with id 1"} | No Result found for Subscriber with id 1
            404 | {"errors":[{"status":404,"title":"Not Found"}]} | Not Found
            403 | {"message":"Could not create SubscriberSeries"} | Could not create SubscriberSeries
            400 | {} | HTTP 400
            400 | {"errors":["Field name is required"]} | Field name is required
            400 | {"success":0,"message":"Not queued.","failureReasons":[{"contact":1,"failureReason":"x"}]} | Not queued.
            400 | {"errors":[],"message":null} | HTTP 400
            400 | {"errors":null} | HTTP 400
            400 | [] | HTTP 400
            """)
    void itsOwnWordsAreFoundInEveryShape(int status, String body, String words) throws IOException {
        assertThat(answer(status, body).words()).isEqualTo(words);
    }

    @Test
    void onlyTwoHundredsAreWell() throws IOException {
        assertThat(answer(200, "{}").ok()).isTrue();
        assertThat(answer(201, "{}").ok()).isTrue();
        assertThat(answer(302, "{}").ok()).isFalse();
        assertThat(answer(404, "{}").ok()).isFalse();
    }

    @Test
    void only404SaysThatSomethingIsMissing() throws IOException {
        assertThat(answer(404, "{}").missing()).isTrue();
        assertThat(answer(403, "{}").missing()).isFalse();
    }

    @Test
    void anAnswerThatMustBeWellSaysWhyItIsNot() throws IOException {
        var refused = answer(422, "{\"message\":\"no\"}");
        assertThatExceptionOfType(RecordProblem.class)
                .isThrownBy(refused::expected)
                .withMessageContaining("ActiveCampaign answers 422: no");
        assertThat(answer(200, "{\"a\":1}").expected().path("a").asInt()).isEqualTo(1);
    }

    private static Answer answer(int status, String body) throws IOException {
        return new Answer(status, ActiveCampaign.parse(body));
    }
}
