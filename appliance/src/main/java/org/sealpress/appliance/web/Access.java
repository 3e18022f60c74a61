package org.sealpress.appliance.web;

import org.sealpress.appliance.account.Role;

/** Who may use a route. */
public enum Access {
  /** Anybody. */
  OPEN,
  /** A user who is logged in, whatever the role. */
  VIEWER,
  /** An operator or an administrator. */
  OPERATOR,
  /** An administrator. */
  ADMINISTRATOR,
  /** A program with a token, and no browser. */
  MACHINE;

  /** Whether a logged-in user of a role may. */
  boolean allows(Role role) {
    return switch (this) {
      case OPEN, VIEWER -> true;
      case OPERATOR -> role.includes(Role.OPERATOR);
      case ADMINISTRATOR -> role.includes(Role.ADMINISTRATOR);
      case MACHINE -> false;
    };
  }
}
