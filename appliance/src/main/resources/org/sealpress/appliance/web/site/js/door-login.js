// The login.

import { api, h, ready, t } from './app.js';
import { field, form, goOn, show } from './door-steps.js';

const main = document.getElementById('main');
await ready(true);

/** Where the reader wanted to go, on this box alone. */
function home() {
  const to = new URLSearchParams(location.search).get('to') ?? '';
  location.replace(/^[a-z-]{1,30}$/.test(to) ? `/${to}` : '/');
}

function begin() {
  show(
    main,
    t('login.title'),
    form(
      [
        field('login.user', { name: 'user', autocomplete: 'username', autocapitalize: 'none', spellcheck: 'false' }),
        field('login.password', { name: 'password', type: 'password', autocomplete: 'current-password' }),
      ],
      t('login.next'),
      async (values) => {
        const { stage } = await api('/api/login', { method: 'POST', body: values });
        await goOn(main, stage, home);
      },
    ),
    h('p.hint', {}, t('login.lost')),
  );
}

const { stage, setup } = await api('/api/login');
if (setup) {
  location.replace('/setup');
} else if (stage === 'none' || stage === 'code') {
  begin();
} else {
  await goOn(main, stage, home);
}
