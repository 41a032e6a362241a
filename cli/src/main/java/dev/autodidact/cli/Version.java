package dev.autodidact.cli;

import dev.autodidact.core.Environment;
import picocli.CommandLine.IVersionProvider;

/** Prints the version. */
final class Version implements IVersionProvider {

    @Override
    public String[] getVersion() {
        return new String[] {"autodidact " + Environment.version() + ", Java " + Runtime.version()};
    }
}
