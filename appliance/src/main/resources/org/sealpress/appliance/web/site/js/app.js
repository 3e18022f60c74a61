// What pages are made of. A page imports from here alone.

export { fill, h, lightShape } from './dom.js';
export { api, may, onSignIn, Refused, who } from './http.js';
export { ago, bytes, current, day, has, moment, number, sayAll, t } from './texts.js';
export { events } from './live.js';
export { ready } from './shell.js';
export { onSubmit, SealField } from './field.js';
export { ask, tell } from './dialog.js';
export { table } from './table.js';
import './login.js';
