package org.sealpress.appliance.config;

/** When copies to the targets are due. */
public enum Copies {
  /** As soon as the document is sealed. */
  AT_ONCE
}
