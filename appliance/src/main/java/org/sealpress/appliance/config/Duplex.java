package org.sealpress.appliance.config;

/** How the backs of sheets are scanned. */
public enum Duplex {
  /** The source tells: a duplex feeder gives both sides, any other one the fronts alone. */
  SCANNER,
  /** All fronts are fed, then a person turns the stack over and the backs are. */
  MANUAL
}
