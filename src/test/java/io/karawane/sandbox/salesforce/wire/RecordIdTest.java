package io.karawane.sandbox.salesforce.wire;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RecordIdTest {

    @Test
    void the_checksum_tells_which_letters_are_capital() {
        assertThat(RecordId.long18("00Dxx0000001gPL")).isEqualTo("00Dxx0000001gPLEAY");
        assertThat(RecordId.long18("005xx000001SwiU")).isEqualTo("005xx000001SwiUAAS");
        assertThat(RecordId.wellFormed("005xx000001SwiUAAS")).isTrue();
        assertThat(RecordId.wellFormed("005xx000001SwiUAAA")).isFalse();
    }

    @Test
    void ids_of_one_object_sort_by_their_number() {
        assertThat(RecordId.of("00Q", 61)).isLessThan(RecordId.of("00Q", 62));
        assertThat(RecordId.of("00Q", 9)).isLessThan(RecordId.of("00Q", 36));
    }
}
