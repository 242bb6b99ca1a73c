package io.karawane.lane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.karawane.problem.Reason;
import io.karawane.queue.Backlog;
import io.karawane.queue.Change;
import io.karawane.queue.Changes;
import io.karawane.queue.Database;
import io.karawane.queue.Duplicate;
import io.karawane.queue.Duplicates;
import io.karawane.queue.Journal;
import io.karawane.queue.Lane;
import io.karawane.queue.Link;
import io.karawane.queue.Links;
import io.karawane.queue.Node;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A crash at any moment leaves all of an ending undone, or all of it done. */
class EndingsTest {
    private static final String LOSER = "00Q000000000001AAA";
    private static final String WINNER = "00Q000000000002AAA";
    private static final String DUPLICATE = "00Q000000000003AAA";

    private final Database database = new Database(
            "jdbc:h2:mem:" + UUID.randomUUID() + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE", "karawane", "");
    private final Links links = new Links(database);
    private final Duplicates duplicates = new Duplicates(database);
    private final Changes changes = new Changes(database, links, new Node(database));
    private final Books books = new Books(database, changes, links, duplicates, new Journal(database));

    @BeforeEach
    void theLoserIsLinkedAndADuplicateWaits() {
        links.save(new Link("Lead", LOSER, "7", "hash", "state", null, true));
        duplicates.save(new Duplicate("Lead", DUPLICATE, "hash", LOSER));
        changes.capture(Lane.OUTBOUND, "Lead", LOSER, "event-delete", Duration.ZERO);
    }

    @AfterEach
    void end() {
        database.close();
    }

    private Person merged() {
        Change change = changes.claimOutbound("Lead", 1).get(0);
        Person person = new Person(change, null);
        person.setLink(links.ofRecords("Lead", List.of(LOSER)).get(LOSER));
        person.end(Reason.MERGED, "into " + WINNER);
        person.setHeir(new Person.Heir("Lead", WINNER));
        return person;
    }

    private void settle(Person person) {
        books.close(Lane.OUTBOUND, List.of(person), none -> null, List.of());
    }

    @Test
    void theLinkMovesTheChangeLeavesAndWhoComesNextIsQueued() {
        settle(merged());
        assertThat(links.ofRecords("Lead", List.of(LOSER, WINNER)).values())
                .containsExactly(new Link("Lead", WINNER, "7", "hash", null, null, true));
        assertThat(changes.claimOutbound("Lead", 10))
                .extracting(Change::record, Change::reason)
                .containsExactlyInAnyOrder(tuple(WINNER, "merged"), tuple(DUPLICATE, "holder-left"));
    }

    @Test
    void whatCannotBeJournalledHasNotHappened() {
        Person person = merged();
        JdbcClient.create(database.dataSource()).sql("drop table journal").update();
        assertThatThrownBy(() -> settle(person)).isInstanceOf(RuntimeException.class);
        assertThat(links.ofRecords("Lead", List.of(LOSER, WINNER)).keySet()).containsExactly(LOSER);
        assertThat(new Backlog(database).of(Lane.OUTBOUND).total())
                .as("still claimed")
                .isEqualTo(1);
    }

    @Test
    void aResultUnderAnOldClaimMovesNothing() {
        Person person = merged();
        changes.release(List.of(person.change()), Duration.ZERO, false);
        settle(person);
        assertThat(links.ofRecords("Lead", List.of(LOSER, WINNER)).keySet()).containsExactly(LOSER);
        assertThat(new Backlog(database).of(Lane.OUTBOUND).total()).isEqualTo(1);
    }
}
