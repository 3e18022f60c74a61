// The users of the box, for administrators.

import { api, ask, fill, h, onSubmit, ready, Refused, t, table, tell, who } from './app.js';
import { field } from './door-steps.js';

const ROLES = ['viewer', 'operator', 'administrator'];

const main = document.getElementById('main');
main.dataset.wide = '';
await ready();
await show();

async function show() {
  const { users } = await api('/api/users');
  document.title = `${t('login.users.title')} - Sealpress`;
  fill(
    main,
    h('h1', {}, t('login.users.title')),
    h('section.card', {}, table(t('login.users.what'), columns(), users)),
    addCard(),
  );
}

function columns() {
  return [
    { title: t('login.user'), cell: (each) => each.user },
    { title: t('login.role'), cell: (each) => roleChoice(each) },
    {
      title: t('login.users.state'),
      cell: (each) =>
        each.passwordOnce
          ? t('login.users.invited')
          : each.authenticator
            ? t('login.users.ready', { count: each.sessions })
            : t('login.users.no-app'),
    },
    {
      title: t('login.users.help'),
      cell: (each) =>
        h(
          'div.row-buttons',
          {},
          button('login.users.reset-password', each, resetPassword),
          button('login.users.reset-app', each, resetApp),
          button('login.users.remove', each, remove),
        ),
    },
  ];
}

function button(key, user, act) {
  return h(
    'button.quiet',
    { type: 'button', 'aria-label': `${t(key)}: ${user.user}`, click: () => tried(() => act(user)) },
    t(key),
  );
}

function roleChoice(user) {
  return h(
    'select',
    {
      'aria-label': `${t('login.role')}: ${user.user}`,
      change: (event) =>
        tried(() => api(`/api/users/${user.user}/role`, { method: 'POST', body: { role: event.target.value } })),
    },
    ROLES.map((role) => h('option', { value: role, selected: role === user.role }, t(`login.role.${role}`))),
  );
}

/** Does it and shows how it is then; what is refused is said. */
async function tried(act) {
  try {
    await act();
  } catch (error) {
    if (!(error instanceof Refused)) {
      throw error;
    }
    tell(error.message);
  }
  await show();
}

async function tellPassword(user, password) {
  await ask({
    title: t('login.users.password-of', { user }),
    body: h('div', {}, h('p', {}, t('login.users.password-what')), h('p.secret', { id: 'once' }, password)),
    confirm: t('login.users.told'),
  });
}

async function resetPassword({ user }) {
  const { password } = await api(`/api/users/${user}/password`, { method: 'POST', body: {} });
  await tellPassword(user, password);
}

async function resetApp({ user }) {
  await api(`/api/users/${user}/authenticator`, { method: 'POST', body: {} });
  tell(t('login.users.app-reset', { user }));
}

async function remove({ user }) {
  const sure = await ask({
    title: t('login.users.remove-title', { user }),
    body: t(user === who()?.user ? 'login.users.remove-self' : 'login.users.remove-what'),
    confirm: t('login.users.remove'),
    danger: true,
  });
  if (sure) {
    await api(`/api/users/${user}`, { method: 'DELETE' });
  }
}

function addCard() {
  const roles = h(
    'seal-field',
    { label: 'login.role', hint: 'login.role.hint' },
    h('select', { name: 'role' }, ROLES.map((role) => h('option', { value: role }, t(`login.role.${role}`)))),
  );
  const form = h(
    'form.stack',
    { id: 'add' },
    field('login.user', { name: 'user', autocomplete: 'off', autocapitalize: 'none', spellcheck: 'false' }, 'login.user.hint'),
    roles,
    h('p.buttons', {}, h('button', {}, t('login.users.add'))),
  );
  onSubmit(form, async (values) => {
    const { password } = await api('/api/users', { method: 'POST', body: values });
    await tellPassword(values.user, password);
    await show();
  });
  return h('section.card', {}, h('h2', {}, t('login.users.add')), form);
}
