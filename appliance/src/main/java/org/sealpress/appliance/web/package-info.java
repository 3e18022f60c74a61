/**
 * The box's page and what programs ask, over HTTPS.
 *
 * <p>The way of a request: {@link org.sealpress.appliance.web.ConnectionWatch} looks at the bytes,
 * {@link org.sealpress.appliance.web.Shielding} at name, method and path, {@link
 * org.sealpress.appliance.web.RequestRate} counts; then {@link org.sealpress.appliance.web.Guard}
 * asks who it is and whether they may, and only then the handler of a {@link
 * org.sealpress.appliance.web.Route} runs. All routes are in {@link
 * org.sealpress.appliance.web.RouteTable}: a test walks it.
 */
@NullMarked
package org.sealpress.appliance.web;

import org.jspecify.annotations.NullMarked;
