/** Numbers about the box for Prometheus; Micrometer is here only. */
@NullMarked
package org.sealpress.appliance.metrics;

import org.jspecify.annotations.NullMarked;
