package dev.autodidact.learnedoptimizer.search;

/**
 * Decides which proposals are random draws instead of the network's: every fourth, and every second while the network's
 * last twelve improved nothing. So of n proposals at least a quarter (rounded down) are what random search would have
 * begun with, whatever the weights and the task: the search is never behind random search of a quarter of its trials, nor
 * far behind one of half of them where the network is of no use. Not thread-safe.
 */
final class Guard {

    private static final int ALWAYS = 4;
    private static final int IN_DOUBT = 2;
    private static final int PATIENCE = 12;

    private int fruitless;

    /**
     * Whether a proposal is to be a random draw.
     *
     * @param number its number, from 0
     */
    boolean draws(int number) {
        int every = fruitless < PATIENCE ? ALWAYS : IN_DOUBT;
        return number % every == every - 1;
    }

    /** Takes note of how a proposal of the network turned out. */
    void judge(boolean improved) {
        fruitless = improved ? 0 : fruitless + 1;
    }
}
