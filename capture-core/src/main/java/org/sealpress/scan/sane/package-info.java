/**
 * Scanners at a SANE daemon, through the SANE network protocol.
 *
 * <p>{@link SaneScanners} lists and opens. An open scanner ({@code SaneScanner}) holds a {@code
 * Link}: a connection with the device open on it. A link that broke is replaced at the next call.
 * {@code ProfileWriter} sets the options of a profile, {@code SaneFeed} runs one batch, {@code
 * FrameCopy} moves the rows of one side and counts them. Every call is bounded twice: each read by
 * the socket's time-out, the whole call by a {@code Watchdog} which closes the sockets.
 *
 * <p>The library jfreesane does sessions, devices and options. Frames are read by {@link
 * au.com.southsky.jfreesane.FrameStream}, which tells why.
 */
@NullMarked
package org.sealpress.scan.sane;

import org.jspecify.annotations.NullMarked;
