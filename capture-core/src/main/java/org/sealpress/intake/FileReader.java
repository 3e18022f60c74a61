package org.sealpress.intake;

import java.io.IOException;
import java.nio.file.Path;
import org.sealpress.worker.FileWorker;
import org.sealpress.worker.WorkerFault;

/** Takes files apart into pages; {@link FileWorker#read} is one, and has the contract. */
@FunctionalInterface
public interface FileReader {

  /** As {@link FileWorker#read}. */
  int read(Path file, boolean keepJpegs, FileWorker.Pages pages) throws WorkerFault, IOException;
}
