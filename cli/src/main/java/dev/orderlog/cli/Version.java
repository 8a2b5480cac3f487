package dev.orderlog.cli;

import picocli.CommandLine.IVersionProvider;

import java.util.Optional;

final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
        var version = Optional.ofNullable(Version.class.getPackage().getImplementationVersion());
        return new String[] {"orderlog " + version.orElse("(not packaged)")};
    }
}
