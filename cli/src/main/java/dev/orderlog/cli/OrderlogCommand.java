package dev.orderlog.cli;

import dev.orderlog.cli.audit.CompareCommand;
import dev.orderlog.cli.audit.ReconcileCommand;
import dev.orderlog.cli.audit.ReplayCommand;
import dev.orderlog.cli.audit.VerifyCommand;
import dev.orderlog.cli.order.CancelCommand;
import dev.orderlog.cli.order.DeliverCommand;
import dev.orderlog.cli.order.HistoryCommand;
import dev.orderlog.cli.order.Orders;
import dev.orderlog.cli.order.PickupCommand;
import dev.orderlog.cli.order.PlaceCommand;
import dev.orderlog.cli.order.ShowCommand;
import dev.orderlog.cli.order.WatchCommand;
import dev.orderlog.cli.parked.ParkedCommand;
import dev.orderlog.cli.print.Screen;
import dev.orderlog.cli.stock.Stock;
import dev.orderlog.cli.stock.StockCommand;

import picocli.AutoComplete.GenerateCompletion;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;

/** {@code orderlog}: the command all others hang from, and what they share. */
@Command(
        name = "orderlog",
        scope = ScopeType.INHERIT,
        header = "Places, watches and manages orders of a running Orderlog platform.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        sortOptions = false,
        usageHelpAutoWidth = true,
        abbreviateSynopsis = true,
        synopsisHeading = "%nUsage: ",
        synopsisSubcommandLabel = "COMMAND",
        parameterListHeading = "%nParameters:%n",
        optionListHeading = "%nOptions:%n",
        commandListHeading = "%nCommands:%n",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:done",
            "1:refused by the platform, or failed",
            "2:wrong usage",
            "3:a service does not answer"
        })
public final class OrderlogCommand implements Callable<Integer> {
    /** The terminal belongs to the commands, not to the libraries. */
    private static final String LOGGING = "dev/orderlog/cli/logback-cli.xml";

    private static final String LOGGING_PROPERTY = "logback.configurationFile";

    @Spec CommandSpec spec;

    @Mixin Platform platform;

    private final ZoneId zone;

    OrderlogCommand(ZoneId zone) {
        this.zone = zone;
    }

    /** The whole command line; {@code further} commands, by name, are listed first. */
    public static CommandLine commandLine(Map<String, ?> further) {
        return commandLine(further, ZoneId.systemDefault());
    }

    static CommandLine commandLine(Map<String, ?> further, ZoneId zone) {
        var root = new CommandLine(new OrderlogCommand(zone));
        further.forEach(root::addSubcommand);
        commands().forEach(root::addSubcommand);
        root.addSubcommand("generate-completion", completion());
        return root.setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler(new Failures())
                .setParameterExceptionHandler(Failures::wrongUsage);
    }

    private static Map<String, Object> commands() {
        var commands = new LinkedHashMap<String, Object>();
        commands.put("place", new PlaceCommand());
        commands.put("watch", new WatchCommand());
        commands.put("show", new ShowCommand());
        commands.put("history", new HistoryCommand());
        commands.put("cancel", new CancelCommand());
        commands.put("pickup", new PickupCommand());
        commands.put("deliver", new DeliverCommand());
        commands.put("stock", new StockCommand());
        commands.put("parked", new ParkedCommand());
        commands.put("verify", new VerifyCommand());
        commands.put("replay", new ReplayCommand());
        commands.put("compare", new CompareCommand());
        commands.put("reconcile", new ReconcileCommand());
        return commands;
    }

    private static CommandLine completion() {
        var command = new CommandLine(new GenerateCompletion());
        var help = command.getCommandSpec().usageMessage();
        help.header("Prints a completion script for bash and zsh.");
        help.description();
        help.footer("%nExamples:", "  source <(orderlog generate-completion)");
        return command;
    }

    public Platform platform() {
        return platform;
    }

    public Orders orders() {
        return new Orders(platform.orderApi(), platform.shipping());
    }

    public Stock stock() {
        return new Stock(platform.inventory());
    }

    public Screen screen() {
        var line = spec.commandLine();
        return new Screen(
                line.getOut(), line.getErr(), line.getColorScheme().ansi().enabled(), zone);
    }

    /** A command to type next, for the same platform. */
    public String hint(String command) {
        return "./orderlog " + command + platform.portOption();
    }

    @Override
    public Integer call() {
        spec.commandLine().usage(spec.commandLine().getErr());
        return Failures.USAGE;
    }

    public static void main(String[] arguments) {
        if (System.getProperty(LOGGING_PROPERTY) == null) {
            System.setProperty(LOGGING_PROPERTY, LOGGING);
        }
        System.exit(commandLine(Map.of()).execute(arguments));
    }
}
