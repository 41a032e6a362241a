package dev.autodidact.hostile;

import java.lang.reflect.Field;
import java.lang.reflect.Method;

/** Memory beyond the heap's limit and checks, by reflection, since the compiler warns of the class. */
final class RawMemory {

    private final Object unsafe;
    private final Method allocate;
    private final Method fill;
    private final Method put;

    RawMemory() {
        try {
            Class<?> type = Class.forName("sun.misc.Unsafe");
            Field instance = type.getDeclaredField("theUnsafe");
            instance.setAccessible(true);
            unsafe = instance.get(null);
            allocate = type.getMethod("allocateMemory", long.class);
            fill = type.getMethod("setMemory", long.class, long.class, byte.class);
            put = type.getMethod("putLong", long.class, long.class);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Takes memory and writes to each of its pages, so that it is really there. */
    void take(long bytes) {
        long address = (long) call(allocate, bytes);
        call(fill, address, bytes, (byte) 1);
    }

    void write(long address) {
        call(put, address, 1L);
    }

    private Object call(Method method, Object... arguments) {
        try {
            return method.invoke(unsafe, arguments);
        } catch (java.lang.reflect.InvocationTargetException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw new IllegalStateException(e.getCause());
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }
}
