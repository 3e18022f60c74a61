package org.sealpress.intake;

/** Makes a journal entry of what a person wants, as the pages are at this moment. */
interface CheckDecision<T extends JournalEntry> {
  /** The entry. */
  T on(Arrangement now) throws CheckRefused;
}
