package dev.orderlog.schemas;

import org.apache.avro.util.ClassSecurityValidator;

/**
 * Lets Avro load our generated classes.
 *
 * <p>Avro 1.12.2 refuses every class that a schema names unless its package is trusted, for the whole process. Trust is given
 * for {@value #PACKAGE} in addition to whatever the process trusts already.
 */
public final class AvroTrust {

    public static final String PACKAGE = "dev.orderlog.events";

    private static boolean given;

    private AvroTrust() {}

    /** Call before Avro decodes an event; calling again changes nothing. */
    public static synchronized void give() {
        if (given) {
            return;
        }
        ClassSecurityValidator.setGlobal(
                ClassSecurityValidator.composite(
                        ClassSecurityValidator.getGlobal(),
                        type -> type.getPackageName().equals(PACKAGE)));
        given = true;
    }
}
