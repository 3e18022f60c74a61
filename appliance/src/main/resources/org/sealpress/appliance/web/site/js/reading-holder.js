/**
 * A private key that opens sealed objects and signs receipts. The browser keeps it so that no script
 * can read it again; the bytes that it was made of are overwritten.
 */
import { BIT_STRING, Der, encode, numbered, SEQUENCE } from './reading-der.js';
import { keyRefusal } from './reading-refusal.js';

const RSA = '1.2.840.113549.1.1.1';
const EC = '1.2.840.10045.2.1';
const CURVES = { '1.2.840.10045.3.1.7': 'P-256', '1.3.132.0.34': 'P-384' };
const HASH = 'SHA-256';

/** How each kind opens (`opening`) and signs (`signing`). */
const rsa = { opening: { name: 'RSA-OAEP', hash: HASH }, signing: { name: 'RSA-PSS', hash: HASH } };

/**
 * Makes a key of PKCS#8.
 *
 * @returns kind (`RSA` or `EC`), curve, the public key (SubjectPublicKeyInfo, RFC 5280), and the
 *     browser's two keys
 */
export async function holderOf(pkcs8) {
  try {
    const [, algorithm, key] = Der.of(pkcs8).expect(SEQUENCE).parts;
    const [kind, curve] = algorithm.parts;
    if (kind.identifier === RSA) {
      return await made('RSA', '', publicRsa(algorithm, Der.of(key.octets)), pkcs8, rsa);
    }
    const named = kind.identifier === EC ? CURVES[curve.identifier] : undefined;
    if (!named) {
      throw keyRefusal('key.foreign');
    }
    return await made('EC', named, publicEc(algorithm, Der.of(key.octets)), pkcs8, {
      opening: { name: 'ECDH', namedCurve: named },
      signing: { name: 'ECDSA', namedCurve: named },
    });
  } catch (e) {
    throw e.code && e.field ? e : keyRefusal('key.damaged');
  } finally {
    pkcs8.fill(0);
  }
}

async function made(kind, curve, publicKey, pkcs8, { opening, signing }) {
  const [opens, signs] = await Promise.all([
    crypto.subtle.importKey(
      'pkcs8', pkcs8, opening, false, [kind === 'RSA' ? 'decrypt' : 'deriveBits']),
    crypto.subtle.importKey('pkcs8', pkcs8, signing, false, ['sign']),
  ]);
  return { kind, curve, publicKey, opens, signs };
}

/** Modulus and public exponent of an RSAPrivateKey (RFC 8017, appendix A.1.2). */
function publicRsa(algorithm, key) {
  const [, modulus, exponent] = key.parts;
  return published(algorithm, encode(SEQUENCE, modulus.encoded, exponent.encoded));
}

/** The point of an ECPrivateKey (RFC 5915, section 3), which everybody writes into it. */
function publicEc(algorithm, key) {
  const point = key.parts.find((each) => each.tag === numbered(1));
  if (!point) {
    throw keyRefusal('key.foreign');
  }
  return published(algorithm, point.parts[0].bits);
}

function published(algorithm, key) {
  return encode(SEQUENCE, algorithm.encoded, encode(BIT_STRING, Uint8Array.of(0), key));
}
