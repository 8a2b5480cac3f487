package dev.orderlog.cli.parked;

import picocli.CommandLine.Option;

/** Who asks: goes on record with every act. */
final class AsOption {
    @Option(
            names = "--as",
            paramLabel = "NAME",
            defaultValue = "${env:ORDERLOG_AS:-${sys:user.name}}",
            description =
                    "Who you are, for the record. Default: $$ORDERLOG_AS, else your user name"
                            + " here.")
    String name;
}
