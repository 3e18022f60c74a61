/**
 * What a key's file holds, as PKCS#8: PEM or DER of PKCS#8 (RFC 5958), PEM of PKCS#1 and SEC1, or
 * PKCS#12 (RFC 7292) whose key is locked with PBES2.
 */
import {
  Der, encode, IDENTIFIER, INTEGER, join, Malformed, NULL, numbered, OCTET_STRING, SEQUENCE,
} from './reading-der.js';
import { unlock } from './reading-lock.js';
import { keyRefusal, Refusal } from './reading-refusal.js';

/** More than any key's file has. */
export const LARGEST = 2 ** 20;

const RSA = Uint8Array.of(IDENTIFIER, 9, 42, 134, 72, 134, 247, 13, 1, 1, 1);
const EC = Uint8Array.of(IDENTIFIER, 7, 42, 134, 72, 206, 61, 2, 1);
const ZERO = Uint8Array.of(INTEGER, 1, 0);
const NOTHING = Uint8Array.of(NULL, 0);
const DATA = '1.2.840.113549.1.7.1';
const LOCKED_KEY = '1.2.840.113549.1.12.10.1.2';
const PLAIN_KEY = '1.2.840.113549.1.12.10.1.1';
const BLOCK = /-----BEGIN ([A-Z0-9 ]+)-----([^-]*)-----END \1-----/g;

/** Reads a file; the passphrase is UTF-8 and may be of no length. */
export async function readKeyFile(bytes, passphrase) {
  if (bytes.length > LARGEST) {
    throw keyRefusal('key.none');
  }
  try {
    const text = new TextDecoder('latin1').decode(bytes);
    return text.includes('-----BEGIN ')
      ? await ofPem([...text.matchAll(BLOCK)], passphrase)
      : await ofDer(Der.of(bytes), passphrase);
  } catch (e) {
    throw e instanceof Refusal ? e : keyRefusal(e instanceof Malformed ? 'key.none' : 'key.damaged');
  }
}

async function ofPem(blocks, passphrase) {
  const keys = blocks.filter(([, type]) => type.endsWith('PRIVATE KEY'));
  if (keys.length === 0 && blocks.some(([, type]) => type === 'CERTIFICATE')) {
    throw keyRefusal('key.certificate');
  }
  if (keys.length !== 1) {
    throw keyRefusal(keys.length === 0 ? 'key.none' : 'key.several');
  }
  const [, type, text] = keys[0];
  if (text.includes(':')) {
    throw keyRefusal('key.foreign');
  }
  const der = Der.of(Uint8Array.from(atob(text.replace(/\s/g, '')), (c) => c.charCodeAt(0)));
  switch (type) {
    case 'ENCRYPTED PRIVATE KEY':
      return locked(der, passphrase);
    case 'PRIVATE KEY':
      return der.encoded;
    case 'RSA PRIVATE KEY':
      return wrapped(join(RSA, NOTHING), der);
    case 'EC PRIVATE KEY':
      return wrapped(join(EC, curveIn(der)), der);
    default:
      throw keyRefusal('key.foreign');
  }
}

function wrapped(algorithm, der) {
  return encode(
    SEQUENCE, ZERO, encode(SEQUENCE, algorithm), encode(OCTET_STRING, der.encoded));
}

function curveIn(der) {
  const named = der.parts.find((each) => each.tag === numbered(0));
  if (!named) {
    throw keyRefusal('key.damaged');
  }
  return named.parts[0].encoded;
}

async function locked(der, passphrase) {
  if (passphrase.length === 0) {
    throw new Refusal('passphrase.needed', { field: 'passphrase' });
  }
  return unlock(der, passphrase);
}

async function ofDer(der, passphrase) {
  const [first, second] = der.expect(SEQUENCE).parts;
  if (first.tag === SEQUENCE && second?.tag === OCTET_STRING) {
    return locked(der, passphrase);
  }
  if (first.tag === SEQUENCE) {
    throw keyRefusal('key.certificate');
  }
  return first.number === 3 ? ofPkcs12(second, passphrase) : der.encoded;
}

/** The one key in it. Its checksum is left alone: a wrong passphrase shows when it is used. */
async function ofPkcs12(safe, passphrase) {
  const keys = contents(safe)
    .parts.filter((part) => part.parts[0].identifier === DATA)
    .flatMap((part) => contents(part).parts)
    .filter((bag) => [LOCKED_KEY, PLAIN_KEY].includes(bag.parts[0].identifier));
  if (keys.length !== 1) {
    throw keyRefusal(keys.length === 0 ? 'key.foreign' : 'key.several');
  }
  const [kind, value] = keys[0].parts;
  const key = value.expect(numbered(0)).parts[0];
  return kind.identifier === LOCKED_KEY ? locked(key, passphrase) : key.encoded;
}

/** What is in a ContentInfo of plain data. */
function contents(info) {
  const [type, value] = info.expect(SEQUENCE).parts;
  if (type.identifier !== DATA) {
    throw keyRefusal('key.foreign');
  }
  return Der.of(value.expect(numbered(0)).parts[0].octets).expect(SEQUENCE);
}
