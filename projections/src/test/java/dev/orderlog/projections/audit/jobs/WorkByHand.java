package dev.orderlog.projections.audit.jobs;

import dev.orderlog.projections.audit.jobs.AuditRequest.Format;
import dev.orderlog.projections.audit.read.Progress;

import java.io.IOException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Writes, goes on, ends and fails when a test says so, and stops when it is told to, as reading the log does. */
final class WorkByHand implements Work {

    private final BlockingQueue<Step> steps = new LinkedBlockingQueue<>();

    private sealed interface Step {
        record Write(String text) implements Step {}

        record End() implements Step {}

        record Fail(String why) implements Step {}
    }

    void write(String text) {
        steps.add(new Step.Write(text));
    }

    void end() {
        steps.add(new Step.End());
    }

    void fail(String why) {
        steps.add(new Step.Fail(why));
    }

    @Override
    public Done of(AuditRequest request, Course course) throws IOException, InterruptedException {
        var file = course.file(Format.NDJSON);
        long written = 0;
        try (var out = file.open(false)) {
            while (!course.isToStop()) {
                switch (steps.poll(10, TimeUnit.MILLISECONDS)) {
                    case null -> {}
                    case Step.Write(var text) -> {
                        out.write(text.getBytes());
                        course.tell(new Progress(++written, 4, text.length(), 1_000));
                    }
                    case Step.Fail(var why) -> throw new IllegalStateException(why);
                    case Step.End _ -> {
                        file.complete();
                        return new Done(true, AuditJson.tree("{\"selected\":" + written + "}"));
                    }
                }
            }
        }
        return new Done(false, null);
    }
}
