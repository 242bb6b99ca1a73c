package io.karawane.sandbox.salesforce.streaming;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.apache.avro.Schema;

/** A list of fields in the short form of the Pub/Sub API: {@code ["0x400800", "4-0x10"]}. */
final class FieldBitmap {
    private FieldBitmap() {}

    /** @param names parts of compound fields as {@code Name.LastName} */
    static List<String> of(List<String> names, Schema event) {
        BigInteger whole = BigInteger.ZERO;
        Map<Integer, BigInteger> compounds = new TreeMap<>();
        for (String name : names) {
            int dot = name.indexOf('.');
            if (dot < 0) {
                whole = whole.setBit(event.getField(name).pos());
            } else {
                Schema.Field field = event.getField(name.substring(0, dot));
                int part = AvroEvent.compound(field)
                        .getField(name.substring(dot + 1))
                        .pos();
                compounds.merge(field.pos(), BigInteger.ZERO.setBit(part), BigInteger::or);
            }
        }
        List<String> bitmaps = new ArrayList<>();
        if (whole.signum() > 0) {
            bitmaps.add(hex(whole));
        }
        compounds.forEach((position, parts) -> bitmaps.add(position + "-" + hex(parts)));
        return bitmaps;
    }

    /** Bit 0 is the last one; whole bytes. */
    private static String hex(BigInteger bits) {
        String digits = bits.toString(16).toUpperCase(Locale.ROOT);
        return "0x" + (digits.length() % 2 == 0 ? "" : "0") + digits;
    }
}
