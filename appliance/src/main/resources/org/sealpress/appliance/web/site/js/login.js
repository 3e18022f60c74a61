// The login over a page whose session is over: what was typed beneath stays.

import { h } from './dom.js';
import { onSubmit } from './field.js';
import { api, onCode, onSignIn } from './http.js';
import { t } from './texts.js';

const CODE = { name: 'code', autocomplete: 'one-time-code', inputmode: 'numeric' };

function field(label, attributes) {
  return h('seal-field', { label }, h('input', { required: true, ...attributes }));
}

/**
 * Asks something that can't be left alone.
 *
 * @param {string} title
 * @param {string} why
 * @param {Array<Node>} fields
 * @param {function(object, HTMLElement): Promise<?Array<Node>>} act gives the fields to ask for next,
 *   or null at the end
 */
function insist(title, why, fields, act) {
  return new Promise((resolve) => {
    const asked = h('div', {}, fields);
    const form = h(
      'form.stack',
      {},
      h('h2', { id: 'login-title' }, title),
      h('p', {}, why),
      asked,
      h('p.buttons', {}, h('button', {}, t('common.login.go'))),
    );
    const dialog = h('dialog', { 'aria-labelledby': 'login-title' }, form);
    dialog.addEventListener('cancel', (event) => event.preventDefault());
    document.body.append(dialog);
    onSubmit(form, async (values) => {
      const next = await act(values);
      if (next === null) {
        dialog.close();
        dialog.remove();
        resolve();
      } else {
        asked.replaceChildren(...next);
        asked.querySelector('input').focus();
      }
    });
    dialog.showModal();
  });
}

function passwordFields() {
  return [
    field('common.login.user', { name: 'user', autocomplete: 'username', autocapitalize: 'none' }),
    field('common.login.password', { name: 'password', type: 'password', autocomplete: 'current-password' }),
  ];
}

async function signIn(values) {
  let stage;
  try {
    ({ stage } =
      'code' in values
        ? await api('/api/login/code', { method: 'POST', body: { code: values.code } })
        : await api('/api/login', { method: 'POST', body: values }));
  } catch (error) {
    if (!('code' in values) || error.status !== 401) {
      throw error;
    }
    // It took too long, or too many codes were wrong: from the beginning.
    return [h('p.wrong', { role: 'alert' }, error.message), ...passwordFields()];
  }
  if (stage !== 'in' && stage !== 'code') {
    location.assign('/login'); // there is more to do than to log in again
  }
  return stage === 'in' ? null : [field('common.login.code', CODE)];
}

onSignIn(() =>
  insist(
    t('common.login.title'),
    t('common.login.why'),
    passwordFields(),
    signIn,
  ),
);

onCode(() =>
  insist(t('common.login.code-title'), t('common.login.code-why'), [field('common.login.code', CODE)], async ({ code }) => {
    try {
      await api('/api/session/code', { method: 'POST', body: { code } });
    } catch (error) {
      if (error.status !== 401) {
        throw error;
      }
      // The session is over: what is asked again after this says so, and a login is asked for.
    }
    return null;
  }),
);
