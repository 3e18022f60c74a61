package org.sealpress.intake;

import java.io.ByteArrayOutputStream;
import java.util.concurrent.CompletableFuture;
import org.sealpress.worker.PageJob;
import org.sealpress.worker.PageResult;

/**
 * A page that is being read.
 *
 * @param image its bytes, once it is; empty when those of the source are kept
 */
record ReadPage(PageJob job, ByteArrayOutputStream image, CompletableFuture<PageResult> result) {}
