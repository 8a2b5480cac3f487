package dev.orderlog.eventlog.batch;

import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;

import org.apache.kafka.common.errors.RetriableException;
import org.jspecify.annotations.Nullable;

import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.sql.SQLException;
import java.sql.SQLTransientException;

import javax.net.ssl.SSLException;

/** Whose fault a failed batch is, as far as its exception tells. */
public enum FailureKind {
    /** A part we stand on is away: trying again helps, once it is back; splitting does not. */
    OUTAGE,
    /** Another transaction was faster: deciding again helps at once. */
    CONFLICT,
    /** A message cannot be handled, or nobody knows: try again a few times, then find the culprit. */
    CULPRIT;

    private static final int NOT_FOUND = 404;

    /** The registry client's own code for an answer that is no JSON, such as a proxy's page. */
    private static final int UNREADABLE_ANSWER = 50_005;

    private static final String UNIQUE_VIOLATION = "23505";

    /** Somebody holds a lock for longer than the database lets us wait: no message's fault. */
    private static final String LOCK_NOT_AVAILABLE = "55P03";

    public static FailureKind of(@Nullable Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                return ofSql(sql);
            }
            if (cause instanceof RestClientException answer) {
                return saysThatItHasNone(answer) ? CULPRIT : OUTAGE;
            }
            if (cause instanceof SocketException
                    || cause instanceof SocketTimeoutException
                    || cause instanceof UnknownHostException
                    || cause instanceof SSLException
                    || cause instanceof RetriableException) {
                return OUTAGE;
            }
        }
        return CULPRIT;
    }

    /** Only the registry's own 404 is a definite no; 401, 403, 429 and a proxy's 404 are not about the record. */
    private static boolean saysThatItHasNone(RestClientException answer) {
        return answer.getStatus() == NOT_FOUND && answer.getErrorCode() != UNREADABLE_ANSWER;
    }

    private static FailureKind ofSql(SQLException failure) {
        var state = failure.getSQLState() == null ? "" : failure.getSQLState();
        if (state.equals(UNIQUE_VIOLATION) || state.startsWith("40")) {
            return CONFLICT;
        }
        boolean away =
                state.startsWith("08")
                        || state.startsWith("57")
                        || state.startsWith("53")
                        || state.equals(LOCK_NOT_AVAILABLE);
        return away || failure instanceof SQLTransientException ? OUTAGE : CULPRIT;
    }
}
