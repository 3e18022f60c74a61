// Files that the box makes.

import { api } from './app.js';
import { Refused, who } from './http.js';

/**
 * Fetches a file and has the browser keep it.
 *
 * @param {string} path
 * @param {string} name what it is called
 * @param {object} [body] sent as JSON; without one the file is got as it is
 */
export async function download(path, name, body) {
  const answer = await fetchFile(path, body);
  const address = URL.createObjectURL(await answer.blob());
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

async function fetchFile(path, body) {
  const headers = body === undefined ? {} : { 'Content-Type': 'application/json', 'X-Sealpress-CSRF': who()?.csrf ?? '' };
  let answer;
  try {
    answer = await fetch(path, {
      method: body === undefined ? 'GET' : 'POST',
      headers,
      body: body === undefined ? undefined : JSON.stringify(body),
      credentials: 'same-origin',
      cache: 'no-store',
    });
  } catch (error) {
    throw new Refused(error.message, 0);
  }
  if (answer.ok) {
    return answer;
  }
  const why = await answer.json().catch(() => ({}));
  if (answer.status === 401 || (answer.status === 403 && why.code === true)) {
    await api(path, body === undefined ? {} : { method: 'POST', body }); // asks for what is wanted
    return fetchFile(path, body);
  }
  throw new Refused(why.error ?? `HTTP ${answer.status}`, answer.status, why.field ?? '');
}
