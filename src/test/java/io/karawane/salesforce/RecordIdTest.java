package io.karawane.salesforce;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecordIdTest {
    @ParameterizedTest
    @CsvSource({
        "00Q500000000001, 00Q500000000001EAA",
        "001A0000006Vm9u, 001A0000006Vm9uIAC",
        "00Q500000000001EAA, 00Q500000000001EAA"
    })
    void theLastThreeCharactersTellWhichAreUpperCase(String id, String whole) {
        assertThat(RecordId.eighteen(id)).isEqualTo(whole);
    }

    @Test
    void anIdHas15Or18LettersAndDigits() {
        assertThat(RecordId.is("00Q500000000001")).isTrue();
        assertThat(RecordId.is("00Q5000000000011")).isFalse();
        assertThat(RecordId.is("00Q50000000000-")).isFalse();
    }
}
