/**
 * Who may come in by the box's page: users with a password and a second factor, programs with a
 * token, the sessions of browsers.
 *
 * <p>A login has steps ({@link org.sealpress.appliance.account.Stage}): the password, then the code
 * of an authenticator, or at the first login its enrolment and, where somebody else chose the
 * password, a new one. Each step that goes well gives the session another id. {@link
 * org.sealpress.appliance.account.Logins} knows the way; nothing here knows of HTTP.
 *
 * <p>Invariants: passwords are kept as Argon2id, tokens and recovery codes as SHA-256 (they are
 * random), the secrets of authenticators encrypted under a key beside them; a code is good once;
 * everything that a stranger can make grow is bounded; a user that there is not costs as much time
 * as one that there is.
 */
@NullMarked
package org.sealpress.appliance.account;

import org.jspecify.annotations.NullMarked;
