/** Values made from a schema of openapi.json: right ones, with ids that exist where the name says whose they are, and wrong ones made of those. */
import { randomUUID } from 'node:crypto';
import { deep, LONG, TEXTS, THINGS } from './hostile.mjs';

const POOL_OF = [
  [/planId$/i, 'plans'],
  [/tasks?(?:Id|Ids)?$/i, 'tasks'],
  [/(?:unit|unitIds?|of|from|to)$/i, 'units'],
  [/unitId$/i, 'units'],
  [/periodId$/i, 'periods'],
  [/findingIds?$/i, 'findings'],
  [/groupIds?$/i, 'groups'],
  [/evidenceIds?$/i, 'evidence'],
  [/indicatorIds?$/i, 'indicators'],
  [/personId|standInFor/i, 'people'],
];

export const shapes = (document, chance, pools) => {
  const known = (name) => {
    const pool = pools[POOL_OF.find(([pattern]) => pattern.test(name))?.[1] ?? ''] ?? [];
    return pool.length > 0 && chance.next() < 0.9 ? chance.pick(pool) : chance.pick(TEXTS);
  };
  const resolved = (schema) =>
    schema?.$ref
      ? resolved(
          schema.$ref
            .split('/')
            .slice(1)
            .reduce((at, part) => at[part], document),
        )
      : (schema ?? {});

  const text = (schema, name) => {
    if (schema.format === 'uuid') return randomUUID();
    if (schema.format === 'date' || /On$|^by$|asOf/.test(name))
      return chance.pick(['2026-06-30', '2026-11-24', '2031-01-01', '1999-12-31']);
    if (/Id$|Ids$|^unit$|^of$|^q$/.test(name) && chance.next() < 0.95) return known(name);
    if (schema.pattern?.includes('H[12]')) return known('periodId');
    return chance.pick(['按计划推进', '省发展改革委', 'words', '2026年底前', known(name)]);
  };

  const right = (given, name = '', depth = 0) => {
    const schema = resolved(given);
    if (schema.const !== undefined) return schema.const;
    if (schema.enum) return chance.pick(schema.enum);
    const choices = schema.anyOf ?? schema.oneOf;
    if (choices) return right(chance.pick(choices), name, depth + 1);
    if (schema.allOf) return Object.assign({}, ...schema.allOf.map((one) => right(one, name, depth + 1)));
    const types = [schema.type].flat();
    const type = types.length > 1 && types.includes('null') && chance.next() < 0.3 ? 'null' : types.find((one) => one !== 'null');
    if (type === 'null') return null;
    if (type === 'integer' || type === 'number') return chance.between(schema.minimum ?? 0, Math.min(schema.maximum ?? 9, 9));
    if (type === 'boolean') return chance.next() < 0.5;
    if (type === 'array') return depth > 6 ? [] : Array.from({ length: chance.between(0, 3) }, () => right(schema.items, name, depth + 1));
    if (type === 'object' || schema.properties) return record(schema, depth, name);
    return text(schema, name);
  };
  const record = (schema, depth, name) => {
    if (depth > 8) return {};
    if (name === 'seen') return chance.next() < 0.9 ? pools.revisions() : {};
    if (!schema.properties) return {};
    const wanted = Object.entries(schema.properties).filter(([key]) => (schema.required ?? []).includes(key) || chance.next() < 0.7);
    return Object.fromEntries(wanted.map(([key, inner]) => [key, right(inner, key, depth + 1)]));
  };

  const wrongThing = () => {
    const at = chance.next();
    if (at < 0.5) return chance.pick(TEXTS);
    if (at < 0.9) return chance.pick(THINGS);
    return at < 0.98 ? deep(chance.pick([5, 100, 1500])) : chance.pick(LONG);
  };

  /** One place of a value, anywhere in it, made wrong. */
  const spoiled = (value) => {
    if (Array.isArray(value) && value.length > 0 && chance.next() < 0.7) {
      const at = chance.between(0, value.length - 1);
      return value.map((one, place) => (place === at ? spoiled(one) : one));
    }
    if (value !== null && typeof value === 'object' && Object.keys(value).length > 0 && chance.next() < 0.85) {
      const name = chance.pick(Object.keys(value));
      const act = chance.next();
      if (act < 0.15) return Object.fromEntries(Object.entries(value).filter(([key]) => key !== name));
      if (act < 0.25) return { ...value, [chance.pick([...TEXTS.slice(0, 40), 'extra'])]: wrongThing() };
      return { ...value, [name]: spoiled(value[name]) };
    }
    return wrongThing();
  };

  return { right, spoiled, known };
};
