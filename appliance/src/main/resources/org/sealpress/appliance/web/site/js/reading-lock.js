/**
 * Takes the passphrase off a private key: PBES2 (RFC 8018) with scrypt (RFC 7914) or PBKDF2, and
 * AES in CBC mode. What trying a passphrase costs is read first: a file that was made to do harm, or
 * is damaged, must not hang the browser.
 */
import { scrypt } from './noble-hashes/scrypt.js';
import { Der, SEQUENCE } from './reading-der.js';
import { keyRefusal, Refusal } from './reading-refusal.js';

const PBES2 = '1.2.840.113549.1.5.13';
const PBKDF2 = '1.2.840.113549.1.5.12';
const SCRYPT = '1.3.6.1.4.1.11591.4.11';
const HASHES = {
  '1.2.840.113549.2.7': 'SHA-1',
  '1.2.840.113549.2.9': 'SHA-256',
  '1.2.840.113549.2.10': 'SHA-384',
  '1.2.840.113549.2.11': 'SHA-512',
};
const CIPHERS = { '2.16.840.1.101.3.4.1.2': 16, '2.16.840.1.101.3.4.1.42': 32 };

/** As the box's own program has it: the most that a key may ask for. */
const MOST_MEMORY = 2 ** 30;
const MOST_WORK = 2 ** 31;
const MOST_ROUNDS = 10_000_000;

/**
 * The key inside (PKCS#8).
 *
 * @param {Der} locked EncryptedPrivateKeyInfo (RFC 5958)
 * @param {Uint8Array} passphrase UTF-8
 */
export async function unlock(locked, passphrase) {
  const [algorithm, content] = locked.expect(SEQUENCE).parts;
  const [scheme, parameters] = algorithm.parts;
  if (scheme.identifier !== PBES2) {
    throw keyRefusal('key.foreign');
  }
  const [derivation, encryption] = parameters.parts;
  const [cipher, iv] = encryption.parts;
  const length = CIPHERS[cipher.identifier];
  if (!length) {
    throw keyRefusal('key.foreign');
  }
  const secret = await derive(derivation, passphrase, length);
  try {
    const key = await crypto.subtle.importKey('raw', secret, 'AES-CBC', false, ['decrypt']);
    const plain = await crypto.subtle.decrypt(
      { name: 'AES-CBC', iv: iv.octets }, key, content.octets);
    return Der.of(new Uint8Array(plain)).expect(SEQUENCE).encoded;
  } catch {
    throw new Refusal('passphrase.wrong', { field: 'passphrase' });
  } finally {
    secret.fill(0);
  }
}

async function derive(derivation, passphrase, length) {
  const [kind, parameters] = derivation.parts;
  if (kind.identifier === SCRYPT) {
    return byScrypt(parameters.parts, passphrase, length);
  }
  if (kind.identifier === PBKDF2) {
    return byRounds(parameters.parts, passphrase, length);
  }
  throw keyRefusal('key.foreign');
}

function byScrypt([salt, cost, block, parallel], passphrase, length) {
  const [N, r, p] = [cost.number, block.number, parallel.number];
  const memory = 128 * r * (N + p);
  if (!(memory <= MOST_MEMORY) || !(128 * r * N * p <= MOST_WORK)) {
    throw keyRefusal('key.costly');
  }
  try {
    return scrypt(passphrase, salt.octets, { N, r, p, dkLen: length, maxmem: 2 * MOST_MEMORY });
  } catch (e) {
    throw keyRefusal(e instanceof RangeError && N > 2 ** 16 ? 'key.costly' : 'key.damaged');
  }
}

async function byRounds([salt, rounds, ...others], passphrase, length) {
  if (!(rounds.number <= MOST_ROUNDS)) {
    throw keyRefusal('key.costly');
  }
  const named = others.find((each) => each.tag === SEQUENCE);
  const hash = named ? HASHES[named.parts[0].identifier] : 'SHA-1';
  if (!hash) {
    throw keyRefusal('key.foreign');
  }
  const key = await crypto.subtle.importKey('raw', passphrase, 'PBKDF2', false, ['deriveBits']);
  return new Uint8Array(
    await crypto.subtle.deriveBits(
      { name: 'PBKDF2', salt: salt.octets, iterations: rounds.number, hash }, key, 8 * length));
}
