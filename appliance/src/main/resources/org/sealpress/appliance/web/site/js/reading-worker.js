/**
 * Where keys and plain documents are: a worker of its own, which the page ends when it is left. It
 * talks to the page by messages `{ id, task, ... }` and answers `{ id, progress }`, then `{ id, result
 * }` or `{ id, refusal }`.
 */
import { ask, fetchObject, pathOf } from './reading-box.js';
import { holderOf } from './reading-holder.js';
import { readKeyFile } from './reading-keyfile.js';
import { openObject } from './reading-object.js';
import { base64, checkProof } from './reading-proof.js';
import { randomId, signReceipt } from './reading-receipt.js';
import { Refusal } from './reading-refusal.js';

let holder;

/** Takes a key: whose it is, or no name when the box has no certificate of it. */
async function key({ file, passphrase }) {
  holder = undefined;
  try {
    const room = await ask('/api/reading');
    const opened = await holderOf(await readKeyFile(new Uint8Array(file), passphrase));
    const own = room.holders.filter((each) => each.key === base64(opened.publicKey));
    holder = { ...opened, room, own };
    return { name: own[0]?.holder ?? '', kind: opened.kind };
  } finally {
    passphrase.fill(0);
    new Uint8Array(file).fill(0);
  }
}

/** Opens a version of a document: the PDF, and what was checked. */
async function open({ document, version }, progress) {
  const { plain, facts, proof } = await checked({ document, version }, progress);
  return { result: { plain, facts, proof }, transfer: [plain] };
}

/** All checks; nothing is given out of a document that fails one. */
async function checked(wanted, progress) {
  progress({ step: 'asking' });
  const facts = await ask(`${pathOf(wanted)}/reading`);
  const proof = await proven(facts);
  progress({ step: 'fetching', done: 0, of: facts.size });
  const object = await fetchObject(facts, (done) =>
    progress({ step: 'fetching', done, of: facts.size }));
  progress({ step: 'opening' });
  if ((await sha256(object)) !== facts.sha256) {
    throw new Refusal('object.damaged');
  }
  const plain = await openedBy(holder, object, facts);
  if ((await sha256(plain)) !== facts.plainSha256) {
    throw new Refusal('object.other');
  }
  if (new TextDecoder('latin1').decode(new Uint8Array(plain, 0, Math.min(5, plain.byteLength))) !== '%PDF-') {
    throw new Refusal('object.no-pdf');
  }
  return { plain, facts, proof };
}

async function openedBy(opener, object, facts) {
  try {
    return await openObject(object, opener);
  } catch (e) {
    if (e.code !== 'key.other') {
      throw e;
    }
    const names = facts.recipients.map(
      (each) => opener.room.holders.find(({ fingerprint }) => fingerprint === each)?.holder ?? each.slice(0, 12));
    throw new Refusal('key.other', { field: 'key', holders: names });
  }
}

/** What the ledger says, proven: how far; or why that is not known. */
async function proven(facts) {
  if (!facts.proof) {
    return { state: 'unsigned' };
  }
  try {
    const { entry, size, key } = await checkProof(facts.proof, holder.room.ledgerKeys);
    const same = ['document', 'version', 'pages', 'size', 'sha256', 'plainSha256'];
    if (entry.type !== 'sealed' || same.some((each) => entry[each] !== facts[each])) {
      throw new Refusal('ledger.other');
    }
    return { state: 'proven', size, key, entry: entry.seq };
  } catch (e) {
    if (e instanceof Refusal) {
      throw e;
    }
    if (e.unsupported) {
      return { state: 'unsupported' };
    }
    throw new Refusal('ledger.other');
  }
}

/** Rehearses a restore: the signed receipt, and what is wrong with documents. */
async function drill({ sample }, progress) {
  const own = holder.own[0];
  if (!own) {
    throw new Refusal('drill.stranger', { field: 'key' });
  }
  const began = new Date();
  const start = performance.now();
  const plan = await ask(`/api/drill?holder=${own.fingerprint}&sample=${sample}`);
  if (plan.documents.length === 0) {
    throw new Refusal('drill.nothing');
  }
  const failed = [];
  let tried = 0;
  for (const [done, each] of plan.documents.entries()) {
    progress({ step: 'rehearsing', done, of: plan.documents.length });
    try {
      await checked(each, () => {});
      tried++;
    } catch (e) {
      if (e instanceof Refusal && e.code === 'object.large') {
        continue; // not tried, so it neither came back nor failed
      }
      if (!(e instanceof Refusal) || !e.code.startsWith('object.')) {
        throw e; // the box can't give it now: that says nothing of the document
      }
      tried++;
      failed.push({ ...each, code: e.code, args: e.args });
    }
  }
  if (tried === 0) {
    throw new Refusal('object.large');
  }
  const receipt = await signReceipt(
    {
      type: 'drill',
      receipt: randomId(),
      holder: own.fingerprint,
      source: plan.source,
      ledger: plan.ledger,
      head: plan.head,
      hash: plan.hash,
      drilled: began.toISOString(),
      millis: Math.round(performance.now() - start),
      documents: tried,
      failed: failed.length,
    },
    holder);
  return { receipt, failed };
}

async function sha256(bytes) {
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return [...hash].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

const TASKS = { key, open, drill };

self.onmessage = async ({ data }) => {
  const { id, task } = data;
  try {
    const done = await TASKS[task](data, (progress) => self.postMessage({ id, progress }));
    self.postMessage({ id, result: done.result ?? done }, done.transfer ?? []);
  } catch (e) {
    const known = e instanceof Refusal ? e : new Refusal('unknown', { why: String(e) });
    const { code, field, args } = known;
    self.postMessage({ id, refusal: { code, field, args } });
  }
};
