// Asks the box.

import { has, t } from './texts.js';

/** Something that the box refused. */
export class Refused extends Error {
  /**
   * @param {string} message what the box says, for people
   * @param {number} status of HTTP; 0 when the box can't be reached
   * @param {string} field which field of a form it is about; '' for none
   */
  constructor(message, status, field = '') {
    super(message);
    this.status = status;
    this.field = field;
  }
}

let session = null;
let signIn = null;
let giveCode = null;

/** Who is logged in: {user, role, language, csrf}; null before it is known. */
export function who() {
  return session;
}

/** Says what is to be done when nobody is logged in: it resolves when somebody is. */
export function onSignIn(ask) {
  signIn = once(ask);
}

/** Says what is to be done when a code of the authenticator is wanted first. */
export function onCode(ask) {
  giveCode = once(ask);
}

/** One question of a kind at a time, however many requests want it answered. */
function once(ask) {
  let asking = null;
  return () => (asking ??= ask().finally(() => (asking = null)));
}

/** Asks who is logged in, and for the value that requests must carry. */
export async function loadSession() {
  session = await api('/api/session');
  return session;
}

const RANKS = ['viewer', 'operator', 'administrator'];

/** Whether whoever is logged in may do what a role may. */
export function may(role) {
  return RANKS.indexOf(session?.role ?? '') >= RANKS.indexOf(role);
}

/** What the questions themselves ask for: a refusal there is theirs. */
const INSIDE = ['/api/login', '/api/session/code'];

/**
 * Asks the box. When nobody is logged in any more, or a code is wanted, that is asked for first, over
 * what the page shows; then the box is asked again.
 *
 * @param {string} path
 * @param {{method?: string, body?: object, signal?: AbortSignal}} options body is sent as JSON
 * @returns {Promise<object|null>} the answer; null when it is empty
 * @throws {Refused}
 */
export async function api(path, options = {}) {
  const answer = await send(path, options);
  if (answer.status === 401 && signIn !== null && !INSIDE.some((each) => path.startsWith(each))) {
    await signIn();
    if (path !== '/api/session') {
      await loadSession();
    }
    return api(path, options);
  }
  const text = await answer.text();
  const json = (answer.headers.get('Content-Type') ?? '').startsWith('application/json');
  const body = json && text !== '' ? JSON.parse(text) : null;
  if (answer.status === 403 && body?.code === true && giveCode !== null) {
    await giveCode();
    return api(path, options);
  }
  if (answer.status === 403 && body?.csrf === true && !options.anew) {
    const before = session?.user;
    await loadSession(); // somebody has logged in anew, in another window
    if (session.user === before) {
      return api(path, { ...options, anew: true });
    }
  }
  if (!answer.ok) {
    throw new Refused(said(body, answer.status), answer.status, body?.field ?? '');
  }
  return body;
}

/** In the reader's language where there is a text, else as the box says it. */
function said(body, status) {
  return body?.key !== undefined && has(body.key)
    ? t(body.key, body.args ?? {})
    : (body?.error ?? String(status));
}

async function send(path, { method = 'GET', body, signal }) {
  const headers = { Accept: 'application/json' };
  if (method !== 'GET') {
    headers['X-Sealpress-CSRF'] = session?.csrf ?? '';
  }
  if (body !== undefined) {
    headers['Content-Type'] = 'application/json';
  }
  try {
    return await fetch(path, {
      method,
      headers,
      signal,
      body: body === undefined ? undefined : JSON.stringify(body),
      credentials: 'same-origin',
      cache: 'no-store',
      redirect: 'error',
    });
  } catch (error) {
    if (error.name === 'AbortError') {
      throw error;
    }
    throw new Refused(error.message, 0);
  }
}
