/**
 * Filling a message. A template names its values in braces; `{count:task|tasks}` chooses a word by number (English needs it, Chinese does not);
 * `[[, due {day}]]` is there only where all its values are given and not empty.
 * A value that is missing stays visible in braces: it must never turn into "undefined" in front of a person.
 */
export type Params = Readonly<Record<string, string | number>>;

const PLACE = /\{(\w+)(?::([^|}]*)\|([^}]*))?\}/g;

const OPTIONAL = /\[\[(.*?)\]\]/gs;

const fillPlaces = (template: string, params: Params): string =>
  template.replace(PLACE, (whole: string, name: string, one: string | undefined, many: string | undefined) => {
    const value = params[name];
    if (value === undefined) return whole;
    if (one === undefined || many === undefined) return String(value);
    return Number(value) === 1 ? one : many;
  });

const given = (part: string, params: Params): boolean =>
  placeholders(part).every((name) => params[name] !== undefined && params[name] !== '');

export const fill = (template: string, params: Params): string =>
  fillPlaces(
    template.replace(OPTIONAL, (_, part: string) => (given(part, params) ? part : '')),
    params,
  );

/** Names of the values a template wants, sorted, each once. */
export const placeholders = (template: string): readonly string[] =>
  [...new Set([...template.matchAll(PLACE)].map((found) => found[1] as string))].sort();
