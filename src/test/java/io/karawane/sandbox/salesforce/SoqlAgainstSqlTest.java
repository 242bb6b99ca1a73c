package io.karawane.sandbox.salesforce;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Random queries on random rows find what a database finds in the same rows. */
class SoqlAgainstSqlTest {
    private static final List<String> COLUMNS =
            List.of("Id", "LastName", "Email", "Region__c", "Score__c", "Birthday__c", "Newsletter__c", "AccountId");
    private static final List<String> SORTED =
            List.of("LastName", "Email", "Score__c", "Birthday__c", "Newsletter__c", "Account.Name");

    private final RunningOrg org = new RunningOrg();
    private final Random random = new Random(20261124);

    @AfterEach
    void stop() {
        org.close();
    }

    @Test
    void conditions_orders_limits_and_offsets_mean_the_same() throws SQLException {
        people(150);
        try (Connection database = database()) {
            for (int round = 0; round < 600; round++) {
                RandomCondition condition = RandomCondition.of(random, 3);
                String tail = tail();
                String soql = "SELECT Id FROM Contact WHERE " + condition.soql() + tail;
                RunningOrg.Reply reply = org.query(soql);
                assertThat(reply.status()).as(soql + reply.text()).isEqualTo(200);
                assertThat(reply.json().findValuesAsText("Id"))
                        .as(soql)
                        .isEqualTo(ids(database, condition.sql(), tail));
            }
        }
    }

    private void people(int count) {
        List<String> accounts = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            accounts.add(org.insert("Account", "Name", RandomCondition.word(random)));
        }
        for (int i = 0; i < count; i++) {
            Map<String, Object> row = new HashMap<>();
            row.put("LastName", RandomCondition.word(random));
            maybe(row, "Email", RandomCondition.pick(random, List.of("a@b.de", "A@B.de", "ab@b.de")));
            maybe(row, "Region__c", RandomCondition.pick(random, List.of("DE", "AT")));
            maybe(row, "Score__c", random.nextInt(40) / 4.0);
            maybe(row, "Birthday__c", "2000-01-" + (10 + random.nextInt(20)));
            maybe(row, "AccountId", RandomCondition.pick(random, accounts));
            row.put("Newsletter__c", random.nextBoolean());
            org.service.insert("Contact", List.of(row));
        }
    }

    private void maybe(Map<String, Object> row, String field, Object value) {
        if (random.nextInt(4) > 0) {
            row.put(field, value);
        }
    }

    private String tail() {
        StringBuilder tail = new StringBuilder(" ORDER BY ");
        for (int i = random.nextInt(3); i > 0; i--) {
            tail.append(RandomCondition.pick(random, SORTED));
            boolean down = random.nextBoolean();
            tail.append(down ? " DESC" : "").append(random.nextBoolean() ? " NULLS LAST, " : " NULLS FIRST, ");
        }
        tail.append("Id");
        tail.append(random.nextBoolean() ? " LIMIT " + random.nextInt(60) : "");
        return tail.append(random.nextBoolean() ? " OFFSET " + random.nextInt(30) : "")
                .toString();
    }

    private Connection database() throws SQLException {
        Connection database = DriverManager.getConnection("jdbc:h2:mem:");
        try (Statement statement = database.createStatement()) {
            statement.execute("CREATE TABLE Contact (Id VARCHAR(18), LastName VARCHAR(80), Email VARCHAR(80),"
                    + " Region__c VARCHAR(255), Score__c DOUBLE PRECISION, Birthday__c DATE, Newsletter__c BOOLEAN,"
                    + " AccountId VARCHAR(18), Account_Name VARCHAR(255))");
        }
        Map<String, String> accounts = new HashMap<>();
        org.service
                .dump()
                .path("Account")
                .forEach(row ->
                        accounts.put(row.path("Id").asText(), row.path("Name").asText()));
        try (PreparedStatement insert =
                database.prepareStatement("INSERT INTO Contact VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
            for (JsonNode row : org.service.dump().path("Contact")) {
                int at = 1;
                for (String column : COLUMNS) {
                    insert.setObject(
                            at++,
                            row.get(column).isNull() ? null : row.get(column).asText());
                }
                insert.setObject(at, accounts.get(row.path("AccountId").asText()));
                insert.execute();
            }
        }
        return database;
    }

    private static List<String> ids(Connection database, String condition, String tail) throws SQLException {
        String order =
                tail.replaceAll("LastName|Email|Account\\.Name", "LOWER($0)").replace("Account.Name", "Account_Name");
        List<String> ids = new ArrayList<>();
        try (Statement statement = database.createStatement();
                ResultSet found = statement.executeQuery("SELECT Id FROM Contact WHERE " + condition + order)) {
            while (found.next()) {
                ids.add(found.getString(1));
            }
        }
        return ids;
    }
}
