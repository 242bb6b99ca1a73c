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
        int moved = database.sql()
                .sql("update cursor set position = ?, updated_at = current_timestamp where name = ?")
                .params(position, name)
                .update();
        if (moved == 0) {
            database.sql()
                    .sql("insert into cursor (name, position) values (?, ?)")
                    .params(name, position)
                    .update();
        }
    }

    /**
     * Moves the position on, unless somebody else did meanwhile.
     *
     * @param from where it stood, null if nowhere yet
     * @return whether it was this caller who moved it
     */
    public boolean advance(String name, String from, String to) {
        if (from == null) {
            return database.sql()
                            .sql("insert into cursor (name, position) values (?, ?) on conflict do nothing")
                            .params(name, to)
                            .update()
                    == 1;
        }
        return database.sql()
                        .sql("update cursor set position = ?, updated_at = current_timestamp"
                                + " where name = ? and position = ?")
                        .params(to, name, from)
                        .update()
                == 1;
    }
}
