package io.karawane.sandbox.salesforce.streaming;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.cometd.bayeux.Message;

/**
 * One channel of a subscribe or unsubscribe message.
 *
 * @param replayId the event after which it starts
 */
record Subscription(String channel, long replayId) {
    static List<Subscription> in(Message message) {
        Object channels = message.get(Message.SUBSCRIPTION_FIELD);
        Stream<?> named = channels instanceof Object[] array
                ? Stream.of(array)
                : channels instanceof List<?> list ? list.stream() : Stream.ofNullable(channels);
        return named.map(Object::toString)
                .map(channel -> new Subscription(channel, replayId(message, channel)))
                .toList();
    }

    private static long replayId(Message message, String channel) {
        Map<String, Object> ext = message.getExt();
        return ext != null && ext.get("replay") instanceof Map<?, ?> map && map.get(channel) instanceof Number number
                ? number.longValue()
                : EventLog.NEW_ONLY;
    }
}
