package dev.autodidact.cli;

import dev.autodidact.api.AutodidactException;
import dev.autodidact.runtime.data.Nearest;
import dev.autodidact.runtime.plugin.Names;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command {@code autodidact}. Exit codes: 0 done, 2 the caller's mistake, 1 ours. */
@Command(
        name = "autodidact",
        description = "AutoML that learns from every run.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        synopsisSubcommandLabel = "VERB",
        subcommands = {
            RunVerb.class,
            PredictVerb.class,
            ExportVerb.class,
            CompareVerb.class,
            LearnVerb.class,
            PluginsVerb.class,
            SuitesVerb.class,
            RegistryVerb.class,
            ServeVerb.class,
            DoctorVerb.class
        })
public final class Main {

    private static final int DONE = 0;
    private static final int OUR_MISTAKE = 1;
    private static final int CALLERS_MISTAKE = 2;

    private Main() {}

    /**
     * Runs a verb and ends the process.
     *
     * @param arguments the verb and its options
     */
    public static void main(String[] arguments) {
        // From Java 22 on there is a console even where nobody watches; this asks for the older meaning.
        System.setProperty("jdk.console", "java.base");
        int exitCode = run(arguments, writer(System.out), writer(System.err));
        System.exit(exitCode); // a trial that was given up may have left threads behind
    }

    /**
     * Runs a verb.
     *
     * @param arguments the verb and its options
     * @param out for results
     * @param err for messages and progress
     * @return the exit code
     */
    static int run(String[] arguments, PrintWriter out, PrintWriter err) {
        CommandLine line = new CommandLine(new Main())
                .setOut(out)
                .setErr(err)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler((e, given) -> {
                    complain(err, e.getMessage() + hint(e) + usageHint(e.getCommandLine()));
                    return CALLERS_MISTAKE;
                })
                .setExecutionExceptionHandler((e, command, parsed) -> report(e, err));
        if (arguments.length == 0) {
            line.usage(out);
            return DONE;
        }
        Optional<String> verb = Arrays.stream(arguments).findFirst().filter(first -> !first.startsWith("-"));
        if (verb.isPresent() && !line.getSubcommands().containsKey(verb.get())) {
            return report(
                    Names.unknown("verb", verb.get(), line.getSubcommands().keySet()), err);
        }
        try {
            return line.execute(arguments);
        } catch (OutOfMemoryError e) {
            complain(
                    err,
                    "Java has run out of memory (it may take "
                            + (Runtime.getRuntime().maxMemory() >> 20)
                            + " MB)\nGive it more, such as 8 GB with AUTODIDACT_OPTS=-Xmx8g.");
            return OUR_MISTAKE;
        } catch (LinkageError e) {
            complain(
                    err,
                    "something is missing from this installation, or does not fit: " + e
                            + "\nBuild or unpack it again; 'doctor' says what works.");
            return OUR_MISTAKE;
        }
    }

    private static PrintWriter writer(PrintStream stream) {
        return new PrintWriter(stream, true, stream.charset());
    }

    /** The option that was meant by one that nobody knows. */
    private static String hint(CommandLine.ParameterException e) {
        return e instanceof CommandLine.UnmatchedArgumentException unmatched
                ? Nearest.hint(
                        unmatched.getUnmatched().get(0).replaceFirst("=.*", ""),
                        e.getCommandLine().getCommandSpec().optionsMap().keySet())
                : "";
    }

    private static String usageHint(CommandLine command) {
        return "\nTry '" + command.getCommandSpec().qualifiedName() + " --help'.";
    }

    private static int report(Exception e, PrintWriter err) {
        if (e instanceof AutodidactException known) {
            complain(err, String.valueOf(known.getMessage()));
            return known.kind() == AutodidactException.Kind.CALLER ? CALLERS_MISTAKE : OUR_MISTAKE;
        }
        complain(err, "this is a mistake of ours: " + e);
        e.printStackTrace(err);
        return OUR_MISTAKE;
    }

    /** Control characters, which a hostile file may have put into the message, never reach the terminal. */
    private static void complain(PrintWriter err, String message) {
        err.println("autodidact: " + message.replaceAll("[\\p{Cntrl}&&[^\n\t]]", "?"));
        err.flush();
    }
}
