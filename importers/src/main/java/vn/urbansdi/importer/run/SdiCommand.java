package vn.urbansdi.importer.run;

import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command line of the importers. Exit codes: 0 done, 2 wrong usage, 3 failed, 4 incomplete. */
@Command(
        name = "sdi",
        mixinStandardHelpOptions = true,
        subcommands = {
            DoctorCommand.class,
            ImportCommand.class,
            MigrateCommand.class,
            RunsCommand.class,
            UndoCommand.class,
            ProvenanceCommand.class
        },
        description = {"Nạp dữ liệu vào kho dữ liệu không gian.", "Brings data into the spatial data store."})
public final class SdiCommand implements Runnable {

    /** Nothing was done, since something failed; the message says what. */
    static final int FAILED = 3;

    /** All is done but what this machine lacks a program for; the message says which package has it. */
    static final int INCOMPLETE = 4;

    @Spec
    private CommandSpec spec;

    public static void main(String[] arguments) {
        // Whatever a library has to say reaches the user as a failure or not at all.
        System.setProperty("slf4j.internal.verbosity", "ERROR");
        System.exit(run(arguments));
    }

    /** As {@link #main}, without ending the process. @return the exit code */
    static int run(String... arguments) {
        return commandLine(arguments).execute(arguments);
    }

    /** The commands, speaking the language that the arguments ask for. */
    static CommandLine commandLine(String... arguments) {
        CommandLine line = new CommandLine(new SdiCommand())
                .setExecutionExceptionHandler(new FailureMessages())
                .setParameterExceptionHandler(new WrongUsage());
        if (LanguageOption.asked(List.of(arguments)).equals("vi")) {
            line.setResourceBundle(ResourceBundle.getBundle(
                    SdiCommand.class.getPackageName() + ".usage", Locale.forLanguageTag("vi")));
            line.getCommandSpec().usageMessage().synopsisSubcommandLabel("[LỆNH]");
        }
        return line;
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "doctor | import | migrate | runs | undo | provenance ?");
    }
}
