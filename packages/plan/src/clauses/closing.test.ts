import { existsSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ClosingKind } from '../draft.js';
import { proposeClosing } from './closing.js';
import { readClauses } from './quantities.js';

const propose = (text: string) => proposeClosing(text, readClauses(text, [0, text.length]), null);

const cases: readonly (readonly [string, ClosingKind])[] = [
  ['规划建设甲地至乙地铁路，争取丙线纳入国家规划。', 'project'],
  ['實施甲河航道整治工程,深化前期研究論證。', 'project'],
  ['实施甲机场三期扩建。', 'project'],
  ['推进甲水库等工程建设。', 'project'],
  ['争取甲项目纳入国家规划。', 'strive'],
  ['创建国家级文明示范城市。', 'strive'],
  ['支持甲市申报世界文化遗产。', 'strive'],
  ['定期发布跨区通办事项清单。', 'recurring'],
  ['每季度通报工作进展。', 'recurring'],
  ['办好甲省茶叶博览会。', 'event'],
  ['舉辦首屆竹藝大賽。', 'event'],
  ['编制全省水网规划。', 'deliverable'],
  ['建立人才共认共用机制。', 'deliverable'],
  ['推行改革，发布事项清单。', 'deliverable'],
  ['推动成立高校联盟。', 'deliverable'],
  ['完成不动产统一确权登记。', 'deliverable'],
  ['建成区实现2分钟接警、4分钟出动。', 'measure'],
  ['全省绿化率达到60%。', 'measure'],
  ['推动主要码头铁路全覆盖。', 'measure'],
  ['加强环境噪声污染治理。', 'continuing'],
  ['持续推动甲示范区建设。', 'continuing'],
  ['加强节水型社会建设。', 'continuing'],
  ['建设甲新区。', 'continuing'],
  ['盘活农村集体经营性建设用地。', 'continuing'],
  ['某某', 'continuing'],
];

describe('proposeClosing', () => {
  it.each(cases)('%s', (text, kind) => expect(propose(text).kind).toBe(kind));

  it('quotes the words of the document, in its own script', () => {
    for (const [text] of cases) expect(text).toContain(propose(text).because);
    expect(propose('定期發布清單。').because).toBe('定期發布');
  });

  it('follows a deadline that is a state', () => {
    expect(proposeClosing('推进甲事。', [], { text: '持续推进', on: null })).toEqual({ kind: 'continuing', because: '持续推进' });
  });

  it('takes any string', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => typeof propose(text).because === 'string'));
  });
});

const gold = new URL('../../../../../shared/corpus/dev/gold/seed-jiangxi.json', import.meta.url);

describe('the real plan', () => {
  it.skipIf(!existsSync(gold))('has tasks of every kind, each with its reason', () => {
    const { items } = JSON.parse(readFileSync(gold, 'utf8')) as { items: { text: string; number: string }[] };
    const kinds = new Map(items.map((item) => [item.number, propose(item.text)]));
    expect(['12', '118', '130', '74', '59', '60', '91'].map((number) => kinds.get(number)?.kind)).toEqual([
      'project',
      'measure',
      'recurring',
      'event',
      'deliverable',
      'strive',
      'continuing',
    ]);
    for (const { because } of kinds.values()) expect(because).not.toBe('');
  });
});
