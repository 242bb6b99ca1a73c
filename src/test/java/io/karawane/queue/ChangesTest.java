package io.karawane.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ChangesTest {
    private static final Duration TEN_MINUTES = Duration.ofMinutes(10);

    private Database database;
    private Links links;
    private Changes changes;

    private void use(Database fresh) {
        database = fresh;
        links = new Links(database);
        changes = new Changes(database, links, new Node(database));
    }

    private void leads(int from, int to) {
        for (int contact = from; contact <= to; contact++) {
            inbound("Lead", contact);
        }
    }

    private void inbound(String object, int contact) {
        changes.capture(Lane.INBOUND, object, Integer.toString(contact), "automation", TEN_MINUTES);
    }

    private void outbound(String record) {
        changes.capture(Lane.OUTBOUND, "Lead", record, "scan", Duration.ZERO);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("io.karawane.queue.EachDatabase#fresh")
    void B112_sixtyLeadAndFortyContactChangesFireAtOnce(String kind, Database fresh) {
        use(fresh);
        leads(1, 60);
        for (int contact = 61; contact <= 99; contact++) {
            inbound("Contact", contact);
        }
        assertThat(changes.inboundIsDue(100)).as("99 wait").isFalse();
        inbound("Contact", 100);
        assertThat(changes.inboundIsDue(100)).as("100 wait").isTrue();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("io.karawane.queue.EachDatabase#fresh")
    void B112_aHundredPostsOfFiftyPeopleDoNotFire(String kind, Database fresh) {
        use(fresh);
        leads(1, 50);
        leads(1, 50);
        assertThat(changes.inboundIsDue(100)).isFalse();
        assertThat(new Backlog(database).of(Lane.INBOUND).total()).isEqualTo(50);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("io.karawane.queue.EachDatabase#fresh")
    void B112_inATrickleNobodyWaitsLongerThanTenMinutesFromTheirOwnAcceptance(String kind, Database fresh) {
        use(fresh);
        for (int minute = 0; minute < 30; minute++) {
            leads(minute, minute);
            if (changes.inboundIsDue(100)) {
                List<Change> batch = changes.claimInbound(100);
                assertThat(longestWait())
                        .as("a whole minute more would be one too many")
                        .isLessThan(11);
                batch.forEach(changes::settle);
            } else {
                assertThat(longestWait()).isLessThan(10);
            }
            EachDatabase.minutesPass(database, 1);
        }
    }

    private double longestWait() {
        return database.sql()
                .sql("select extract(epoch from (current_timestamp - min(received_at))) / 60 from change")
                .query(Double.class)
                .single();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("io.karawane.queue.EachDatabase#fresh")
    void B112_ofABurstOfAHundredAndFiftyAHundredGoAtOnceAndTheRestWithinTenMinutes(String kind, Database fresh) {
        use(fresh);
        leads(1, 150);
        assertThat(changes.claimInbound(100)).hasSize(100).allSatisfy(changes::settle);
        assertThat(changes.inboundIsDue(100)).isFalse();
        EachDatabase.minutesPass(database, 10);
        assertThat(changes.inboundIsDue(100)).isTrue();
        assertThat(changes.claimInbound(100)).hasSize(50);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("io.karawane.queue.EachDatabase#fresh")
    void B112_aRestartAtMinuteNineDoesNotStartTheWaitAgain(String kind, Database fresh) {
        use(fresh);
        leads(1, 1);
        EachDatabase.minutesPass(database, 9);
        Changes restarted = new Changes(database, links, new Node(database));
        assertThat(restarted.inboundIsDue(100)).isFalse();
        EachDatabase.minutesPass(database, 1);
        assertThat(restarted.inboundIsDue(100)).isTrue();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("io.karawane.queue.EachDatabase#fresh")
    void aNewerReasonJoinsARowThatWaitsButNeverOneThatIsClaimed(String kind, Database fresh) {
        use(fresh);
        outbound("00Q000000000001AAA");
        outbound("00Q000000000001AAA");
        List<Change> claimed = changes.claimOutbound("Lead", 200);
        assertThat(claimed).hasSize(1);
        outbound("00Q000000000001AAA");
        assertThat(new Backlog(database).of(Lane.OUTBOUND).total()).isEqualTo(2);
        assertThat(changes.claimOutbound("Lead", 200))
                .as("the person is worked on")
                .isEmpty();
        claimed.forEach(changes::settle);
        EachDatabase.minutesPass(database, 1);
        assertThat(changes.claimOutbound("Lead", 200)).hasSize(1);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("io.karawane.queue.EachDatabase#fresh")
    void onePersonIsNeverClaimedInBothLanes(String kind, Database fresh) {
        use(fresh);
        links.save(new Link("Lead", "00Q000000000001AAA", "76", "hash", null, null, true));
        outbound("00Q000000000001AAA");
        inbound("Contact", 76);
        assertThat(changes.claimOutbound("Lead", 200)).hasSize(1);
        assertThat(changes.claimInbound(100)).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("io.karawane.queue.EachDatabase#fresh")
    void aPersonFoundOutOnlyWhenReadIsLeftToWhoWorksOnItAlready(String kind, Database fresh) {
        use(fresh);
        outbound("00Q000000000001AAA");
        outbound("00Q000000000002AAA");
        List<Change> claimed = changes.claimOutbound("Lead", 200);
        assertThat(changes.takePersons(Map.of(claimed.get(0), "email/one"))).isEmpty();
        assertThat(changes.takePersons(Map.of(claimed.get(1), "email/one"))).containsExactly(claimed.get(1));
        assertThat(changes.settle(claimed.get(1))).as("it waits again").isFalse();
        assertThat(new Backlog(database).of(Lane.OUTBOUND).total()).isEqualTo(2);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("io.karawane.queue.EachDatabase#fresh")
    void aRecordIsNotClaimedAgainWhileItIsWorkedOnUnderTheNameOfItsPerson(String kind, Database fresh) {
        use(fresh);
        outbound("00Q000000000001AAA");
        List<Change> claimed = changes.claimOutbound("Lead", 200);
        changes.takePersons(Map.of(claimed.get(0), "email/one"));
        outbound("00Q000000000001AAA");
        outbound("00Q000000000002AAA");
        assertThat(changes.claimOutbound("Lead", 200))
                .extracting(Change::record)
                .as("reading it would cost a call each second")
                .containsExactly("00Q000000000002AAA");
        claimed.forEach(changes::settle);
        assertThat(changes.claimOutbound("Lead", 200)).hasSize(1);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("io.karawane.queue.EachDatabase#fresh")
    void aResultUnderAnOldClaimIsRefused(String kind, Database fresh) {
        use(fresh);
        outbound("00Q000000000001AAA");
        Change old = changes.claimOutbound("Lead", 200).get(0);
        changes.release(List.of(old), Duration.ZERO, false);
        Change current = changes.claimOutbound("Lead", 200).get(0);
        assertThat(changes.settle(old)).isFalse();
        assertThat(changes.settle(current)).isTrue();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("io.karawane.queue.EachDatabase#fresh")
    void aReleasedChangeJoinsTheOneThatWaitsMeanwhileAndKeepsItsTime(String kind, Database fresh) {
        use(fresh);
        leads(1, 1);
        EachDatabase.minutesPass(database, 10);
        Change claimed = changes.claimInbound(100).get(0);
        leads(1, 1);
        changes.release(List.of(claimed), Duration.ZERO, false);
        assertThat(new Backlog(database).of(Lane.INBOUND).total()).isEqualTo(1);
        assertThat(longestWait()).isGreaterThanOrEqualTo(10);
        assertThat(changes.inboundIsDue(100)).isTrue();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("io.karawane.queue.EachDatabase#fresh")
    void whatADeadInstanceHasClaimedIsFreedAndWhatALivingOneHasIsNot(String kind, Database fresh) {
        use(fresh);
        outbound("00Q000000000001AAA");
        assertThat(changes.claimOutbound("Lead", 200)).hasSize(1);
        changes.releaseOfTheDead();
        assertThat(changes.claimOutbound("Lead", 200)).isEmpty();
        database.sql()
                .sql("update node set lease_until = current_timestamp - interval '1' second")
                .update();
        changes.releaseOfTheDead();
        assertThat(changes.claimOutbound("Lead", 200)).hasSize(1);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("io.karawane.queue.EachDatabase#fresh")
    void aFailedTryCountsAndWaitsBeforeTheNext(String kind, Database fresh) {
        use(fresh);
        outbound("00Q000000000001AAA");
        changes.release(changes.claimOutbound("Lead", 200), Duration.ofSeconds(30), true);
        assertThat(changes.claimOutbound("Lead", 200)).isEmpty();
        EachDatabase.minutesPass(database, 1);
        assertThat(changes.claimOutbound("Lead", 200)).singleElement().satisfies(change -> assertThat(change.tries())
                .isEqualTo(1));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("io.karawane.queue.EachDatabase#fresh")
    void aPositionMovesWithItsChangesOrNotAtAll(String kind, Database fresh) {
        use(fresh);
        Cursors cursors = new Cursors(database);
        try {
            database.inTransaction(() -> {
                outbound("00Q000000000001AAA");
                cursors.save("stream/Lead", "42");
                throw new IllegalStateException("crash before the commit");
            });
        } catch (IllegalStateException expected) {
            assertThat(expected).hasMessageContaining("crash");
        }
        assertThat(cursors.read("stream/Lead")).isEmpty();
        assertThat(new Backlog(database).of(Lane.OUTBOUND).total()).isZero();
    }
}
