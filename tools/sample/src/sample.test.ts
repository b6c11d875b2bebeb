import { readFileSync, statSync } from 'node:fs';
import { extractText } from '@taizhang/extract';
import { readPlan } from '@taizhang/plan';
import { describe, expect, it } from 'vitest';
import { asSavedPage } from './as-html.js';
import { asText } from './as-text.js';
import { encodeGb18030 } from './gb18030.js';
import { plan, planTitle } from './plan-source.js';

const file = (name: string): URL => new URL(`../../../fixtures/sample/${name}`, import.meta.url);
const simplified = ['yunling.txt', 'yunling-gb18030.txt', 'yunling.docx', 'yunling.html', 'yunling.pdf'];
const traditional = 'yunling-hant.txt';

const textOf = async (name: string, givenName = name): Promise<string> => {
  const result = await extractText({ bytes: readFileSync(file(name)), fileName: givenName });
  if (!result.ok) throw new Error(result.refusal.code);
  return result.text;
};

/** What must not depend on the form or the script a plan came in. */
const essence = (source: string) => {
  const { tasks, indicators } = readPlan(source);
  const dutiesOf = (duties: readonly { readonly canonical: string; readonly role: string }[]) =>
    duties.map((duty) => `${duty.role} ${duty.canonical}`);
  return {
    indicators: indicators.map((each) => ({
      series: each.series.map(({ bound, value, unit }) => ({ bound, value, unit })),
      duties: dutiesOf(each.duties),
    })),
    tasks: tasks.map((each) => ({
      number: each.number,
      duties: dutiesOf(each.duties),
      groups: each.groups.length,
      until: each.deadline?.on ?? null,
      depth: each.path.length,
    })),
  };
};

describe('the sample', () => {
  it('is what the generator writes', () => {
    const text = asText();
    expect(readFileSync(file('yunling.txt'), 'utf8')).toBe(text);
    expect(readFileSync(file('yunling-gb18030.txt'))).toEqual(Buffer.from(encodeGb18030(text)));
    expect(readFileSync(file('yunling.html'), 'utf8')).toBe(asSavedPage());
  });

  it('is small', () => {
    for (const name of [...simplified, traditional]) expect(statSync(file(name)).size, name).toBeLessThan(400_000);
  });

  it.each(simplified)('gives the same text as %s', async (name) => {
    expect((await textOf(name)).trim()).toBe(asText().trim());
  });

  it('does not mind a Chinese or a wrong file name', async () => {
    const text = await textOf('yunling.docx');
    expect(await textOf('yunling.docx', `${planTitle}（定稿）.docx`)).toBe(text);
    expect(await textOf('yunling.docx', '分工方案.txt')).toBe(text);
    expect(await textOf('yunling.pdf', '分工方案.docx')).toBe(await textOf('yunling.pdf'));
  });

  it('has forty tasks and three indicators with four series, in every form and script', async () => {
    const expected = essence(asText());
    expect(expected.tasks.map((each) => each.number)).toEqual(Array.from({ length: 40 }, (_, at) => String(at + 1)));
    expect(expected.indicators.map((each) => each.series.length)).toEqual([1, 2, 1]);
    expect(expected.tasks.every((each) => each.duties.length > 0)).toBe(true);
    for (const name of [...simplified, traditional]) expect(essence(await textOf(name)), name).toEqual(expected);
  });

  it('shows every kind of block', () => {
    expect(new Set(plan.map((block) => block.kind))).toEqual(
      new Set(['title', 'documentNumber', 'text', 'section', 'indicator', 'subsection', 'task', 'label', 'table', 'signature']),
    );
  });
});
