package dev.autodidact.core.worker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** How much memory a process holds. */
final class Resident {

    private static final String LINE = "VmRSS:";

    private Resident() {}

    /** {@return the resident size in bytes; 0 where the system does not tell} */
    static long bytes(long pid) {
        try {
            String status = Files.readString(Path.of("/proc", Long.toString(pid), "status"));
            int line = status.indexOf(LINE);
            if (line < 0) {
                return 0;
            }
            String kilobytes = status.substring(line + LINE.length(), status.indexOf("kB", line));
            return Long.parseLong(kilobytes.strip()) << 10;
        } catch (IOException | NumberFormatException e) {
            return 0;
        }
    }
}
