package org.sealpress.seal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ASN1Set;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.asn1.cms.GCMParameters;
import org.bouncycastle.asn1.cms.RecipientInfo;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;

/**
 * All of a sealed object but its ciphertext (RFC 5083, section 2.1):
 *
 * <pre>
 * ContentInfo { id-ct-authEnvelopedData, [0] AuthEnvelopedData {
 *   version 0, recipientInfos SET,
 *   authEncryptedContentInfo { id-data, aes256-GCM { nonce, 16 }, [0] ciphertext },
 *   mac OCTET STRING } }
 * </pre>
 */
final class Envelope {
  /** More than anybody's list of recipients takes; keeps a damaged length from filling memory. */
  private static final int MOST_RECIPIENT_BYTES = 1 << 20;

  private static final byte[] VERSION_0 = {0};

  private final List<RecipientInfo> recipients;
  private final byte[] nonce;
  private final long contentLength;

  private Envelope(List<RecipientInfo> recipients, byte[] nonce, long contentLength) {
    this.recipients = recipients;
    this.nonce = nonce;
    this.contentLength = contentLength;
  }

  List<RecipientInfo> recipients() {
    return recipients;
  }

  byte[] nonce() {
    return nonce;
  }

  long contentLength() {
    return contentLength;
  }

  /** Everything before the ciphertext; after it come {@link #beforeTag} and the tag. */
  static byte[] header(List<RecipientInfo> recipients, byte[] nonce, long length)
      throws IOException {
    ASN1EncodableVector entries = new ASN1EncodableVector();
    recipients.forEach(entries::add);
    byte[] recipientSet = new DERSet(entries).getEncoded(ASN1Encoding.DER);
    byte[] type = CMSObjectIdentifiers.authEnvelopedData.getEncoded(ASN1Encoding.DER);
    byte[] dataType = CMSObjectIdentifiers.data.getEncoded(ASN1Encoding.DER);
    byte[] algorithm = Algorithms.content(nonce).getEncoded(ASN1Encoding.DER);

    long contentInfo = dataType.length + algorithm.length + Der.sizeOf(length);
    long version = Der.sizeOf(VERSION_0.length);
    long tag = Der.sizeOf(Algorithms.TAG_BYTES);
    long data = version + recipientSet.length + Der.sizeOf(contentInfo) + tag;

    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(Der.header(Der.SEQUENCE, type.length + Der.sizeOf(Der.sizeOf(data))));
    out.writeBytes(type);
    out.writeBytes(Der.header(Der.EXPLICIT_0, Der.sizeOf(data)));
    out.writeBytes(Der.header(Der.SEQUENCE, data));
    out.writeBytes(Der.header(Der.INTEGER, VERSION_0.length));
    out.writeBytes(VERSION_0);
    out.writeBytes(recipientSet);
    out.writeBytes(Der.header(Der.SEQUENCE, contentInfo));
    out.writeBytes(dataType);
    out.writeBytes(algorithm);
    out.writeBytes(Der.header(Der.IMPLICIT_0, length));
    return out.toByteArray();
  }

  /** Tag and length of the GCM tag. */
  static byte[] beforeTag() {
    return Der.header(Der.OCTET_STRING, Algorithms.TAG_BYTES);
  }

  /**
   * Reads everything before the ciphertext.
   *
   * @throws SealFault {@link SealFault.Kind#NOT_SEALED} or {@link SealFault.Kind#WRONG_ALGORITHM}
   *     when it is a CMS object of another kind
   * @throws Der.Malformed when it is not what {@link #header} would write
   */
  static Envelope read(Der der, String name) throws SealFault, Der.Malformed, IOException {
    long outer = der.enter(Der.SEQUENCE, "the object") + der.position();
    checkType(der.identifier("the object's type"), name);
    expectEnd(outer, der.enter(Der.EXPLICIT_0, "the object's content") + der.position());
    expectEnd(outer, der.enter(Der.SEQUENCE, "AuthEnvelopedData") + der.position());
    if (!Arrays.equals(VERSION_0, der.value(Der.INTEGER, 8, "the version"))) {
      throw new Der.Malformed("its version is not 0");
    }
    List<RecipientInfo> recipients =
        recipients(der.value(Der.SET, MOST_RECIPIENT_BYTES, "the recipients"));
    long info = der.enter(Der.SEQUENCE, "the content's description") + der.position();
    if (!CMSObjectIdentifiers.data.equals(der.identifier("the content's type"))) {
      throw new Der.Malformed("its content is not plain data");
    }
    byte[] nonce = nonce(der.value(Der.SEQUENCE, 256, "the content's algorithm"), name);
    long length = der.enter(Der.IMPLICIT_0, "the ciphertext");
    expectEnd(info, length + der.position());
    expectEnd(outer, info + beforeTag().length + Algorithms.TAG_BYTES);
    return new Envelope(recipients, nonce, length);
  }

  /** Reads what follows the ciphertext: the tag, and then nothing. */
  static byte[] readTag(Der der) throws Der.Malformed, IOException {
    byte[] tag = der.value(Der.OCTET_STRING, Algorithms.TAG_BYTES, "the tag");
    if (tag.length != Algorithms.TAG_BYTES) {
      throw new Der.Malformed("its tag has " + tag.length * 8 + " bits, expected 128");
    }
    der.end();
    return tag;
  }

  private static void checkType(ASN1ObjectIdentifier type, String name) throws SealFault {
    if (CMSObjectIdentifiers.envelopedData.equals(type)) {
      throw new SealFault(
          SealFault.Kind.WRONG_ALGORITHM,
          name
              + " is encrypted but not authenticated (EnvelopedData): anybody could have changed"
              + " it; expected AuthEnvelopedData");
    }
    if (!CMSObjectIdentifiers.authEnvelopedData.equals(type)) {
      throw new SealFault(
          SealFault.Kind.NOT_SEALED,
          name + " is a CMS object of the kind " + type + ", expected AuthEnvelopedData");
    }
  }

  private static void expectEnd(long expected, long found) throws Der.Malformed {
    if (expected != found) {
      throw new Der.Malformed(
          "its lengths contradict each other (a part ends at byte "
              + found
              + ", expected "
              + expected
              + ")");
    }
  }

  private static List<RecipientInfo> recipients(byte[] contents) throws Der.Malformed {
    try {
      byte[] der = concatenate(Der.header(Der.SET, contents.length), contents);
      ASN1Set set = ASN1Set.getInstance(der);
      if (!Arrays.equals(der, set.getEncoded(ASN1Encoding.DER))) {
        throw new Der.Malformed("its recipients are not DER");
      }
      return Arrays.stream(set.toArray()).map(RecipientInfo::getInstance).toList();
    } catch (IOException | RuntimeException e) {
      throw new Der.Malformed("its recipients cannot be read: " + e.getMessage());
    }
  }

  private static byte[] nonce(byte[] contents, String name) throws SealFault, Der.Malformed {
    AlgorithmIdentifier algorithm;
    byte[] nonce = new byte[0];
    try {
      algorithm =
          AlgorithmIdentifier.getInstance(
              ASN1Sequence.getInstance(
                  concatenate(Der.header(Der.SEQUENCE, contents.length), contents)));
      if (algorithm.getAlgorithm().equals(Algorithms.CONTENT)) {
        nonce = GCMParameters.getInstance(algorithm.getParameters()).getNonce();
      }
      byte[] canonical = Algorithms.content(nonce).getEncoded(ASN1Encoding.DER);
      if (nonce.length == Algorithms.NONCE_BYTES
          && Arrays.equals(canonical, algorithm.getEncoded(ASN1Encoding.DER))) {
        return nonce;
      }
    } catch (IOException | RuntimeException e) {
      throw new Der.Malformed("its content's algorithm cannot be read: " + e.getMessage());
    }
    throw new SealFault(
        SealFault.Kind.WRONG_ALGORITHM,
        name
            + " is encrypted with "
            + algorithm.getAlgorithm()
            + " and these parameters; expected AES-256-GCM with a 12-byte nonce and a 128-bit tag");
  }

  private static byte[] concatenate(byte[] first, byte[] second) {
    byte[] all = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, all, first.length, second.length);
    return all;
  }
}
