package dev.orderlog.projections.audit.export;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** A file that has its name only when it is complete; until then it is called {@code NAME.partial}. */
public record PartialFile(Path file) {

    private static final String MARK = ".partial";

    public Path partial() {
        return file.resolveSibling(file.getFileName() + MARK);
    }

    /**
     * Begins anew; an earlier partial result is overwritten.
     *
     * @throws FileAlreadyExistsException when the complete file is there and may not be overwritten
     */
    public OutputStream open(boolean overwrite) throws IOException {
        if (!overwrite && Files.exists(file)) {
            throw new FileAlreadyExistsException(file.toString());
        }
        return Files.newOutputStream(partial());
    }

    public void complete() throws IOException {
        Files.move(partial(), file, StandardCopyOption.REPLACE_EXISTING);
    }
}
