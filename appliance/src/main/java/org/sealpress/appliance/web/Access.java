package org.sealpress.appliance.web;

/** Who may use a route. Each role may do what the former may. */
public enum Access {
  /** Everybody, without a login. */
  OPEN,
  /** Who may look. */
  VIEWER,
  /** Who may also scan and change drives. */
  OPERATOR,
  /** Who may also change users and settings. */
  ADMINISTRATOR,
  /** Programs with a token. */
  MACHINE
}
