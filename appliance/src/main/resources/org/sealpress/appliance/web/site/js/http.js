// Asks the box.

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
let signingIn = null;

/** Who is logged in: {user, role, language, csrf}; null before it is known. */
export function who() {
  return session;
}

/** Says what is to be done when nobody is logged in: it resolves when somebody is. */
export function onSignIn(ask) {
  signIn = ask;
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

/**
 * Asks the box. When nobody is logged in any more, somebody has to log in first, over what the page
 * shows; then it is asked again.
 *
 * @param {string} path
 * @param {{method?: string, body?: object, signal?: AbortSignal}} options body is sent as JSON
 * @returns {Promise<object|null>} the answer; null when it is empty
 * @throws {Refused}
 */
export async function api(path, options = {}) {
  const answer = await send(path, options);
  if (answer.status === 401 && signIn !== null && !path.startsWith('/api/login')) {
    signingIn ??= signIn().finally(() => (signingIn = null));
    await signingIn;
    if (path !== '/api/session') {
      await loadSession();
    }
    return api(path, options);
  }
  const text = await answer.text();
  const json = (answer.headers.get('Content-Type') ?? '').startsWith('application/json');
  const body = json && text !== '' ? JSON.parse(text) : null;
  if (!answer.ok) {
    throw new Refused(body?.error ?? `${answer.status}`, answer.status, body?.field ?? '');
  }
  return body;
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
