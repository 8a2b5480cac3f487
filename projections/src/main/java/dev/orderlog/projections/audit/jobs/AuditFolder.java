package dev.orderlog.projections.audit.jobs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;

import dev.orderlog.projections.audit.export.PartialFile;
import dev.orderlog.projections.audit.jobs.Audit.Result;
import dev.orderlog.projections.audit.jobs.AuditRequest.Format;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** Audits on disk, a folder for each: what is known of it, and its file. */
record AuditFolder(Path root) {

    private static final Logger LOG = LoggerFactory.getLogger(AuditFolder.class);
    private static final String KNOWN = "audit.json";

    /** What an earlier process has left. */
    List<Audit> load() {
        if (!Files.isDirectory(root)) {
            return List.of();
        }
        var found = new ArrayList<Audit>();
        for (var folder : in(root)) {
            try {
                found.add(AuditJson.parse(Files.readAllBytes(folder.resolve(KNOWN))));
            } catch (IOException unreadable) {
                LOG.warn("not an audit, and left alone: folder={}", folder, unreadable);
            }
        }
        return found;
    }

    /** Whole, or as it was before. */
    void keep(Audit audit) {
        var known = of(audit.id()).resolve(KNOWN);
        var next = known.resolveSibling(KNOWN + ".next");
        try {
            Files.createDirectories(of(audit.id()));
            Files.write(next, AuditJson.of(audit).getBytes(UTF_8));
            Files.move(next, known, ATOMIC_MOVE, REPLACE_EXISTING);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    PartialFile file(UUID audit, Format format) {
        return new PartialFile(of(audit).resolve(format.fileName()));
    }

    Path file(UUID audit, Result result) {
        return of(audit).resolve(result.name());
    }

    /** What was written, complete or not. */
    Optional<Result> result(UUID audit) {
        for (var format : Format.values()) {
            var file = file(audit, format);
            for (var there : List.of(file.file(), file.partial())) {
                if (Files.exists(there)) {
                    return Optional.of(
                            new Result(
                                    there.getFileName().toString(),
                                    format.mediaType(),
                                    size(there),
                                    there.equals(file.file())));
                }
            }
        }
        return Optional.empty();
    }

    void delete(UUID audit) {
        try {
            for (var file : in(of(audit))) {
                Files.deleteIfExists(file);
            }
            Files.deleteIfExists(of(audit));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private Path of(UUID audit) {
        return root.resolve(audit.toString());
    }

    private static List<Path> in(Path folder) {
        try (Stream<Path> there = Files.list(folder)) {
            return there.toList();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
