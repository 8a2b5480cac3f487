package dev.orderlog.system.platform.container;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Signs certificates for a day, with the JDK's own keytool. */
record CertificateAuthority(Path folder) {

    static final String PASSWORD = "not-a-secret";

    private static final long KEYTOOL_SECONDS_MAX = 60;
    private static final String KEYS = "all.p12";

    static CertificateAuthority in(Path folder) {
        var authority = new CertificateAuthority(folder);
        authority.makeKey(
                List.of(
                        "-alias",
                        "ca",
                        "-dname",
                        "CN=orderlog-ca",
                        "-ext",
                        "bc:c=ca:true",
                        "-ext",
                        "ku:c=keyCertSign,cRLSign"));
        return authority;
    }

    /** Its own certificate, as PEM. */
    byte[] certificate() {
        return pem("CERTIFICATE", encoded("ca"));
    }

    /** Makes a key and its certificate. */
    Identity identity(String name, String... hosts) {
        var line =
                new ArrayList<>(
                        List.of(
                                "-alias",
                                name,
                                "-dname",
                                "CN=" + name,
                                "-signer",
                                "ca",
                                "-signerkeypass",
                                PASSWORD));
        if (hosts.length > 0) {
            line.add("-ext");
            line.add("san=dns:" + String.join(",dns:", hosts));
        }
        makeKey(line);
        return new Identity(name, this);
    }

    /** A key with its certificate. */
    record Identity(String name, CertificateAuthority authority) {

        /** Both, and the authority's certificate. */
        byte[] pkcs12() {
            var bytes = new ByteArrayOutputStream();
            try {
                var store = KeyStore.getInstance("PKCS12");
                store.load(null, null);
                var all = authority.store();
                store.setKeyEntry(
                        name,
                        all.getKey(name, PASSWORD.toCharArray()),
                        PASSWORD.toCharArray(),
                        all.getCertificateChain(name));
                store.store(bytes, PASSWORD.toCharArray());
            } catch (IOException | GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
            return bytes.toByteArray();
        }

        byte[] certificate() {
            return pem("CERTIFICATE", authority.encoded(name));
        }

        byte[] key() {
            try {
                return pem(
                        "PRIVATE KEY",
                        authority.store().getKey(name, PASSWORD.toCharArray()).getEncoded());
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private byte[] encoded(String alias) {
        try {
            return store().getCertificate(alias).getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private KeyStore store() {
        try {
            return KeyStore.getInstance(folder.resolve(KEYS).toFile(), PASSWORD.toCharArray());
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] pem(String what, byte[] encoded) {
        var lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(encoded);
        return "-----BEGIN %s-----\n%s\n-----END %s-----\n"
                .formatted(what, lines, what)
                .getBytes(US_ASCII);
    }

    private void makeKey(List<String> options) {
        var line = new ArrayList<String>();
        line.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        line.add("-genkeypair");
        line.addAll(List.of("-J-XX:TieredStopAtLevel=1", "-J-XX:+UseSerialGC"));
        line.addAll(List.of("-keystore", folder.resolve(KEYS).toString()));
        line.addAll(List.of("-storetype", "PKCS12", "-storepass", PASSWORD));
        line.addAll(List.of("-keyalg", "EC", "-groupname", "secp256r1", "-validity", "1"));
        line.addAll(options);
        try {
            Files.createDirectories(folder);
            var process = new ProcessBuilder(line).redirectErrorStream(true).start();
            var said = new String(process.getInputStream().readAllBytes());
            if (!process.waitFor(KEYTOOL_SECONDS_MAX, TimeUnit.SECONDS)
                    || process.exitValue() != 0) {
                throw new IllegalStateException("keytool: " + said);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
