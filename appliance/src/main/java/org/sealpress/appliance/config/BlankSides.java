package org.sealpress.appliance.config;

/** What becomes of a side with nothing on it. */
public enum BlankSides {
  /** It is a page like any other. */
  KEEP
}
