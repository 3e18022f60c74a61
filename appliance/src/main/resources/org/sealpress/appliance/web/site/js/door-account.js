// The reader's own account.

import { api, ask, fill, h, may, moment, onSubmit, ready, t, table, tell } from './app.js';
import { enrol, field, newPassword } from './door-steps.js';

const main = document.getElementById('main');
await ready();
await show();

async function show() {
  const account = await api('/api/account');
  document.title = `${t('login.account.title')} - Sealpress`;
  fill(
    main,
    h('h1', {}, t('login.account.title')),
    h(
      'section.card',
      {},
      h('p', {}, t('login.account.who', { user: account.user, role: t(`login.role.${account.role}`) })),
      may('administrator') ? h('p', {}, h('a', { href: '/users' }, t('login.users.title'))) : null,
      h('p.buttons', {}, h('button', { type: 'button', id: 'logout', click: logout }, t('login.logout'))),
    ),
    passwordCard(),
    authenticatorCard(account),
    sessionsCard(account),
  );
}

async function logout() {
  await api('/api/session', { method: 'DELETE' });
  location.assign('/login');
}

function passwordCard() {
  const form = h(
    'form.stack',
    {},
    field('login.password.old-label', { name: 'old', type: 'password', autocomplete: 'current-password' }),
    newPassword(),
    h('p.buttons', {}, h('button', {}, t('login.password.change'))),
  );
  onSubmit(form, async (values) => {
    await api('/api/account/password', { method: 'POST', body: values });
    form.reset();
    tell(t('login.password.changed'));
    await show();
  });
  return h('section.card', {}, h('h2', {}, t('login.password')), form);
}

function authenticatorCard(account) {
  return h(
    'section.card',
    {},
    h('h2', {}, t('login.app')),
    h('p', {}, t('login.recovery.left', { count: account.recovery })),
    h('p.buttons', {}, h('button', { type: 'button', id: 'another', click: another }, t('login.app.another'))),
  );
}

async function another() {
  const go = await ask({
    title: t('login.app.another'),
    body: t('login.app.another-what'),
    confirm: t('login.next'),
  });
  if (go) {
    await enrol(main, '/api/account/authenticator', show);
  }
}

function sessionsCard(account) {
  const columns = [
    { title: t('login.session.browser'), cell: (each) => browser(each.browser) },
    { title: t('login.session.address'), cell: (each) => each.address },
    { title: t('login.session.used'), cell: (each) => moment(each.used) },
    {
      title: t('login.session.end'),
      cell: (each) =>
        each.current
          ? t('login.session.this')
          : h('button.quiet', { type: 'button', click: () => end(each) }, t('login.session.end')),
    },
  ];
  return h(
    'section.card',
    {},
    h('h2', {}, t('login.sessions')),
    table(t('login.sessions.what'), columns, account.sessions),
    h('p.buttons', {}, h('button.danger', { type: 'button', click: endAll }, t('login.sessions.end'))),
  );
}

/** What people call it; all that it says of itself where that is nothing known. */
function browser(agent) {
  const name = [['Edg/', 'Edge'], ['Firefox/', 'Firefox'], ['Chrome/', 'Chrome'], ['Safari/', 'Safari']].find(([mark]) =>
    agent.includes(mark),
  );
  const system = ['Android', 'iPhone', 'iPad', 'Windows', 'Mac OS X', 'Linux'].find((each) => agent.includes(each));
  return name === undefined ? agent : [name[1], system].filter(Boolean).join(', ');
}

async function end(session) {
  await api(`/api/account/sessions/${session.handle}`, { method: 'DELETE' });
  await show();
}

async function endAll() {
  await api('/api/account/sessions', { method: 'DELETE' });
  location.assign('/login');
}
