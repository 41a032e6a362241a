/** The suites {@code navigation}, {@code cartpole} and {@code bandits}: families of control tasks as policy-gradient objectives. */
@NullMarked
package dev.autodidact.suites.internal.control;

import org.jspecify.annotations.NullMarked;
