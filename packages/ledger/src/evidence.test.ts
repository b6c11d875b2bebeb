import { describe, expect, it } from 'vitest';
import type { PlanAct } from './commands.js';
import { evidenceFault } from './evidence-form.js';
import { evidence } from './testing/cycle-acts.js';
import { acknowledged } from './testing/cycle-story.js';
import { liaisonOf, plan, task } from './testing/plan-builder.js';
import type { Story } from './testing/story.js';

const [industry, finance] = [liaisonOf('industry'), liaisonOf('finance')];
const one = () => acknowledged(plan([task('t1')]));
const code = (story: Story, actor: Parameters<Story['try']>[0], act: PlanAct) => story.try(actor, act).refusal?.code;

describe('evidence is looked at for its form', () => {
  const fault = (words: object) => evidenceFault({ ...evidence('e1'), ...words } as never);
  const pointer = (kind: string, text: string) => fault({ kind, pointer: text }) === null;

  it.each([
    ['documentNumber', '赣府发〔2026〕5号', '赣府发[2026]5号'],
    ['documentNumber', '国办函〔2026〕12号', '赣府发〔2026〕05号'],
    ['documentNumber', '发改规划〔2025〕1号', '赣府发〔2026〕第5号'],
    ['officialAddress', 'https://www.jiangxi.gov.cn/art/2026/5/6/a.html', 'http://www.jiangxi.gov.cn/a'],
    ['officialAddress', 'https://gov.cn', 'https://www.jiangxi.gov.cn.example.com/a'],
    ['officialAddress', 'https://drc.jiangxi.gov.cn:8443/x?y=1', 'https://evil@www.gov.cn/'],
    ['projectCode', '2017-360000-48-01-000123', '2017-360000-48-01-123'],
    ['bulletinPage', '江西省人民政府公报2026年第5期第12页', '江西省人民政府公报第12页'],
  ])('%s: %s, not %s', (kind, good, bad) => {
    expect(pointer(kind, good)).toBe(true);
    expect(pointer(kind, bad)).toBe(false);
  });

  it('a file by its hash, under a plain name', () => {
    const file = { kind: 'file', sha256: 'a'.repeat(64), fileName: '方案.pdf', mediaType: 'application/pdf', bytes: 9 };
    expect(fault(file)).toBeNull();
    for (const fileName of ['../方案.pdf', 'a\\b', '..', '', 'a\u0000b', 'a\u202Eb']) expect(fault({ ...file, fileName })).toBe('fileName');
    expect(fault({ ...file, sha256: 'A'.repeat(64) })).toBe('sha256');
    expect(fault({ ...file, bytes: 0 })).toBe('bytes');
    expect(fault({ on: '2026-02-30' })).toBe('on');
    expect(code(one(), industry, { type: 'add-evidence', taskId: 't1', evidence: [evidence('e1', '见附件')] })).toBe('evidence/bad-form');
  });

  it('and stays: the same id is never given twice', () => {
    const story = one().given(industry, { type: 'add-evidence', taskId: 't1', evidence: [evidence('e1')] });
    expect(code(story, finance, { type: 'add-evidence', taskId: 't1', evidence: [evidence('e1', '赣府发〔2026〕6号')] })).toBe(
      'evidence/already-there',
    );
  });
});
