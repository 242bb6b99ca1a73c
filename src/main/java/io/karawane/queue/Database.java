package io.karawane.queue;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The database, migrated: H2 embedded in this process, or a PostgreSQL that instances share. */
public final class Database implements AutoCloseable {
    // 2 s: a webhook must be answered while its sender still listens.
    private static final Duration WAIT_FOR_CONNECTION = Duration.ofSeconds(2);

    private final HikariDataSource pool;
    private final JdbcClient client;
    private final TransactionTemplate transactions;

    /**
     * H2's own exit hook is switched off: the routes still need the database while they stop.
     *
     * @throws org.flywaydb.core.api.FlywayException or a pool exception if it can't be reached or migrated
     */
    public Database(String url, String user, String password) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url.startsWith("jdbc:h2:") ? url + ";DB_CLOSE_ON_EXIT=FALSE" : url);
        config.setUsername(user);
        config.setPassword(password);
        config.setConnectionTimeout(WAIT_FOR_CONNECTION.toMillis());
        config.setMaximumPoolSize(16);
        config.setPoolName("karawane");
        pool = new HikariDataSource(config);
        try {
            Flyway.configure().dataSource(pool).load().migrate();
        } catch (RuntimeException e) {
            pool.close();
            throw e;
        }
        client = JdbcClient.create(pool);
        transactions = new TransactionTemplate(new DataSourceTransactionManager(pool));
    }

    public HikariDataSource dataSource() {
        return pool;
    }

    /** Embedded: the file lock makes this process the only one. */
    public boolean embedded() {
        return pool.getJdbcUrl().startsWith("jdbc:h2:");
    }

    JdbcClient sql() {
        return client;
    }

    TransactionTemplate transactions() {
        return transactions;
    }

    /** All that {@code work} writes becomes durable together, or not at all. */
    public void inTransaction(Runnable work) {
        transactions.executeWithoutResult(status -> work.run());
    }

    @Override
    public void close() {
        pool.close();
    }
}
