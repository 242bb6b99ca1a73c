package io.karawane.start;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** What the product's own tables say, beside both services. */
abstract class Tables extends Services {
    abstract DataSource dataSource();

    /** Failed tries of all changes that are there. */
    int tries() {
        return number("select coalesce(sum(tries), 0) from change");
    }

    /** How many changes are being worked on. */
    int claimed() {
        return number("select count(*) from change where claim is not null");
    }

    private int number(String query) {
        try (Connection connection = dataSource().getConnection();
                var statement = connection.createStatement();
                var row = statement.executeQuery(query)) {
            row.next();
            return row.getInt(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Reasons that the journal holds of a record, oldest first. */
    List<String> reasons(String id) {
        return journal("reason", id);
    }

    List<String> details(String id) {
        return journal("detail", id);
    }

    /** The versions of the mapping by which the record went, oldest first. */
    List<String> mappings(String id) {
        return journal("mapping", id);
    }

    private List<String> journal(String column, String id) {
        try (Connection connection = dataSource().getConnection();
                var statement = connection.prepareStatement("select " + column
                        + " from journal where salesforce_id = ? or activecampaign_id = ? order by id")) {
            statement.setString(1, id);
            statement.setString(2, id);
            var rows = statement.executeQuery();
            List<String> values = new ArrayList<>();
            while (rows.next()) {
                values.add(rows.getString(1));
            }
            return values;
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
