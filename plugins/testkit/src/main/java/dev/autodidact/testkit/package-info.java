/**
 * Contract tests for plugin authors: subclass one per extension, return the extension, and run it with JUnit 5.
 *
 * <pre>{@code
 * class MyLearnerTest extends LearnerContract {
 *     @Override
 *     protected Learner learner() {
 *         return new MyLearner();
 *     }
 * }
 * }</pre>
 */
@NullMarked
package dev.autodidact.testkit;

import org.jspecify.annotations.NullMarked;
