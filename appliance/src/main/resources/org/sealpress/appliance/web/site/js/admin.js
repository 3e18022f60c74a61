// Administration: settings, log, and what is sent to whoever helps.

import { ready, t } from './app.js';
import { log } from './admin-log.js';
import { settings } from './admin-settings.js';
import { support } from './admin-support.js';

const at = (id) => document.getElementById(id);

await ready();
document.title = `${t('admin.title')} – Sealpress`;
support(at('support'));
await Promise.all([settings(at('settings')), log(at('log'))]);
