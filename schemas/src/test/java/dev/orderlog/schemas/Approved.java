package dev.orderlog.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Files that are written from the schemas and read by people: committed, and compared on every build. */
final class Approved {

    private static final String PROPERTY = "orderlog.approve";

    private Approved() {}

    /** Whether whoever runs the build wants the committed files rewritten. */
    static boolean rewriting() {
        return Boolean.getBoolean(PROPERTY);
    }

    static String howToRewrite() {
        return "./mvnw -pl schemas -am test -D" + PROPERTY + "=true";
    }

    static void assertUpToDate(Path file, String text) throws IOException {
        if (rewriting()) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        }
        assertThat(file)
                .as("%s is out of date; rewrite it with %s", file, howToRewrite())
                .exists()
                .hasContent(text);
    }
}
