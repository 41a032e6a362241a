package dev.autodidact.cli;

import dev.autodidact.core.worker.WorkerLimits;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads an amount of memory, such as {@code 800m} or {@code 4g}, as bytes. */
final class MemoryConverter implements ITypeConverter<Long> {

    private static final Pattern AMOUNT = Pattern.compile("(\\d{1,6})([mg])b?");

    @Override
    public Long convert(String text) {
        Matcher matcher = AMOUNT.matcher(text.strip().toLowerCase(Locale.ROOT));
        if (!matcher.matches()) {
            throw new TypeConversionException("'" + text + "' is no amount of memory; write 800m or 4g");
        }
        long bytes = Long.parseLong(matcher.group(1)) << (matcher.group(2).equals("g") ? 30 : 20);
        if (bytes < WorkerLimits.LEAST_BYTES) {
            throw new TypeConversionException(
                    "a worker process needs at least " + (WorkerLimits.LEAST_BYTES >> 20) + "m, not " + text);
        }
        return bytes;
    }
}
