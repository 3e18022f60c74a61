// The first user of a new box.

import { api, h, ready, t } from './app.js';
import { field, form, goOn, newPassword, show } from './door-steps.js';

const main = document.getElementById('main');
await ready(true);

show(
  main,
  t('login.setup.title'),
  h('p', {}, t('login.setup.what')),
  form(
    [
      field('login.setup.code', { name: 'code', autocomplete: 'off', autocapitalize: 'characters' }, 'login.setup.code-hint'),
      field('login.user', { name: 'user', autocomplete: 'username', autocapitalize: 'none', spellcheck: 'false' }, 'login.user.hint'),
      newPassword(),
    ],
    t('login.next'),
    async (values) => {
      const { stage } = await api('/api/setup', { method: 'POST', body: values });
      await goOn(main, stage, () => location.replace('/'));
    },
  ),
  h('p', {}, h('a', { href: '/ca.pem' }, t('login.setup.authority'))),
);
