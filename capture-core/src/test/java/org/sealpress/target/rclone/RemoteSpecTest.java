package org.sealpress.target.rclone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RemoteSpecTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "office:sealpress | office: | sealpress | office:sealpress/a/b",
        "office: | office: | `` | office:a/b",
        "office:/ | office: | / | office:/a/b",
        "My Drive.2:x/ | My Drive.2: | x/ | My Drive.2:x/a/b",
        "/mnt/backup | `` | /mnt/backup | /mnt/backup/a/b",
        "/mnt/a:b | `` | /mnt/a:b | /mnt/a:b/a/b",
        ":local:/x | :local: | /x | :local:/x/a/b",
        ":sftp,host=nas,user=box:x | :sftp,host=nas,user=box: | x | :sftp,host=nas,user=box:x/a/b",
        ":sftp,host=\"::1\",key_file='/k:1':x | :sftp,host=\"::1\",key_file='/k:1': | x | :sftp,host=\"::1\",key_file='/k:1':x/a/b",
      })
  void remotesAreReadAsRcloneReadsThem(String text, String remote, String path, String child) {
    RemoteSpec spec = RemoteSpec.parse(text);
    assertEquals(new RemoteSpec(remote, path), spec);
    assertEquals(text, spec.toString());
    assertEquals(child, spec.child("a/b").toString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "backup",
        "./backup",
        "../x",
        "dir/office:x",
        "-v:x",
        "--config=x:y",
        ":",
        ",:x"
      })
  void whatIsNoRemoteIsRefused(String text) {
    assertThrows(IllegalArgumentException.class, () -> RemoteSpec.parse(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        ":sftp,host=nas,pass=hunter2:x",
        "office,pass=hunter2:x",
        ":s3,secret_access_key=hunter2:x",
        ":webdav,bearer_token='hunter2':x",
        ":b2,account=a,key=hunter2:x",
        ":sftp,key_pem=hunter2:x",
        ":sftp,key_file_pass=hunter2:x",
        ":azureblob,sas_url=hunter2:x"
      })
  void passwordsAreRefusedAndNotRepeated(String text) {
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> RemoteSpec.parse(text));
    String message = String.valueOf(e.getMessage());
    assertFalse(message.contains("hunter2"), message);
    assertTrue(message.contains("configuration file"), message);
  }

  @Test
  void theBucketIsTheFirstPartOfThePath() {
    assertEquals("s3:bucket", RemoteSpec.parse("s3:bucket/a/b").bucket().toString());
    assertEquals("s3:bucket", RemoteSpec.parse("s3:/bucket/a").bucket().toString());
    assertEquals("s3:bucket", RemoteSpec.parse("s3:bucket").bucket().toString());
    assertEquals("s3:", RemoteSpec.parse("s3:").bucket().toString());
  }
}
