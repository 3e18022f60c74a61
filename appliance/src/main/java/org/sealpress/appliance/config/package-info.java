/**
 * The configuration file {@code sealpress.yaml}: YAML in, immutable records out, or every mistake
 * of the file at once, each as one line {@code FILE:LINE: what is wrong; what is expected; what to
 * do}.
 *
 * <p>Flow: {@link ConfigFile#read} takes the bytes ({@code Source}), makes a tree whose nodes know
 * their lines ({@code TreeReader}) and lets {@code ConfigReader} pick the keys out of it. The
 * reader asks a {@code Section} for each key with its {@code Type}; what was asked for is what is
 * allowed, so a new key is one line there. Run over an {@code Outline} instead of a file, the same
 * reader tells all keys that there are; a test holds the commented example against that list.
 *
 * <p>Invariants: nothing is constructed from tags, anchors are refused, nesting and size are
 * bounded. A reader that meets a mistake reports it and goes on with a stand-in; with a single
 * mistake reported the records are thrown away.
 */
@NullMarked
package org.sealpress.appliance.config;

import org.jspecify.annotations.NullMarked;
