package io.karawane.sandbox.salesforce.streaming;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.cometd.bayeux.Message;

/**
 * One channel of a subscribe or unsubscribe message.
 *
 * @param position the replay id of the event after which it starts, as the client gave it
 */
record Subscription(String channel, Object position) {
    static List<Subscription> in(Message message) {
        Object channels = message.get(Message.SUBSCRIPTION_FIELD);
        Stream<?> named = channels instanceof Object[] array
                ? Stream.of(array)
                : channels instanceof List<?> list ? list.stream() : Stream.ofNullable(channels);
        return named.map(Object::toString)
                .map(channel -> new Subscription(channel, position(message, channel)))
                .toList();
    }

    private static Object position(Message message, String channel) {
        Map<String, Object> ext = message.getExt();
        if (ext == null || !(ext.get("replay") instanceof Map<?, ?> map) || !map.containsKey(channel)) {
            return EventLog.NEW_ONLY;
        }
        return map.get(channel) instanceof Object[] array ? List.of(array) : map.get(channel);
    }

    boolean hasReplayId() {
        return position instanceof Long;
    }

    long replayId() {
        return (Long) position;
    }
}
