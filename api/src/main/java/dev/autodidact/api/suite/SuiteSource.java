package dev.autodidact.api.suite;

/** Opens task suites of one sort. {@code starter} is the source's id alone, {@code dir:data} gives it an argument. */
public interface SuiteSource {

    /** {@return the id: what stands before the colon} */
    String id();

    /** {@return how to write it and what it opens, on one line, such as {@code dir:PATH, every data file of a folder}} */
    String usage();

    /**
     * Opens a suite without loading its tasks.
     *
     * @param argument what stands after the colon; empty where there is no colon
     * @return the suite
     * @throws dev.autodidact.api.AutodidactException of kind CALLER where the argument is wrong
     */
    TaskSuite open(String argument);
}
