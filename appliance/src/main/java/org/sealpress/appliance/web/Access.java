package org.sealpress.appliance.web;

/** Who may use a route. Each of the first four includes those after it. */
enum Access {
  /** Everybody. */
  OPEN,
  /** Who may look at the status. */
  VIEWER,
  /** Who may scan and look at pages. */
  OPERATOR,
  /** Who may change how the box works. */
  ADMINISTRATOR,
  /** Programs of this box, and those with a token. */
  MACHINE
}
