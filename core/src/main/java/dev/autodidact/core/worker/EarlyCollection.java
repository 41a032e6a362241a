package dev.autodidact.core.worker;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryNotificationInfo;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import javax.management.NotificationEmitter;

/**
 * Has the old generation collected once it has grown to twice what lives in it. Left alone, the serial collector lets it
 * grow to the largest heap that the process may have: a worker of 100 MB would hold gigabytes of garbage, and touching
 * ever new memory costs more time than the collections do.
 */
final class EarlyCollection {

    private static final long LEAST_BYTES = 128L << 20;

    private EarlyCollection() {}

    /** Begins to watch this process's heap; collectors other than the serial one are left to themselves. */
    static void begin() {
        ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP && pool.isUsageThresholdSupported())
                .forEach(EarlyCollection::watch);
    }

    private static void watch(MemoryPoolMXBean old) {
        setThreshold(old);
        ((NotificationEmitter) ManagementFactory.getMemoryMXBean())
                .addNotificationListener(
                        (notification, handback) -> {
                            System.gc();
                            setThreshold(old);
                        },
                        notification -> notification.getType().equals(MemoryNotificationInfo.MEMORY_THRESHOLD_EXCEEDED),
                        null);
    }

    private static void setThreshold(MemoryPoolMXBean old) {
        old.setUsageThreshold(Math.min(
                old.getUsage().getMax(),
                Math.max(LEAST_BYTES, 2 * old.getUsage().getUsed())));
    }
}
