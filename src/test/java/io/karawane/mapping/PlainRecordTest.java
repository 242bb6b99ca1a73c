package io.karawane.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PlainRecordTest {
    @Test
    void relatedRecordsAreNestedHoweverTheyAreWritten() throws JsonProcessingException {
        var nested = Map.of("Account", Map.of("Name", "Nordwind", "Owner", Map.of("Name", "Olga")));
        assertThat(read(Side.SALESFORCE, "{'Account.Name':'Nordwind','Account.Owner.Name':'Olga'}"))
                .isEqualTo(nested);
        assertThat(read(Side.SALESFORCE, "{'Account':{'Name':'Nordwind','Owner':{'Name':'Olga'}}}"))
                .isEqualTo(nested);
    }

    @Test
    void customFieldsStandBesideTheOthersAndComeBackSo() throws JsonProcessingException {
        var record = read(Side.ACTIVECAMPAIGN, "{'email':'a@b.test','%BUDGET%':7,'%A.b%':null,'%':'x','.':'y'}");
        assertThat(record).containsOnlyKeys("email", "fields", "%", ".");
        assertThat(PlainRecord.of(Side.ACTIVECAMPAIGN, record))
                .containsOnlyKeys("email", "%BUDGET%", "%A.b%", "%", ".");
    }

    @Test
    void severalChoicesAreAListInBothSystems() throws JsonProcessingException {
        assertThat(read(Side.SALESFORCE, "{'A':['x','y'],'B':[],'.':1}"))
                .containsEntry("A", "x;y")
                .containsEntry("B", "");
        assertThat(read(Side.ACTIVECAMPAIGN, "{'%A%':['x','y'],'%B%':[]}"))
                .containsEntry("fields", Map.of("A", "||x||y||", "B", ""));
    }

    private static Map<String, Object> read(Side side, String json) throws JsonProcessingException {
        return PlainRecord.read(side, new ObjectMapper().readTree(json.replace('\'', '"')));
    }
}
