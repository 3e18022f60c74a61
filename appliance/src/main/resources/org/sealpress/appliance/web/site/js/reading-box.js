/** What the box is asked for: sealed objects, and what its ledger says of them. */
import { Refusal } from './reading-refusal.js';

/** More than a browser holds twice; larger ones are for `sealpress restore`. */
const LARGEST = 2 ** 30;

/** JSON from the box. */
export async function ask(path) {
  return (await answered(path)).json();
}

/** The path of a version of a document. */
export const pathOf = ({ document, version }) =>
  `/api/documents/${encodeURIComponent(document)}/versions/${encodeURIComponent(version)}`;

/**
 * A sealed object.
 *
 * @param facts of the version: its size is that of the object
 * @param {(bytes: number) => void} progress told how many bytes have come
 */
export async function fetchObject(facts, progress) {
  if (facts.size > LARGEST) {
    throw new Refusal('object.large');
  }
  const object = new Uint8Array(facts.size);
  const reader = (await answered(`${pathOf(facts)}/object`)).body.getReader();
  let at = 0;
  for (let part = await read(reader); !part.done; part = await read(reader)) {
    if (at + part.value.length > object.length) {
      await reader.cancel();
      throw new Refusal('object.damaged');
    }
    object.set(part.value, at);
    at += part.value.length;
    progress(at);
  }
  if (at < object.length) {
    throw new Refusal('object.broken');
  }
  return object;
}

async function read(reader) {
  try {
    return await reader.read();
  } catch {
    throw new Refusal('object.broken');
  }
}

/** How often a box that is busy is asked again, a second later each time. */
const PATIENCE = 60;

async function answered(path, tries = PATIENCE) {
  let answer;
  try {
    answer = await fetch(path, { cache: 'no-store', redirect: 'error' });
  } catch {
    throw new Refusal('box.away');
  }
  if (answer.ok) {
    return answer;
  }
  if (answer.status === 401) {
    throw new Refusal('session');
  }
  if (answer.status === 429 && tries > 0) {
    await new Promise((resolve) => setTimeout(resolve, 1000));
    return answered(path, tries - 1);
  }
  const said = await answer.json().catch(() => ({}));
  throw new Refusal('box.refused', { why: said.error ?? String(answer.status) });
}
