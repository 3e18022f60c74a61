/**
 * The proof that an entry is in the ledger (C2SP tlog-proof): the entry's hash leads to the root
 * (RFC 9162, section 2.1.3.2) of a checkpoint that the ledger's key has signed (C2SP signed-note,
 * Ed25519).
 */

/** Why a proof proves nothing; `unsupported` when this browser can't tell. */
export class NotProven extends Error {
  constructor(message, unsupported = false) {
    super(message);
    this.unsupported = unsupported;
  }
}

const FIRST_LINE = 'c2sp.org/tlog-proof@v1';

/**
 * Checks a proof.
 *
 * @param {string} proof the file
 * @param {string[]} ledgerKeys whose signatures count, `NAME+ID+BASE64`
 * @returns the entry, over how many entries the checkpoint is, and the id of the key that signed it
 */
export async function checkProof(proof, ledgerKeys) {
  const end = proof.indexOf('\n\n');
  const [first, extra, index, ...path] = proof.slice(0, end).split('\n');
  if (end < 0 || first !== FIRST_LINE || !extra?.startsWith('extra ')) {
    throw new NotProven('no proof');
  }
  const line = bytesOf(extra.slice('extra '.length));
  const number = Number(index.slice('index '.length));
  const checkpoint = await checkNote(proof.slice(end + 2), ledgerKeys);
  const [origin, size, root] = checkpoint.text.split('\n');
  if (origin !== checkpoint.signer) {
    throw new NotProven('a checkpoint of another ledger');
  }
  const leaf = await hash(Uint8Array.of(0), line);
  const found = await rootOf(leaf, number, Number(size), path.map(bytesOf));
  if (!found || base64(found) !== root) {
    throw new NotProven('the entry is not in what was signed');
  }
  const entry = JSON.parse(new TextDecoder().decode(line));
  if (entry.seq !== number) {
    throw new NotProven('an entry with another number');
  }
  return { entry, size: Number(size), key: checkpoint.key };
}

async function checkNote(note, ledgerKeys) {
  const end = note.lastIndexOf('\n\n');
  const text = note.slice(0, end + 1);
  for (const line of note.slice(end + 2).split('\n')) {
    const [, name, signature] = /^\u2014 (\S+) (\S+)$/.exec(line) ?? [];
    const [id, key] = name ? keyOf(name, bytesOf(signature), ledgerKeys) : [];
    if (key) {
      await checkSignature(text, bytesOf(signature).subarray(4), key);
      return { text, signer: name, key: id };
    }
  }
  throw new NotProven('signed by nobody who is known');
}

/** The key that claims to have signed: its id and its 32 bytes. */
function keyOf(name, signature, ledgerKeys) {
  const id = [...signature.subarray(0, 4)].map((b) => b.toString(16).padStart(2, '0')).join('');
  const known = ledgerKeys.find((each) => each.startsWith(`${name}+${id}+`));
  return known ? [id, bytesOf(known.slice(name.length + id.length + 2)).subarray(1)] : [];
}

async function checkSignature(text, signature, publicKey) {
  let key;
  try {
    key = await crypto.subtle.importKey('raw', publicKey, { name: 'Ed25519' }, false, ['verify']);
  } catch {
    throw new NotProven('this browser has no Ed25519', true);
  }
  const signed = new TextEncoder().encode(text);
  if (!(await crypto.subtle.verify({ name: 'Ed25519' }, key, signature, signed))) {
    throw new NotProven('not signed by the ledger\'s key');
  }
}

/** The root to which a leaf leads by these hashes; nothing when there are too few or too many. */
async function rootOf(leaf, index, size, path) {
  if (!(index < size)) {
    return undefined;
  }
  let [node, last, root] = [index, size - 1, leaf];
  for (const other of path) {
    if (last === 0) {
      return undefined;
    }
    if (node % 2 === 1 || node === last) {
      root = await hash(Uint8Array.of(1), other, root);
      while (node % 2 === 0 && node !== 0) {
        [node, last] = [node / 2, Math.floor(last / 2)];
      }
    } else {
      root = await hash(Uint8Array.of(1), root, other);
    }
    [node, last] = [Math.floor(node / 2), Math.floor(last / 2)];
  }
  return last === 0 ? root : undefined;
}

async function hash(...parts) {
  const all = new Blob(parts);
  return new Uint8Array(await crypto.subtle.digest('SHA-256', await all.arrayBuffer()));
}

/** Bytes of base64. */
export function bytesOf(text) {
  try {
    return Uint8Array.from(atob(text), (c) => c.charCodeAt(0));
  } catch {
    throw new NotProven('no base64');
  }
}

/** Base64 of bytes. */
export const base64 = (bytes) => btoa(String.fromCharCode(...bytes));
