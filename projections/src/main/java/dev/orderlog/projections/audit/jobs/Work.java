package dev.orderlog.projections.audit.jobs;

import com.fasterxml.jackson.databind.JsonNode;

import dev.orderlog.projections.audit.export.PartialFile;
import dev.orderlog.projections.audit.jobs.AuditRequest.Format;
import dev.orderlog.projections.audit.read.Progress;

import org.jspecify.annotations.Nullable;

import java.io.IOException;

/** What an audit does, on a thread of its own. */
interface Work {

    /** @param complete false where it was stopped before the end */
    record Done(boolean complete, @Nullable JsonNode report) {}

    /** The audit, as its work sees it. */
    interface Course {

        void tell(Progress progress);

        /** Asked every now and then; once it says yes, the work leaves its file in order and ends. */
        boolean isToStop();

        PartialFile file(Format format);
    }

    Done of(AuditRequest request, Course course) throws IOException, InterruptedException;
}
