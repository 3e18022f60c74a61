package org.sealpress.child;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;

/**
 * The child's end of a {@link ChildProcess}.
 *
 * @param in what the parent asks for
 * @param out what it is told
 */
public record ParentPipes(DataInputStream in, DataOutputStream out) {
  private static final int BUFFER = 64 * 1024;

  /**
   * Takes standard input and output for it, and sees to it that this process ends with its parent:
   * one that is busy when the parent is killed must not stay behind.
   */
  public static ParentPipes taken() {
    ParentPipes pipes =
        new ParentPipes(
            new DataInputStream(
                new BufferedInputStream(new FileInputStream(FileDescriptor.in), BUFFER)),
            new DataOutputStream(
                new BufferedOutputStream(new FileOutputStream(FileDescriptor.out), BUFFER)));
    // Whatever else prints must not end up between the answers.
    System.setOut(System.err);
    ProcessHandle.current()
        .parent()
        .ifPresent(
            parent -> {
              var unused = parent.onExit().thenRun(() -> Runtime.getRuntime().halt(1));
            });
    return pipes;
  }
}
