package io.karawane.activecampaign;

import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.distributed.jdbc.PrimaryKeyMapper;
import io.github.bucket4j.postgresql.Bucket4jPostgreSQL;
import io.karawane.queue.Database;
import java.time.Duration;

/**
 * The requests that ActiveCampaign allows: 5 a second for the account, of them 100 imports of several contacts and 20
 * of one a minute. Spread evenly and without a stock, so that no window of its counting ever sees more.
 */
public final class Allowance {
    private final Bucket requests;
    private final Bucket imports;
    private final Bucket singleImports;

    public Allowance(Database database) {
        requests = bucket(database, 1, Duration.ofMillis(200));
        imports = bucket(database, 2, Duration.ofMillis(600));
        singleImports = bucket(database, 3, Duration.ofSeconds(3));
    }

    private static Bucket bucket(Database database, long id, Duration each) {
        Bandwidth evenly = Bandwidth.builder()
                .capacity(1)
                .refillGreedy(1, each)
                .initialTokens(0)
                .build();
        if (database.embedded()) {
            return Bucket.builder().addLimit(evenly).withMillisecondPrecision().build();
        }
        return Bucket4jPostgreSQL.selectForUpdateBasedBuilder(database.dataSource())
                .primaryKeyMapper(PrimaryKeyMapper.LONG)
                .build()
                .builder()
                .build(id, () -> BucketConfiguration.builder().addLimit(evenly).build());
    }

    /** Waits until one more request may be sent. */
    public void takeRequest() throws InterruptedException {
        requests.asBlocking().consume(1);
    }

    /** Waits until one more import of that many contacts may be sent. */
    public void takeImport(int contacts) throws InterruptedException {
        (contacts == 1 ? singleImports : imports).asBlocking().consume(1);
    }
}
