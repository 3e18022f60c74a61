package org.sealpress.target.rclone;

import java.util.List;
import org.sealpress.tool.ToolResult;

/**
 * How an upload to an object store is kept from replacing what somebody else has put there since it
 * was looked: in S3 by a condition ({@code If-None-Match: *}, RFC 9110), which the store itself
 * checks. rclone knows no such option, but sends a header with each of its requests; so there must
 * be no others among them. A store that does not know the condition refuses it; then, and with
 * other stores, each name is looked up once more right before.
 */
final class OnlyNew {
  private static final List<String> CONDITION =
      List.of(
          "--header=If-None-Match: *",
          "--no-check-dest",
          "--no-traverse",
          "--s3-no-head",
          "--s3-no-check-bucket");
  private static final List<String> LOOK =
      List.of("--ignore-existing", "--no-traverse", "--s3-no-check-bucket");

  private boolean conditional;

  OnlyNew(boolean s3) {
    conditional = s3;
  }

  /** Options of an upload. */
  List<String> options() {
    return conditional ? CONDITION : LOOK;
  }

  /** Whether the store does not know the condition: the upload is to be made again, without it. */
  boolean unknown(ToolResult result) {
    boolean refused =
        conditional
            && !result.ok()
            && (result.err().contains("NotImplemented")
                || result.err().contains("status code: 501"));
    conditional = conditional && !refused;
    return refused;
  }

  /** Whether a name was taken meanwhile. */
  static boolean taken(ToolResult result) {
    return result.err().contains("PreconditionFailed");
  }
}
