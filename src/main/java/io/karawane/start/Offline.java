package io.karawane.start;

import com.fasterxml.jackson.databind.JsonNode;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import io.karawane.check.StartCheck;
import io.karawane.lane.Drift;
import io.karawane.queue.Backlog;
import io.karawane.queue.Changes;
import io.karawane.queue.Cursors;
import io.karawane.queue.Database;
import io.karawane.queue.EmailHash;
import io.karawane.queue.Journal;
import io.karawane.queue.Links;
import io.karawane.queue.Node;
import io.karawane.queue.Pauses;
import io.karawane.queue.Resyncs;
import io.karawane.settings.Settings;
import io.karawane.verb.Answer;
import io.karawane.verb.Answer.Outcome;
import io.karawane.verb.ErrorsVerb;
import io.karawane.verb.ExplainVerb;
import io.karawane.verb.ResyncVerb;
import io.karawane.verb.Unanswered;
import io.karawane.verb.Verbs;
import org.flywaydb.core.api.FlywayException;

/** What answers verbs while no instance runs: this process, with the database, and Salesforce once it is asked. */
public final class Offline implements AutoCloseable {
    private final Settings settings;
    private final Database database;
    private final Node node;
    private final Verbs verbs;
    private Connection connection;

    private Offline(Settings settings, Database database) {
        this.settings = settings;
        this.database = database;
        node = new Node(database);
        Configuration configuration = new Configuration(settings);
        Links links = new Links(database);
        Changes changes = new Changes(database, links, node);
        Journal journal = new Journal(database);
        Resyncs resyncs = new Resyncs(database, changes, new Cursors(database), journal);
        verbs = new Verbs(
                new ResyncVerb(settings, resyncs, new Drift(database, links), configuration::terms, () -> connection()
                        .salesforce()),
                new ErrorsVerb(database, changes, journal),
                new ExplainVerb(
                        new Backlog(database),
                        journal,
                        new Pauses(database, true),
                        () -> connection().explanations(links, new EmailHash(EmailKey.of(settings))),
                        () -> null));
    }

    /** @throws Unanswered if somebody else has the database */
    public static Offline open(Settings settings) {
        Database database;
        try {
            database = new Database(
                    settings.text("karawane.database.url"),
                    settings.text("karawane.database.user"),
                    settings.text("karawane.database.password"));
        } catch (FlywayException e) {
            throw new Unanswered(
                    Outcome.CONFIGURATION,
                    "the database is of another version: " + StartCheck.root(e),
                    "use the version of Karawane that it belongs to");
        } catch (PoolInitializationException e) {
            throw new Unanswered(
                    Outcome.TROUBLE,
                    "no instance answers on karawane.management.port " + settings.text("karawane.management.port")
                            + ", and the database can't be opened: " + StartCheck.root(e),
                    "if an instance runs, use its karawane.management.port and karawane.data; else try again later");
        }
        try {
            return new Offline(settings, database);
        } catch (RuntimeException e) {
            database.close();
            throw e;
        }
    }

    public Answer ask(String verb, JsonNode question) {
        return verbs.ask(verb, question);
    }

    private Connection connection() {
        if (connection == null) {
            connection = Connection.open(settings);
        }
        return connection;
    }

    @Override
    public void close() {
        if (connection != null) {
            connection.close();
        }
        node.leave();
        database.close();
    }
}
