package dev.autodidact.registry;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.tukaani.xz.XZInputStream;

/**
 * A PostgreSQL server of this process's own, from the binaries on the class path: a real one, that has no care for the disk.
 * It ends, and its files go, when this process ends, however it does: a shell waits for the end of its input.
 *
 * <p>PostgreSQL does not run as root. Root starts it in a user namespace, where it is nobody, or, where these are forbidden,
 * as the user nobody.
 */
public final class PostgresServer {

    static final String USER = "autodidact";
    static final String PASSWORD = "open sesame";

    private static final String NOBODY = "65534";
    private static final String UNTIL_END_OF_INPUT =
            "folder=$1; shift; \"$@\" & cat >/dev/null; kill -INT $!; wait; rm -rf \"$folder\"";

    private static final class Shared {

        private static final PostgresServer SERVER = start();
    }

    private final int port;
    private int databases;

    private PostgresServer(int port) {
        this.port = port;
    }

    /** {@return the server, started on first use} */
    public static PostgresServer shared() {
        return Shared.SERVER;
    }

    /** {@return the address of a database, with its password} */
    String address(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database + "?user=" + USER + "&password="
                + PASSWORD.replace(" ", "%20");
    }

    int port() {
        return port;
    }

    /** {@return the address of a new database with the tables of a registry, without rows} */
    public synchronized String newRegistry() {
        if (databases == 0) {
            execute("postgres", "create database template");
            Registry.open(address("template")).close();
        }
        String database = "registry" + ++databases;
        execute("postgres", "create database " + database + " template template");
        return address(database);
    }

    /** {@return the address of a new database without tables} */
    synchronized String newDatabase() {
        String database = "empty" + ++databases;
        execute("postgres", "create database " + database);
        return address(database);
    }

    void execute(String database, String sql) {
        try (Connection connection = DriverManager.getConnection(address(database));
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    private static PostgresServer start() {
        try {
            Path folder = Files.createTempDirectory("autodidact-postgresql-");
            unpack(folder);
            Files.writeString(folder.resolve("password"), PASSWORD);
            List<String> user = user();
            if (user.contains("setpriv")) {
                run(List.of("chown", "-R", NOBODY + ":" + NOBODY, folder.toString()), folder);
            }
            String data = folder.resolve("data").toString();
            run(
                    command(
                            user,
                            folder.resolve("bin/initdb").toString(),
                            "--pgdata=" + data,
                            "--username=" + USER,
                            "--pwfile=" + folder.resolve("password"),
                            "--auth=scram-sha-256",
                            "--encoding=UTF8",
                            "--locale=C",
                            "--no-sync"),
                    folder);
            int port = freePort();
            List<String> server = command(
                    user,
                    folder.resolve("bin/postgres").toString(),
                    "-D",
                    data,
                    "-p",
                    String.valueOf(port),
                    "-c",
                    "listen_addresses=127.0.0.1",
                    "-c",
                    "unix_socket_directories=",
                    "-c",
                    "fsync=off",
                    "-c",
                    "full_page_writes=off");
            Process process = new ProcessBuilder(command(
                            List.of("sh", "-c", UNTIL_END_OF_INPUT, "sh", folder.toString()),
                            server.toArray(new String[0])))
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("log").toFile())
                    .start();
            PostgresServer started = new PostgresServer(port);
            started.await(process, folder.resolve("log"));
            return started;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void unpack(Path folder) throws IOException, InterruptedException {
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        String machine = System.getProperty("os.arch").equals("aarch64") ? "arm_64" : "x86_64";
        String name =
                "/postgres-" + (system.contains("mac") ? "darwin" : system.substring(0, 5)) + "-" + machine + ".txz";
        Process tar = new ProcessBuilder("tar", "-xf", "-", "-C", folder.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
        try (InputStream packed = Objects.requireNonNull(PostgresServer.class.getResourceAsStream(name), name);
                OutputStream out = tar.getOutputStream()) {
            new XZInputStream(packed).transferTo(out);
        }
        if (tar.waitFor() != 0) {
            throw new IOException("tar: " + Files.readString(folder.resolve("log")));
        }
    }

    /** What makes a command run as somebody whom PostgreSQL accepts. */
    private static List<String> user() throws IOException, InterruptedException {
        boolean posix = !System.getProperty("os.name").startsWith("Windows");
        if (!posix || !output("id", "-u").equals("0")) {
            return List.of();
        }
        return output("unshare", "-U", "id", "-u").matches("[1-9]\\d*")
                ? List.of("unshare", "-U")
                : List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups");
    }

    private static String output(String... command) throws IOException, InterruptedException {
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            return process.waitFor() == 0 ? output : "";
        } catch (IOException e) {
            return ""; // there is no such command
        }
    }

    private static List<String> command(List<String> prefix, String... command) {
        List<String> whole = new ArrayList<>(prefix);
        whole.addAll(List.of(command));
        return whole;
    }

    private static void run(List<String> command, Path folder) throws IOException, InterruptedException {
        Path log = folder.resolve("log");
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        if (process.waitFor() != 0) {
            throw new IOException(command + ": " + Files.readString(log));
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private void await(Process process, Path log) throws IOException, InterruptedException {
        while (true) {
            try {
                DriverManager.getConnection(address("postgres")).close();
                return;
            } catch (SQLException e) {
                if (process.waitFor(50, TimeUnit.MILLISECONDS)) {
                    throw new IOException("the server has ended: " + Files.readString(log), e);
                }
            }
        }
    }
}
