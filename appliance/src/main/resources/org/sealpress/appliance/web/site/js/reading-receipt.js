/**
 * The receipt of a drill: one line of canonical JSON (RFC 8785), signed over the same line without
 * its signature, ECDSA in DER or RSASSA-PSS with a salt of 32 bytes, both with SHA-256.
 */
import { encode, INTEGER, SEQUENCE } from './reading-der.js';
import { base64 } from './reading-proof.js';

const ALPHABET = 'abcdefghijklmnopqrstuvwxyz234567';
const SALT = 32;

/**
 * Signs a receipt.
 *
 * @param drill its fields
 * @param holder the key
 * @returns its fields in their order, with `signature`
 */
export async function signReceipt(drill, holder) {
  const message = new TextEncoder().encode(canonical(drill));
  const scheme =
    holder.kind === 'RSA' ? { name: 'RSA-PSS', saltLength: SALT } : { name: 'ECDSA', hash: 'SHA-256' };
  const raw = new Uint8Array(await crypto.subtle.sign(scheme, holder.signs, message));
  return sorted({ ...drill, signature: base64(holder.kind === 'RSA' ? raw : inDer(raw)) });
}

/** As the ledger has it: sorted by name, without blanks. Texts, and numbers that are exact. */
export const canonical = (fields) => JSON.stringify(sorted(fields));

function sorted(fields) {
  return Object.fromEntries(Object.entries(fields).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Two numbers of the same length as ECDSA-Sig-Value (RFC 3279, section 2.2.3). */
function inDer(raw) {
  const half = raw.length / 2;
  return encode(SEQUENCE, integer(raw.subarray(0, half)), integer(raw.subarray(half)));
}

function integer(bytes) {
  let from = 0;
  while (from < bytes.length - 1 && bytes[from] === 0) {
    from++;
  }
  const number = bytes.subarray(from);
  return encode(INTEGER, number[0] >= 0x80 ? Uint8Array.of(0) : Uint8Array.of(), number);
}

/** 128 random bits, as the ledger writes them. */
export function randomId() {
  let bits = '';
  for (const byte of crypto.getRandomValues(new Uint8Array(16))) {
    bits += byte.toString(2).padStart(8, '0');
  }
  return bits
    .padEnd(130, '0')
    .match(/.{5}/g)
    .map((five) => ALPHABET[parseInt(five, 2)])
    .join('');
}
