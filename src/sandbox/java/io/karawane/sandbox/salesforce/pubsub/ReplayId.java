package io.karawane.sandbox.salesforce.pubsub;

import com.google.protobuf.ByteString;
import java.nio.ByteBuffer;

/** A position as the ten bytes that clients must not look into. */
final class ReplayId {
    private static final int LENGTH = 10;
    /** A position that no event has. */
    private static final long NONE = -1;

    private ReplayId() {}

    static ByteString of(long position) {
        return ByteString.copyFrom(ByteBuffer.allocate(LENGTH).putLong(position).array());
    }

    static long read(ByteString bytes) {
        ByteBuffer buffer = bytes.asReadOnlyByteBuffer();
        boolean ours = bytes.size() == LENGTH && buffer.getShort(Long.BYTES) == 0;
        return ours ? buffer.getLong() : NONE;
    }
}
