package dev.orderlog.cli;

import picocli.CommandLine.IVersionProvider;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() throws IOException {
        try (var text = Version.class.getResourceAsStream("version.txt")) {
            if (text == null) {
                throw new IOException("version.txt is missing from the class path");
            }
            var version = new String(text.readAllBytes(), StandardCharsets.UTF_8);
            return new String[] {version.strip()};
        }
    }
}
