/**
 * Names of read statements: their texts are few, since values go as parameters, and a named one is parsed and planned once a connection. The first so
 * many that occur get one; each costs the database memory in every connection.
 */
const names = new Map<string, string>();
const MOST_NAMES = 120;

export function nameOf(text: string): string | undefined {
  const known = names.get(text);
  if (known !== undefined || names.size >= MOST_NAMES) return known;
  const name = `read-${names.size + 1}`;
  names.set(text, name);
  return name;
}
