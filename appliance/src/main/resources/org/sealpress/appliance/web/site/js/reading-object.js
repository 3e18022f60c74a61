/**
 * Opens sealed objects: CMS AuthEnvelopedData (RFC 5083) with AES-256-GCM (RFC 5084), its key wrapped
 * by RSA-OAEP with SHA-256 (RFC 4055) or by ECDH with the SHA-256 KDF and AES-256 key wrap (RFC
 * 5753). Other algorithms are refused. The browser gives out nothing before the tag over all of it is
 * right.
 */
import {
  Der, encode, join, Malformed, numbered, OCTET_STRING, SEQUENCE, SET,
} from './reading-der.js';
import { Refusal } from './reading-refusal.js';

const AUTH_ENVELOPED = '1.2.840.113549.1.9.16.1.23';
const DATA = '1.2.840.113549.1.7.1';
const AES_256_GCM = '2.16.840.1.101.3.4.1.46';
const AES_256_WRAP = '2.16.840.1.101.3.4.1.45';
const RSA_OAEP = '1.2.840.113549.1.1.7';
const MGF1 = '1.2.840.113549.1.1.8';
const SHA_256 = '2.16.840.1.101.3.4.2.1';
const ECDH_SHA_256 = '1.3.132.1.11.1';
const CIPHERTEXT = 0x80;
const TAG = 16;
const NONCE = 12;
const AGREED_BITS = { 'P-256': 256, 'P-384': 384 };

/**
 * Opens an object.
 *
 * @param {Uint8Array} bytes all of it; is changed
 * @param holder the key
 * @returns {Promise<ArrayBuffer>} the document
 */
export async function openObject(bytes, holder) {
  const envelope = parsed(bytes);
  const key = await contentKey(envelope.recipients, holder);
  bytes.copyWithin(envelope.end, envelope.tag.start, envelope.tag.end);
  try {
    return await crypto.subtle.decrypt(
      { name: 'AES-GCM', iv: envelope.nonce, tagLength: 8 * TAG },
      key,
      bytes.subarray(envelope.start, envelope.end + TAG));
  } catch {
    throw new Refusal('object.damaged');
  }
}

function parsed(bytes) {
  try {
    const [type, content] = Der.of(bytes).expect(SEQUENCE).parts;
    if (type.identifier !== AUTH_ENVELOPED) {
      throw new Refusal('object.foreign');
    }
    const data = Der.at(bytes, content.expect(numbered(0)).start, content.end).expect(SEQUENCE);
    const [version, recipients, info, tag] = data.parts;
    const [contentType, algorithm, ciphertext] = info.expect(SEQUENCE).parts;
    if (version.number !== 0 || contentType.identifier !== DATA || tag.octets.length !== TAG) {
      throw new Refusal('object.foreign');
    }
    return {
      recipients: recipients.expect(SET).parts,
      nonce: nonceOf(algorithm),
      start: ciphertext.expect(CIPHERTEXT).start,
      end: ciphertext.end,
      tag,
    };
  } catch (e) {
    throw e instanceof Malformed ? new Refusal('object.damaged') : e;
  }
}

function nonceOf(algorithm) {
  const [kind, parameters] = algorithm.parts;
  const [nonce, tagLength] = kind.identifier === AES_256_GCM ? parameters.parts : [];
  if (nonce?.octets.length !== NONCE || tagLength?.number !== TAG) {
    throw new Refusal('object.foreign');
  }
  return nonce.octets;
}

/** Tries all entries of the key's kind: which one is its own, only its certificate would say. */
async function contentKey(recipients, holder) {
  for (const entry of recipients) {
    try {
      const key =
        entry.tag === SEQUENCE && holder.kind === 'RSA'
          ? await transported(entry, holder)
          : entry.tag === numbered(1) && holder.kind === 'EC'
            ? await agreed(entry, holder)
            : undefined;
      if (key) {
        return key;
      }
    } catch (e) {
      if (!(e instanceof Malformed) && !(e instanceof DOMException)) {
        throw e;
      }
    }
  }
  throw new Refusal('key.other', { field: 'key' });
}

/** KeyTransRecipientInfo (RFC 5652, section 6.2.1). */
async function transported(entry, holder) {
  const [, , algorithm, wrapped] = entry.parts;
  if (!isOaep(algorithm)) {
    throw new Refusal('object.foreign');
  }
  const raw = await crypto.subtle.decrypt({ name: 'RSA-OAEP' }, holder.opens, wrapped.octets);
  try {
    return await crypto.subtle.importKey('raw', raw, 'AES-GCM', false, ['decrypt']);
  } finally {
    new Uint8Array(raw).fill(0);
  }
}

/** With SHA-256 for both hashes and no label. */
function isOaep(algorithm) {
  const [kind, parameters] = algorithm.parts;
  if (kind.identifier !== RSA_OAEP || !parameters) {
    return false;
  }
  const given = parameters.parts;
  const hash = given.find((each) => each.tag === numbered(0))?.parts[0];
  const mask = given.find((each) => each.tag === numbered(1))?.parts[0];
  return (
    hash?.parts[0].identifier === SHA_256 &&
    mask?.parts[0].identifier === MGF1 &&
    mask.parts[1].parts[0].identifier === SHA_256
  );
}

/** KeyAgreeRecipientInfo (RFC 5652, section 6.2.2) with a key for this object alone. */
async function agreed(entry, holder) {
  const [, originator, algorithm, keys] = entry.parts;
  const [kind, wrap] = algorithm.expect(SEQUENCE).parts;
  if (kind.identifier !== ECDH_SHA_256 || wrap.parts[0].identifier !== AES_256_WRAP) {
    throw new Refusal('object.foreign');
  }
  const [, point] = originator.expect(numbered(0)).parts[0].expect(numbered(1)).parts;
  const name = { name: 'ECDH', namedCurve: holder.curve };
  const sender = await crypto.subtle.importKey('raw', point.bits, name, false, []);
  const shared = await crypto.subtle.deriveBits(
    { name: 'ECDH', public: sender }, holder.opens, AGREED_BITS[holder.curve]);
  const wrapping = await wrappingKey(new Uint8Array(shared), wrap);
  for (const each of keys.parts) {
    const opened = await crypto.subtle
      .unwrapKey('raw', each.parts[1].octets, wrapping, 'AES-KW', 'AES-GCM', false, ['decrypt'])
      .catch(() => undefined);
    if (opened) {
      return opened;
    }
  }
  return undefined;
}

/** The KDF of X9.63 over ECC-CMS-SharedInfo (RFC 5753, sections 3.6.1 and 7.2), for 256 bits. */
async function wrappingKey(shared, wrap) {
  const bits = encode(OCTET_STRING, Uint8Array.of(0, 0, 1, 0));
  const info = encode(SEQUENCE, wrap.encoded, encode(numbered(2), bits));
  const key = await crypto.subtle.digest('SHA-256', join(shared, Uint8Array.of(0, 0, 0, 1), info));
  shared.fill(0);
  return crypto.subtle.importKey('raw', key, 'AES-KW', false, ['unwrapKey']);
}
