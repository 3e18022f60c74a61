// The way to the worker in which keys and documents are.

import { Refusal } from './reading-refusal.js';

const SCRIPT = '/js/reading-worker.js';

/** The one script that this page may start, where the browser asks for that. */
const policy = globalThis.trustedTypes?.createPolicy('reading', {
  createScriptURL: (url) => {
    if (url !== SCRIPT) {
      throw new TypeError(url);
    }
    return url;
  },
}) ?? { createScriptURL: (url) => url };

/** A worker, which begins when it is needed and ends with all that it knows. */
export class Room {
  worker = null;
  waiting = new Map();
  next = 0;

  /**
   * Has the worker do something.
   *
   * @param {string} task
   * @param {object} what
   * @param {Transferable[]} [handed] parts of it that are given away
   * @param {function(object)} [progress]
   * @throws {Refusal}
   */
  ask(task, what, handed = [], progress = () => {}) {
    this.worker ??= this.begin();
    const id = (this.next += 1);
    return new Promise((resolve, reject) => {
      this.waiting.set(id, { resolve, reject, progress });
      this.worker.postMessage({ id, task, ...what }, handed);
    });
  }

  begin() {
    const worker = new Worker(policy.createScriptURL(SCRIPT), { type: 'module' });
    worker.onmessage = ({ data }) => this.answered(data);
    worker.onerror = () => this.close(new Refusal('unknown', { why: 'worker' }));
    return worker;
  }

  answered({ id, progress, result, refusal }) {
    const asked = this.waiting.get(id);
    if (asked === undefined) {
      return;
    }
    if (progress !== undefined) {
      asked.progress(progress);
      return;
    }
    this.waiting.delete(id);
    if (refusal === undefined) {
      asked.resolve(result);
    } else {
      asked.reject(new Refusal(refusal.code, { ...refusal.args, field: refusal.field }));
    }
  }

  /** Ends the worker: key and documents in it are gone. */
  close(why = new Refusal('closed')) {
    this.worker?.terminate();
    this.worker = null;
    const waiting = [...this.waiting.values()];
    this.waiting.clear();
    waiting.forEach((each) => each.reject(why));
  }
}
