package dev.autodidact.registry;

import dev.autodidact.api.AutodidactException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.postgresql.Driver;
import org.postgresql.PGProperty;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Where a PostgreSQL database is: {@code jdbc:postgresql://host:port/database?user=...}, as its driver has it, or {@code
 * postgresql://user:password@host:port/database}, as its own tools have it. The password may also be in the variable {@code
 * PGPASSWORD} of the environment, or in the file {@code .pgpass} of the home folder.
 */
final class PostgresAddress {

    private static final Pattern URL = Pattern.compile("(?:jdbc:)?postgres(?:ql)?:(?://(?:([^@/?]*)@)?)?(.*)");
    private static final Pattern USER_AND_PASSWORD = Pattern.compile("(postgres(?:ql)?://[^:@/?]*):[^@/?]*@");
    private static final Pattern PASSWORD = Pattern.compile("([?&]password=)[^&]*");
    /** The driver's own words about malformed addresses, which show passwords. */
    private static final Logger SILENCED = Logger.getLogger("org.postgresql");

    /** For servers that do not answer at all. */
    private static final int CONNECT_SECONDS = 10;

    static {
        SILENCED.setLevel(Level.OFF);
    }

    private final PGSimpleDataSource source;
    private final String name;

    private PostgresAddress(PGSimpleDataSource source, String name) {
        this.source = source;
        this.name = name;
    }

    /** {@return whether a text is such an address, and no file} */
    static boolean matches(String place) {
        return place.matches("(jdbc:)?postgres(ql)?:.*");
    }

    /** {@return an address, or a command with one, without its password} */
    static String withoutPassword(String text) {
        return PASSWORD.matcher(USER_AND_PASSWORD.matcher(text).replaceAll("$1@"))
                .replaceAll("$1...");
    }

    /**
     * {@return the database at an address}
     *
     * @param place the address
     * @param environment where the password may be
     * @throws AutodidactException of kind CALLER where the address is malformed
     */
    static PostgresAddress of(String place, Map<String, String> environment) {
        Matcher matcher = URL.matcher(place);
        Properties parsed = matcher.matches() ? parse("jdbc:postgresql://" + matcher.group(2)) : null;
        if (parsed == null || !place.contains("://")) {
            throw malformed(place);
        }
        Optional<String> userAndPassword = Optional.ofNullable(matcher.group(1));
        Optional<String> user = userAndPassword.map(text -> decoded(text.replaceFirst(":.*", ""), place));
        Optional<String> password = userAndPassword
                .filter(text -> text.contains(":"))
                .map(text -> decoded(text.replaceFirst("[^:]*:", ""), place));
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl("jdbc:postgresql://" + matcher.group(2));
        user.ifPresent(source::setUser);
        password.or(() -> Optional.ofNullable(source.getPassword()))
                .or(() -> Optional.ofNullable(environment.get("PGPASSWORD")))
                .ifPresent(source::setPassword);
        source.setTcpKeepAlive(true);
        source.setConnectTimeout(CONNECT_SECONDS);
        source.setApplicationName("autodidact");
        source.setDefaultRowFetchSize(1_000); // without it, a read holds all its rows
        String named =
                Optional.ofNullable(source.getUser()).map(text -> text + "@").orElse("");
        return new PostgresAddress(
                source,
                "postgresql://" + named + PGProperty.PG_HOST.getOrDefault(parsed) + ":"
                        + PGProperty.PG_PORT.getOrDefault(parsed) + "/" + PGProperty.PG_DBNAME.getOrDefault(parsed));
    }

    private static Properties parse(String url) {
        return Driver.parseURL(url, new Properties());
    }

    private static String decoded(String text, String place) {
        try {
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw malformed(place);
        }
    }

    private static AutodidactException malformed(String place) {
        return AutodidactException.caller("The registry " + withoutPassword(place) + " is no address of a database.\n"
                + "Write postgresql://user@host:5432/database, with the password in the variable PGPASSWORD of the"
                + " environment, or name a file.");
    }

    /** {@return what makes connections} */
    PGSimpleDataSource source() {
        return source;
    }

    /** {@return user, host, port and database, for people} */
    @Override
    public String toString() {
        return name;
    }
}
