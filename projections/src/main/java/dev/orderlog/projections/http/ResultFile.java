package dev.orderlog.projections.http;

import dev.orderlog.eventlog.problem.Problem;
import dev.orderlog.projections.audit.jobs.Audit;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.types.files.StreamedFile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The file of an ended audit: never changed again, so that its parts can be fetched one by one. */
record ResultFile(Audit audit, Audit.Result result, Path file) {

    /** Says of what an audit the file is, for whoever looks at nothing else: one that is not {@code done} has left a part. */
    static final String STATE = "Orderlog-Audit-State";

    HttpResponse<?> answer(HttpRequest<?> request) throws IOException {
        long length = Files.size(file);
        return switch (wanted(request, length)) {
            case ByteRange.Whole _ when request.getMethod() == HttpMethod.HEAD ->
                    described(HttpStatus.OK).contentLength(length);
            case ByteRange.Whole _ -> described(HttpStatus.OK).body(part(0, length));
            case ByteRange.Part some ->
                    described(HttpStatus.PARTIAL_CONTENT)
                            .header(
                                    HttpHeaders.CONTENT_RANGE,
                                    "bytes %d-%d/%d".formatted(some.first(), some.last(), length))
                            .body(part(some.first(), some.length()));
            case ByteRange.Beyond _ -> beyond(length);
        };
    }

    private ByteRange wanted(HttpRequest<?> request, long length) {
        var headers = request.getHeaders();
        return request.getMethod() == HttpMethod.GET
                ? ByteRange.of(
                        headers.get(HttpHeaders.RANGE),
                        headers.get(HttpHeaders.IF_RANGE),
                        version(),
                        length)
                : new ByteRange.Whole();
    }

    private MutableHttpResponse<Object> described(HttpStatus status) {
        return HttpResponse.<Object>status(status)
                .contentType(result.mediaType())
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"%s-%s\"".formatted(audit.id(), result.name()))
                .header(HttpHeaders.ETAG, version())
                .header(HttpHeaders.ACCEPT_RANGES, "bytes")
                .header(HttpHeaders.CACHE_CONTROL, "no-cache")
                .header(STATE, audit.state().word());
    }

    private StreamedFile part(long first, long length) throws IOException {
        return new StreamedFile(
                FilePart.of(file, first, length),
                MediaType.of(result.mediaType()),
                Files.getLastModifiedTime(file).toMillis(),
                length);
    }

    private static HttpResponse<?> beyond(long length) {
        var problem =
                Problem.of(
                        HttpStatus.REQUESTED_RANGE_NOT_SATISFIABLE,
                        "the file has %d bytes".formatted(length));
        return HttpResponse.status(problem.status())
                .contentType(Problem.MEDIA_TYPE)
                .header(HttpHeaders.CONTENT_RANGE, "bytes */" + length)
                .body(problem.body());
    }

    private String version() {
        return "\"" + audit.id() + "\"";
    }
}
