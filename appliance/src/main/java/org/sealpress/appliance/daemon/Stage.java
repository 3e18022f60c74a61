package org.sealpress.appliance.daemon;

import java.util.Locale;

/** How far a capture is. */
enum Stage {
  /** The button was pressed; the scanner is busy with another capture or away. */
  WAITING,
  /** Sheets are fed. */
  SCANNING,
  /** The feeder stopped before it was empty: a person decides how it goes on. */
  HELD,
  /** All sheets are fed, pages are read. */
  READING,
  /** All sides are read, and a person is to look at the pages. */
  CHECKING,
  /** The document is made. */
  SEALING,
  /** The sealed document is on the box. */
  SEALED,
  /** It is on every target too. */
  SAFE,
  /** It can't go on now and will be tried again; its sides are safe in the spool. */
  PARKED,
  /** Nothing came of it: no sheet was fed. */
  EMPTY,
  /** A person threw it away. */
  DISCARDED;

  /** As the interface says it. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
