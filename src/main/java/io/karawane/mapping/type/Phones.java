package io.karawane.mapping.type;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import java.util.Locale;

/** Phone numbers in the form that works from every country. */
final class Phones {
    private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();

    private Phones() {}

    /** {@code +49 30 1234567}, extension included; what is no phone number stays as it is. */
    static String international(String text, Locale locale) {
        try {
            var number = NUMBERS.parse(text, locale.getCountry());
            return NUMBERS.isValidNumber(number) ? NUMBERS.format(number, PhoneNumberFormat.INTERNATIONAL) : text;
        } catch (NumberParseException e) {
            return text;
        }
    }
}
