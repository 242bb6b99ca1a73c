package io.karawane.queue;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** A fresh database of each kind: whatever the tables promise, both keep it. */
final class EachDatabase {
    private static EmbeddedPostgres postgres;

    private EachDatabase() {}

    static Stream<Arguments> fresh() {
        return Stream.of(Arguments.of("H2", h2()), Arguments.of("PostgreSQL", postgres()));
    }

    static Database h2() {
        return new Database(
                "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE",
                "karawane",
                "");
    }

    /** One server for all tests of a JVM, which ends with it; a database of its own for each. */
    private static synchronized Database postgres() {
        try {
            if (postgres == null) {
                postgres = EmbeddedPostgres.start();
                Runtime.getRuntime().addShutdownHook(new Thread(EachDatabase::stop));
            }
            String name = "t" + UUID.randomUUID().toString().replace("-", "");
            try (var connection = postgres.getPostgresDatabase().getConnection();
                    var statement = connection.createStatement()) {
                statement.execute("create database " + name);
            }
            return new Database(postgres.getJdbcUrl("postgres", name), "postgres", "");
        } catch (IOException | java.sql.SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void stop() {
        try {
            postgres.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Its clock can't be moved, so the changes are made older. */
    static void minutesPass(Database database, int minutes) {
        database.sql()
                .sql("update change set received_at = received_at - cast(? as bigint) * interval '1' minute,"
                        + " due_at = due_at - cast(? as bigint) * interval '1' minute")
                .params(minutes, minutes)
                .update();
    }
}
