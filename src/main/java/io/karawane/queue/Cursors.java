package io.karawane.queue;

import java.util.Optional;

/** The cursor table: where each capture stands. */
public final class Cursors {
    private final Database database;

    public Cursors(Database database) {
        this.database = database;
    }

    public Optional<String> read(String name) {
        return database.sql()
                .sql("select position from cursor where name = ?")
                .param(name)
                .query(String.class)
                .optional();
    }

    /** Joins the caller's transaction: a position moves together with the changes that it stands for. */
    public void save(String name, String position) {
        database.sql()
                .sql("insert into cursor (name, position) values (?, ?) on conflict do nothing")
                .params(name, position)
                .update();
        database.sql()
                .sql("update cursor set position = ?, updated_at = current_timestamp where name = ?")
                .params(position, name)
                .update();
    }

    public void remove(String name) {
        database.sql().sql("delete from cursor where name = ?").param(name).update();
    }
}
