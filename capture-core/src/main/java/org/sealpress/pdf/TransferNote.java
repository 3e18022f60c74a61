package org.sealpress.pdf;

/**
 * What became of the sheets that were fed for a document: the accounts that BSI TR-03138 and NF
 * Z42-026 ask for, carried by the document itself.
 *
 * @param sheets sheets that the pages are of
 * @param sidesFed sides that came whole from the scanner
 * @param sidesFedAgain those of them whose sheet was fed once more, which are no pages
 * @param sidesRefused sides that came short or broke off, which are no pages
 * @param sidesBlank pages that were found blank
 * @param sidesDropped sides that were found blank and are no pages, as the class wants it, or that
 *     a person left out
 * @param sidesLost sides that the box's disk has lost, which are no pages
 * @param separators sides of separator sheets, which are no pages
 * @param stops how often the feeder stopped before it was empty
 * @param continued how often feeding went on after that
 * @param gap what is missing, in words; empty when every sheet is there
 */
public record TransferNote(
    int sheets,
    int sidesFed,
    int sidesFedAgain,
    int sidesRefused,
    int sidesBlank,
    int sidesDropped,
    int sidesLost,
    int separators,
    int stops,
    int continued,
    String gap) {}
