package org.sealpress.appliance.config;

/** What becomes of a side with nothing on it. */
public enum BlankSides {
  /** It is a page like any other. */
  KEEP,
  /** It is left out of the document, and counted. Should all be blank, all are kept. */
  DROP
}
