package dev.autodidact.core.worker;

import dev.autodidact.core.plugin.Catalogue;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

/** The main class of a worker process: {@code WorkerMain SOCKET [PLUGIN_FOLDER]}. */
public final class WorkerMain {

    private WorkerMain() {}

    /**
     * Works until the parent is gone.
     *
     * @param args the socket that the parent listens on, and the folder of plugin jars, if any
     * @throws Exception where the parent cannot be reached
     */
    public static void main(String[] args) throws Exception {
        Optional<Path> plugins = args.length > 1 ? Optional.of(Path.of(args[1])) : Optional.empty();
        SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
        channel.connect(UnixDomainSocketAddress.of(args[0]));
        // whatever plugins print, a trial has no terminal; gigabytes of it must cost nobody anything
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        System.setOut(nowhere);
        System.setErr(nowhere);
        new WorkerSession(channel, Catalogue.discover(plugins)).work();
        // without shutdown hooks, and whatever threads still run
        Runtime.getRuntime().halt(0);
    }
}
