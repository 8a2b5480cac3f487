package dev.orderlog.projections.audit.check;

import dev.orderlog.projections.audit.check.Numbering.Gap;

import java.util.UUID;

/** What holds for every key: each event is there once, is said by its service, and follows that service's one before it. */
final class SourceCheck {

    private static final long OVERHEAD_BYTES = 120;

    private final String key;
    private final Language language;
    private final Findings findings;
    private final SeenEvents seen = new SeenEvents();
    private final Numbering numbering;

    SourceCheck(String key, Language language, Findings findings) {
        this.key = key;
        this.language = language;
        this.findings = findings;
        this.numbering = new Numbering(language.sources());
    }

    /** Whether the event is one that has not been met. */
    boolean isNew(LogEvent event) {
        if (!seen.add(event.id(), event.fingerprint())) {
            boolean same = seen.fingerprint(event.id()) == event.fingerprint();
            findings.add(
                    same ? Kind.REPEATED : Kind.DUPLICATE,
                    key,
                    event.place(),
                    "%s %s of %s is there already",
                    event.type(),
                    event.id(),
                    event.source());
            return false;
        }
        int type = language.type(event.type());
        if (type != Language.UNKNOWN && !language.isSaidBy(type, event.source())) {
            findings.add(
                    Kind.WRONG_SOURCE,
                    key,
                    event.place(),
                    "%s said by %s",
                    event.type(),
                    event.source());
        }
        int source = language.source(event.source());
        if (source != Language.UNKNOWN) {
            count(event, source);
        }
        return true;
    }

    boolean hasSeen(UUID id) {
        return seen.contains(id);
    }

    void end() {
        for (Gap gap : numbering.gaps()) {
            findings.add(
                    Kind.MISSING,
                    key,
                    gap.before(),
                    "of %s number %s is missing before it",
                    language.sourceName(gap.source()),
                    gap.from() == gap.to() ? gap.from() : gap.from() + " to " + gap.to());
        }
    }

    long bytes() {
        return OVERHEAD_BYTES + (long) language.sources() * Long.BYTES + seen.bytes();
    }

    private void count(LogEvent event, int source) {
        switch (numbering.take(source, event.sequence(), event.place())) {
            case NEXT, AHEAD -> {}
            case LATE ->
                    findings.add(
                            Kind.OUT_OF_ORDER,
                            key,
                            event.place(),
                            "%s is number %d of %s, but stands behind a later one",
                            event.type(),
                            event.sequence(),
                            event.source());
            case AGAIN ->
                    findings.add(
                            Kind.NUMBER_TWICE,
                            key,
                            event.place(),
                            "%s is number %d of %s, which is taken",
                            event.type(),
                            event.sequence(),
                            event.source());
        }
    }
}
