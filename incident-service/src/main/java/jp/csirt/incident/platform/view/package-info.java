/** Views that can be built anew while the service runs: which collection holds a view, and how another takes its place. */
@NullMarked
package jp.csirt.incident.platform.view;

import org.jspecify.annotations.NullMarked;
