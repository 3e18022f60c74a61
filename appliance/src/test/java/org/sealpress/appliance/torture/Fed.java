package org.sealpress.appliance.torture;

import java.util.List;

/**
 * What the scanner knows of one press.
 *
 * @param capture its id; empty when the daemon died before it could be told
 * @param sides numbers of the sides that lay in the feeder, in order
 * @param delivered how many of them the scanner gave away whole
 * @param acknowledged how many of them the box had said to be safe: by asking for the next one, or
 *     in so many words
 */
record Fed(String capture, List<Integer> sides, int delivered, int acknowledged) {}
