package dev.autodidact.registry.dashboard;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds out whether the process that works on a run still lives. */
final class Owner {

    private static final Pattern PROCESS = Pattern.compile("process (\\d+), started (\\S+)");

    private Owner() {}

    /** {@return false where the owner was a process of this machine that has ended; true where that is unknown} */
    static boolean mayLive(String owner) {
        Matcher process = PROCESS.matcher(owner);
        return !process.matches()
                || ProcessHandle.of(Long.parseLong(process.group(1)))
                        .flatMap(handle -> handle.info().startInstant())
                        .filter(start -> start.toString().equals(process.group(2)))
                        .isPresent();
    }
}
