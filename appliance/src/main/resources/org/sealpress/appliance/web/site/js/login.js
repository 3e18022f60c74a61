// The login over a page whose session is over: what was typed beneath stays.

import { h } from './dom.js';
import { onSubmit } from './field.js';
import { api, onSignIn } from './http.js';
import { t } from './texts.js';

function field(label, attributes) {
  return h('seal-field', { label }, h('input', { required: true, ...attributes }));
}

onSignIn(
  () =>
    new Promise((resolve) => {
      const form = h(
        'form.stack',
        {},
        h('h2', { id: 'login-title' }, t('common.login.title')),
        h('p', {}, t('common.login.why')),
        field('common.login.user', { name: 'user', autocomplete: 'username', autocapitalize: 'none' }),
        field('common.login.password', { name: 'password', type: 'password', autocomplete: 'current-password' }),
        field('common.login.code', { name: 'code', autocomplete: 'one-time-code', inputmode: 'numeric' }),
        h('p.buttons', {}, h('button', {}, t('common.login.go'))),
      );
      const dialog = h('dialog', { 'aria-labelledby': 'login-title' }, form);
      dialog.addEventListener('cancel', (event) => event.preventDefault());
      document.body.append(dialog);
      onSubmit(form, async (values) => {
        await api('/api/login', { method: 'POST', body: values });
        dialog.close();
        dialog.remove();
        resolve();
      });
      dialog.showModal();
    }),
);
