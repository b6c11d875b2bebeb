// Creates the collections, relations, role, policy, permissions and the measured user through the Directus API.
// DIRECTUS_URL, DIRECTUS_ADMIN_TOKEN from the environment; ROW_RULES=1 adds the row filter (Directus 12 refuses it without a licence).
const URL_ = process.env.DIRECTUS_URL || 'http://127.0.0.1:8055',
  TOK = process.env.DIRECTUS_ADMIN_TOKEN || 'bench-admin-token',
  RULES = process.env.ROW_RULES === '1';
const api = async (m, p, b) => {
  const r = await fetch(URL_ + p, {
    method: m,
    headers: { authorization: 'Bearer ' + TOK, 'content-type': 'application/json' },
    body: b && JSON.stringify(b),
  });
  const t = await r.text();
  if (!r.ok) throw new Error(m + ' ' + p + ' ' + r.status + ' ' + t.slice(0, 400));
  return t ? JSON.parse(t).data : null;
};
const pk = { field: 'id', type: 'integer', schema: { is_primary_key: true, has_auto_increment: true } };
const f = (field, type, idx) => ({ field, type, schema: idx ? { is_indexed: true } : {} });
const C = {
  plans: [pk, f('name', 'string'), f('office', 'integer', 1)],
  units: [pk, f('name', 'string')],
  sections: [pk, f('name', 'string')],
  states: [pk, f('name', 'string')],
  tasks: [
    pk,
    f('plan', 'integer', 1),
    f('section', 'integer'),
    f('seq', 'integer'),
    f('lead', 'integer', 1),
    f('state', 'integer'),
    f('due', 'date'),
    f('text', 'text'),
  ],
  duties: [pk, f('task', 'integer', 1), f('unit', 'integer', 1), f('is_lead', 'boolean')],
  reports: [pk, f('task', 'integer', 1), f('unit', 'integer'), f('created', 'timestamp'), f('text', 'text')],
};
for (const [c, fields] of Object.entries(C)) await api('POST', '/collections', { collection: c, schema: {}, meta: {}, fields });
for (const [c, o2m, one] of [
  ['tasks', 'duties', 'task'],
  ['tasks', 'reports', 'task'],
  ['plans', 'tasks', 'plan'],
])
  await api('POST', '/fields/' + c, { field: o2m, type: 'alias', meta: { special: ['o2m'], interface: 'list-o2m' } });
for (const [many, field, one, oneField] of [
  ['tasks', 'plan', 'plans', 'tasks'],
  ['tasks', 'section', 'sections', null],
  ['tasks', 'lead', 'units', null],
  ['tasks', 'state', 'states', null],
  ['duties', 'task', 'tasks', 'duties'],
  ['duties', 'unit', 'units', null],
  ['reports', 'task', 'tasks', 'reports'],
  ['reports', 'unit', 'units', null],
])
  await api('POST', '/relations', {
    collection: many,
    field,
    related_collection: one,
    schema: { on_delete: 'NO ACTION' },
    meta: oneField ? { one_field: oneField } : {},
  });
await api('POST', '/fields/directus_users', { field: 'office', type: 'integer', schema: {} });
const role = await api('POST', '/roles', { name: '督查室' });
const policy = await api('POST', '/policies', { name: '督查室', app_access: true, admin_access: false });
await api('POST', '/access', { role: role.id, policy: policy.id });
const own = (x) => (RULES ? x : null),
  O = { _eq: '$CURRENT_USER.office' };
const perm = (collection, action, permissions) =>
  api('POST', '/permissions', { policy: policy.id, collection, action, fields: ['*'], permissions: own(permissions) });
for (const c of ['units', 'sections', 'states']) await perm(c, 'read', null);
await perm('plans', 'read', { office: O });
await perm('tasks', 'read', { plan: { office: O } });
await perm('tasks', 'update', { plan: { office: O } });
await perm('duties', 'read', { task: { plan: { office: O } } });
await perm('reports', 'read', { task: { plan: { office: O } } });
await perm('reports', 'create', null);
await api('POST', '/users', {
  email: 'office@example.com',
  password: 'bench-Office-1',
  role: role.id,
  token: 'bench-office-token',
  office: 1,
  status: 'active',
});
console.log('ok', role.id, policy.id);
