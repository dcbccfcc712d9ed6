/** The contract of the stores of progress and sagas, of which Axon publishes no tests that could be extended. */
@NullMarked
package jp.csirt.incident.platform.messagestore;

import org.jspecify.annotations.NullMarked;
