package dev.autodidact.hostile;

/** Sleeps for ever. */
final class Sleep implements Runnable {

    @Override
    public void run() {
        try {
            Thread.sleep(Long.MAX_VALUE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
