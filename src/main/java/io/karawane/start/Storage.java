package io.karawane.start;

import io.karawane.lane.Books;
import io.karawane.queue.Changes;
import io.karawane.queue.Cursors;
import io.karawane.queue.Database;
import io.karawane.queue.Duplicates;
import io.karawane.queue.EmailHash;
import io.karawane.queue.Journal;
import io.karawane.queue.Links;
import io.karawane.queue.Node;
import io.karawane.queue.Pauses;
import io.karawane.queue.Resyncs;
import io.karawane.settings.Settings;

/** The database of an instance, and who reads and writes which table of it. */
final class Storage implements AutoCloseable {
    final Database database;
    final Node node;
    final Pauses pauses;
    final Links links;
    final Duplicates duplicates;
    final Changes changes;
    final Cursors cursors;
    final EmailHash hash;
    final Journal journal;
    final Resyncs resyncs;
    final Books books;

    Storage(Settings settings) {
        database = new Database(
                settings.text("karawane.database.url"),
                settings.text("karawane.database.user"),
                settings.text("karawane.database.password"));
        node = new Node(database);
        pauses = new Pauses(database, !settings.notSetUp());
        links = new Links(database);
        duplicates = new Duplicates(database);
        changes = new Changes(database, links, node);
        cursors = new Cursors(database);
        hash = new EmailHash(EmailKey.of(settings));
        journal = new Journal(database);
        resyncs = new Resyncs(database, changes, cursors, journal);
        books = new Books(database, changes, links, duplicates, journal);
    }

    @Override
    public void close() {
        node.leave();
        database.close();
    }
}
