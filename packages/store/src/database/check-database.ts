/** What every engine must be before a ledger is entrusted to it: durable, in UTF-8, with a character type that knows Chinese. */
import type pg from 'pg';
import { StoreFault } from '../faults.js';

type Answers = {
  readonly version: number;
  readonly fsync: string;
  readonly synchronous_commit: string;
  readonly full_page_writes: string;
  readonly encoding: string;
  readonly knows_letters: boolean;
};

const QUESTION = `
select current_setting('server_version_num')::int as version,
       current_setting('fsync', true) as fsync,
       current_setting('synchronous_commit', true) as synchronous_commit,
       current_setting('full_page_writes', true) as full_page_writes,
       (select pg_encoding_to_char(encoding) from pg_database where datname = current_database()) as encoding,
       upper('ä') = 'Ä' and '中' ~ '[[:alpha:]]' as knows_letters`;

export async function checkDatabase(pool: pg.Pool): Promise<void> {
  const asked = await pool.query<Answers>(QUESTION);
  const answers = asked.rows[0]!;
  if (answers.version < 150_000)
    throw new StoreFault('database/too-old', `The database is PostgreSQL ${answers.version}; 15 or later is needed.`);
  const wrong = wrongSettings(answers);
  if (wrong.length === 0) return;
  throw new StoreFault('database/unsafe-setting', `The database cannot be entrusted with a ledger: ${wrong.join('; ')}.`);
}

function wrongSettings(answers: Answers): string[] {
  const wrong: string[] = [];
  if (answers.fsync !== 'on') wrong.push(`fsync is ${answers.fsync}, must be on`);
  if (answers.synchronous_commit === 'off') wrong.push('synchronous_commit is off');
  if (answers.full_page_writes !== 'on') wrong.push(`full_page_writes is ${answers.full_page_writes}, must be on`);
  if (answers.encoding !== 'UTF8') wrong.push(`the encoding is ${answers.encoding}, must be UTF8`);
  if (!answers.knows_letters) wrong.push('the character type (LC_CTYPE) is C; make the database with C.UTF-8 or another UTF-8 locale');
  return wrong;
}
