package dev.orderlog.bench.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * Letters for the pictures. A server with nothing but a JDK has no fonts and no fontconfig, and Java's own drawing then fails
 * with "Fontconfig head is null": on Linux Java is told, before it draws for the first time, to use letters of ours instead.
 * They look the same on every machine.
 */
final class Lettering {

    private static final String CONFIGURATION = "sun.awt.fontconfig";
    private static final String PLAIN = "LiberationSans-Regular.ttf";
    private static final String BOLD = "LiberationSans-Bold.ttf";
    private static final List<String> NAMES =
            List.of("serif", "sansserif", "monospaced", "dialog", "dialoginput");

    private Lettering() {}

    /** To be called before anything is drawn; has no effect on a JVM that has drawn already. */
    static synchronized void provide() throws IOException {
        System.setProperty("java.awt.headless", "true");
        if (isLinux() && System.getProperty(CONFIGURATION) == null) {
            var folder = Files.createTempDirectory("orderlog-letters");
            var plain = unpack(PLAIN, folder);
            var bold = unpack(BOLD, folder);
            var configuration = folder.resolve("fontconfig.properties");
            Files.writeString(configuration, configuration(plain, bold));
            gone(configuration, plain, bold, folder);
            System.setProperty(CONFIGURATION, configuration.toString());
        }
    }

    private static boolean isLinux() {
        return System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("linux");
    }

    private static Path unpack(String font, Path folder) throws IOException {
        var file = folder.resolve(font);
        try (var letters = Lettering.class.getResourceAsStream("/liberation/" + font)) {
            if (letters == null) {
                throw new IOException("the font " + font + " is not on the class path");
            }
            Files.copy(letters, file);
        }
        return file;
    }

    /** The JDK's own format: every logical font in every style has one script, and that one file. */
    private static String configuration(Path plain, Path bold) {
        var lines = new StringBuilder("version=1\nsequence.allfonts=latin\n");
        for (var name : NAMES) {
            lines.append(name).append(".plain.latin=Plain\n");
            lines.append(name).append(".italic.latin=Plain\n");
            lines.append(name).append(".bold.latin=Bold\n");
            lines.append(name).append(".bolditalic.latin=Bold\n");
        }
        return lines.append("filename.Plain=")
                .append(plain)
                .append("\nfilename.Bold=")
                .append(bold)
                .append('\n')
                .toString();
    }

    /** Last first, as the JVM deletes them. */
    private static void gone(Path... whenTheJvmEnds) {
        for (int i = whenTheJvmEnds.length - 1; i >= 0; i--) {
            whenTheJvmEnds[i].toFile().deleteOnExit();
        }
    }
}
