package io.karawane.start;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** The services, and what the product has written into its database about them. */
abstract class Tables extends Services {
    abstract DataSource dataSource();

    /** Failed tries of all changes that are there. */
    int tries() {
        return number("select coalesce(sum(tries), 0) from change");
    }

    /** Changes of both lanes, waiting or worked on. */
    int backlog() {
        return number("select count(*) from change");
    }

    boolean isClaimed(String record) {
        return !rows("select id from change where claim is not null and record = ?", record)
                .isEmpty();
    }

    /** How many scans have ended. */
    int scans() {
        return number("select count(*) from journal where reason = 'run' and batch = 'schedule'");
    }

    private int number(String query) {
        return Integer.parseInt(rows(query).get(0));
    }

    /** All changes that are there, in words. */
    List<String> left() {
        return rows("select lane || ' ' || object || ' ' || record || ' ' || reason || ', tries ' || tries || ', due '"
                + " || due_at || case when claim is null then '' else ', claimed ' || claimed_at end from change");
    }

    /** The records of all changes that wait. */
    List<String> waiting(String object) {
        return rows("select record from change where waiting_key is not null and object = ?", object);
    }

    /** Reasons that the journal holds of a record, oldest first. */
    List<String> reasons(String id) {
        return journal("reason", id);
    }

    List<String> details(String id) {
        return journal("detail", id);
    }

    /** What each run of a job said, oldest first. */
    List<String> journalOfJob(String job) {
        return rows("select detail from journal where reason = 'run' and batch = ? order by id", job);
    }

    /** The versions of the mapping by which the record went, oldest first. */
    List<String> mappings(String id) {
        return journal("mapping", id);
    }

    /** Reasons of the inbound lane only. */
    List<String> inbound(String contact) {
        return rows("select reason from journal where lane = 'inbound' and activecampaign_id = ? order by id", contact);
    }

    private List<String> journal(String column, String id) {
        return rows(
                "select " + column + " from journal where salesforce_id = ? or activecampaign_id = ? order by id",
                id,
                id);
    }

    /** The ActiveCampaign id of a record's link, {@code closed:} and the reason, or {@code none}. */
    String link(String object, String record) {
        List<String> found = rows(
                "select coalesce('closed: ' || closed, activecampaign_id) from link where object = ? and salesforce_id = ?",
                object,
                record);
        return found.isEmpty() ? "none" : found.get(0);
    }

    private List<String> rows(String query, String... values) {
        try (Connection connection = dataSource().getConnection();
                var statement = connection.prepareStatement(query)) {
            for (int i = 0; i < values.length; i++) {
                statement.setString(i + 1, values[i]);
            }
            var rows = statement.executeQuery();
            List<String> texts = new ArrayList<>();
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
            return texts;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What the journal says of resyncs of an object that have ended, oldest first. */
    List<String> endings(String object) {
        try (Connection connection = dataSource().getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("select detail from journal where reason = 'resync' and object = '"
                        + object + "' order by id")) {
            List<String> details = new ArrayList<>();
            while (rows.next()) {
                details.add(rows.getString(1));
            }
            return details;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    void update(String sql) {
        try (Connection connection = dataSource().getConnection();
                var statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
