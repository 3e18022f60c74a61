/**
 * Page workers: child JVMs in which all native code runs, so that a crash, a leak or a hang of it
 * costs a page's text at worst and never the daemon.
 *
 * <p>{@link PageWorkers} keeps them warm and hands {@link PageJob}s to them over pipes; {@code
 * WorkerMain} is the child. A worker that fails is replaced and the page tried again once, then
 * stored without text and flagged.
 *
 * <p>{@link FileWorker} keeps one more, which takes files that come from outside apart into pages;
 * {@code FileWorkerMain} is the child. A file that breaks it breaks nothing else.
 */
@NullMarked
package org.sealpress.worker;

import org.jspecify.annotations.NullMarked;
