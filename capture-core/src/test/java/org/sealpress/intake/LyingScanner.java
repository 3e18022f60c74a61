package org.sealpress.intake;

import java.util.Optional;
import org.sealpress.page.PageFormat;
import org.sealpress.scan.Feed;
import org.sealpress.scan.ScanFault;
import org.sealpress.scan.ScanProfile;
import org.sealpress.scan.Scanner;
import org.sealpress.scan.ScannerInfo;
import org.sealpress.scan.Side;

/** A scanner that says another shape of each page than it gave. */
record LyingScanner(Scanner scanner, PageFormat says) implements Scanner {

  @Override
  public ScannerInfo info() {
    return scanner.info();
  }

  @Override
  public void check(ScanProfile profile) throws ScanFault {
    scanner.check(profile);
  }

  @Override
  public Feed feed(ScanProfile profile) throws ScanFault {
    Feed feed = scanner.feed(profile);
    return new Feed() {
      @Override
      public Optional<Side> next() throws ScanFault {
        return feed.next()
            .map(
                side ->
                    out -> {
                      side.copyTo(out);
                      return says;
                    });
      }

      @Override
      public void close() {
        feed.close();
      }
    };
  }

  @Override
  public void close() {
    scanner.close();
  }
}
