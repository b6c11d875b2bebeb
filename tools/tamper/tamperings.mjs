/**
 * What somebody with every right over the database could do to it. Each tampering gives what verification must say: kind and entry; where two words are
 * equally right, both.
 */
import { createHash } from 'node:crypto';

const hashOf = (prev, body) => createHash('sha256').update(`${prev}\n${body}`).digest('hex');

const UPDATE = `update entry set body = $3, prev_hash = $4, hash = $5, entry_id = $6, type = $7, at = $8 where journal_id = $1 and seq = $2`;
const INSERT =
  'insert into entry (journal_id, seq, body, prev_hash, hash, entry_id, type, at, command_id) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)';

/** Writes the journal from `from` on anew: numbers, texts, hashes and the head fit, as whoever knows the code would do it. */
const writeAnew = async (client, id, rows, from) => {
  await client.query('delete from entry where journal_id = $1 and seq >= $2', [id, from]);
  let prev = rows[from - 2]?.hash ?? '0'.repeat(64);
  for (const [at, row] of rows.slice(from - 1).entries()) {
    const seq = from + at;
    const body = JSON.stringify({ ...JSON.parse(row.body), seq });
    const hash = hashOf(prev, body);
    await client.query(INSERT, [id, seq, body, prev, hash, row.entry_id, row.type, row.at, row.command_id]);
    prev = hash;
  }
  await client.query('update journal set seq = $2, hash = $3 where journal_id = $1', [id, rows.length, prev]);
};

const changed = (row, with_) => ({ ...row, body: JSON.stringify({ ...JSON.parse(row.body), ...with_ }) });

const editing =
  (with_) =>
  async (client, { id, rows }, random) => {
    const row = random.pick(rows);
    const { body } = changed(row, with_(row, random));
    const values = [id, row.seq, body, row.prev_hash, row.hash, row.entry_id, row.type, row.at];
    await client.query(UPDATE, values);
    return { expected: [`changed ${row.seq}`] };
  };

const rewriting =
  (with_) =>
  async (client, { id, rows }, random) => {
    const { seq } = random.pick(rows);
    const anew = rows.map((row) => (row.seq === seq ? changed(row, with_(row, random)) : row));
    await writeAnew(client, id, anew, seq);
    return { expected: [`changed ${seq}`] };
  };

const words = () => ({ data: { note: '改' } });
const hour = (row) => ({ at: new Date(Date.parse(row.at) - 3_600_000).toISOString() });
const another = (_, random) => ({ actor: { personId: `p${random.below(1e6)}`, unitId: 'u', roles: ['liaison'] } });

const column =
  (name, value) =>
  async (client, { id, rows }, random) => {
    const { seq } = random.pick(rows);
    await client.query(`update entry set ${name} = ${value} where journal_id = $1 and seq = $2`, [id, seq]);
    return { expected: [`changed ${seq}`] };
  };

const forged = (row, random) => changed({ ...row, entry_id: `forged-${random.below(1e9)}/1`, command_id: 'forged' }, {});

/** By number of the signed head: the last of the journal, or one of them. */
const headsOf = async (client, id) => (await client.query('select n, seq from signed_head where journal_id = $1 order by n', [id])).rows;

export const TAMPERINGS = [
  { name: 'words changed', act: editing(words) },
  { name: 'a time changed', act: editing(hour) },
  { name: 'a person changed', act: editing(another) },
  { name: 'words changed, all hashes computed anew', act: rewriting(words) },
  { name: 'a person changed, all hashes computed anew', act: rewriting(another) },
  { name: 'a type beside the text changed', act: column('type', `'task.withdrawn.x'`) },
  { name: 'a time beside the text changed', act: column('at', `at - interval '1 hour'`) },
  { name: 'a hash changed', act: column('hash', `repeat('1', 64)`) },
  { name: 'the hash before changed', act: column('prev_hash', `repeat('2', 64)`) },
  {
    name: 'an entry taken out',
    act: async (client, { id, rows }, random) => {
      const { seq } = random.pick(rows);
      await client.query('delete from entry where journal_id = $1 and seq = $2', [id, seq]);
      return { expected: [seq === rows.length ? `cut ${seq}` : `missing ${seq}`] };
    },
  },
  {
    name: 'an entry taken out, the rest moved up, all hashes computed anew',
    act: async (client, { id, rows }, random) => {
      const { seq } = random.pick(rows);
      await writeAnew(
        client,
        id,
        rows.filter((row) => row.seq !== seq),
        seq,
      );
      return { expected: [seq === rows.length ? `cut ${seq}` : `missing ${seq}`] };
    },
  },
  {
    name: 'an entry put in, all hashes computed anew',
    act: async (client, { id, rows }, random) => {
      const { seq } = random.pick(rows);
      const made = forged(rows[seq - 1], random);
      const own = { ...made, body: JSON.stringify({ ...JSON.parse(made.body), entryId: made.entry_id }) };
      await writeAnew(client, id, [...rows.slice(0, seq - 1), own, ...rows.slice(seq - 1)], seq);
      return { expected: [`inserted ${seq}`] };
    },
  },
  {
    name: 'two exchanged, all hashes computed anew',
    act: async (client, { id, rows }, random) => {
      const one = 1 + random.below(rows.length - 1);
      const other = one + 1 + random.below(rows.length - one);
      const anew = [...rows];
      [anew[one - 1], anew[other - 1]] = [rows[other - 1], rows[one - 1]];
      await writeAnew(client, id, anew, one);
      return { expected: [`order ${one}`] };
    },
  },
  {
    name: 'the tail cut off and the head moved',
    act: async (client, { id, rows }, random) => {
      const last = 1 + random.below(rows.length - 1);
      await client.query('delete from entry where journal_id = $1 and seq > $2', [id, last]);
      await client.query('update journal set seq = $2, hash = $3 where journal_id = $1', [id, last, rows[last - 1].hash]);
      return { expected: [`cut ${last + 1}`] };
    },
  },
  {
    name: 'an entry moved to another journal',
    act: async (client, { id, rows }, random) => {
      const { seq } = random.pick(rows);
      await client.query(`update entry set journal_id = 'elsewhere' where journal_id = $1 and seq = $2`, [id, seq]);
      return { expected: [seq === rows.length ? `cut ${seq}` : `missing ${seq}`] };
    },
  },
  {
    name: 'the head row changed',
    act: async (client, { id, rows }) => {
      await client.query(`update journal set hash = repeat('3', 64) where journal_id = $1`, [id]);
      return { expected: [`head ${rows.length}`] };
    },
  },
  {
    name: 'the head row taken away',
    act: async (client, { id, rows }) => {
      await client.query('delete from journal where journal_id = $1', [id]);
      return { expected: [`head ${rows.length}`] };
    },
  },
  {
    name: 'a signed head changed',
    act: async (client, { id }, random) => {
      const { n, seq } = random.pick(await headsOf(client, id));
      await client.query(`update signed_head set body = replace(body, '"from":1', '"from":2') where journal_id = $1 and n = $2`, [id, n]);
      return { expected: [`signature ${seq}`] };
    },
  },
  {
    name: 'a signature changed',
    act: async (client, { id }, random) => {
      const { n, seq } = random.pick(await headsOf(client, id));
      await client.query(`update signed_head set signature = reverse(signature) where journal_id = $1 and n = $2`, [id, n]);
      return { expected: [`signature ${seq}`] };
    },
  },
  {
    name: 'a signed head taken away',
    act: async (client, { id }, random) => {
      const { n, seq } = random.pick(await headsOf(client, id));
      await client.query('delete from signed_head where journal_id = $1 and n = $2', [id, n]);
      return { expected: [`headMissing ${seq}`] };
    },
  },
  {
    name: 'an answer changed',
    act: async (client, { id }, random) => {
      const { rows } = await client.query('select command_id, first_seq from command where journal_id = $1 order by first_seq', [id]);
      const { command_id, first_seq } = random.pick(rows);
      await client.query(`update command set answer = '{"notReady":[]}' where journal_id = $1 and command_id = $2`, [id, command_id]);
      return { expected: [`command ${first_seq}`] };
    },
  },
  {
    name: 'a file changed',
    act: async (client, _, random, journals) => {
      const { rows: files } = await client.query('select sha256 from document order by sha256');
      const named = files.flatMap(({ sha256 }) => {
        const found = journals.flatMap(({ id, rows }) =>
          rows.filter(({ body }) => body.includes(`"sha256":"${sha256}"`)).map(({ seq }) => ({ id, seq })),
        );
        return found.length === 0 ? [] : [{ sha256, ...found[0] }];
      });
      const { sha256, id, seq } = random.pick(named);
      await client.query(`update document set bytes = bytes || '!'::bytea, size = size + 1 where sha256 = $1`, [sha256]);
      return { journal: id, expected: [`document ${seq}`] };
    },
  },
];
