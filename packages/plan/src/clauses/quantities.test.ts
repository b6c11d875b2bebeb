import { existsSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readClauses } from './quantities.js';
import { readSeries } from './series.js';

const quantities = (text: string) =>
  readClauses(text, [0, text.length]).flatMap((clause) =>
    clause.quantities.map(({ bound, value, unit, of }) => `${bound} ${value} ${unit} ${of}`),
  );

describe('readClauses', () => {
  it.each([
    ['实现2分钟接警受理、4分钟出动、6分钟启动处置', ['<= 2 分钟 接警受理', '<= 4 分钟 出动', '<= 6 分钟 启动处置']],
    ['實現2分鐘接警受理', ['<= 2 分鐘 接警受理']],
    ['绿化率达到60%左右', ['~ 60 % 绿化率']],
    ['高铁里程突破900公里', ['>= 900 公里 高铁里程']],
    ['普通铁路里程接近800公里', ['~ 800 公里 普通铁路里程']],
    ['合格率不低于98.5%', ['>= 98.5 % 合格率']],
    ['办理时限压缩至3个工作日以内', ['<= 3 个工作日 办理时限']],
    ['失业率控制在5%以内', ['<= 5 % 失业率']],
    ['研发投入年均增长９%', ['>= 9 % 研发投入年均增长']],
    ['到2025年，建成3条铁路，培育两个产业集群', ['>= 3 条 铁路', '>= 2 个 产业集群']],
    ['高标准农田达到3,300万亩', ['>= 3300 万亩 高标准农田']],
    ['全年接待游客100万人次，增长5%', ['>= 100 万人次 接待游客', '>= 5 % 接待游客增长']],
    ['培育年产值1亿元以上的企业80家以上', ['>= 80 家 培育年产值1亿元以上的企业']],
    ['打造3—5个基地', ['>= 3 个 基地']],
    ['整治60%的村庄', ['>= 60 % 村庄']],
    ['建设一批基地，实行三条措施，落实两项补贴', []],
    ['到2025年完成，119火警、G60高速、P2水平、IPv6部署，“4+1”工程，一二三产业，时速250公里以上的高铁', []],
  ])('%s', (text, expected) => expect(quantities(text)).toEqual(expected));

  it('cuts sentences and semicolon clauses, spans exact', () => {
    const source = '前文。甲事；乙事。 丙\n事后文';
    const clauses = readClauses(source, [3, 13]);
    expect(clauses.map(({ text }) => text)).toEqual(['甲事；', '乙事。', '丙事']);
    for (const { text, span } of clauses) expect(source.slice(...span).replace('\n', '')).toBe(text);
    expect(quantities('新建基站2\n00个')).toEqual(['>= 200 个 新建基站']);
  });

  it('takes any string', () => {
    const pieces = fc.constantFrom('1', '百', '万', '个', '分钟', '，', '。', '达到', '（', '）', '%', '以上的', '三', '、', '接近');
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.array(pieces).map((parts) => parts.join('')),
        ),
        (source) =>
          readClauses(source, [0, source.length]).every(
            ({ text, span, quantities: found }) =>
              source.slice(...span).replace(/[\n\r]\s*/gu, '') === text &&
              found.every(({ value, of }) => Number.isFinite(value) && of !== ''),
          ),
      ),
    );
  });
});

describe('readSeries', () => {
  const series = (text: string) => readSeries(text, [0, text.length]);
  it('reads name, bound, value, unit, year, hedge and nature', () => {
    expect(series('到2030年，全省绿化率达到60%左右（预期性）。')).toEqual([
      { name: '全省绿化率', bound: '~', value: 60, unit: '%', by: '2030', hedge: '左右', nature: 'anticipatory' },
    ]);
    expect(series('力争高铁里程突破900公里,普通铁路里程接近800公里。').map(({ name, hedge, bound }) => [name, hedge, bound])).toEqual([
      ['高铁里程', '力争', '>='],
      ['普通铁路里程', '力争', '~'],
    ]);
  });
  it('reads a row of an indicator table', () => {
    expect(series('森林覆盖率 % 60.1 61.5 约束性')).toEqual([
      { name: '森林覆盖率', bound: '>=', value: 61.5, unit: '%', by: null, hedge: null, nature: 'binding' },
    ]);
  });
});

const gold = new URL('../../../../../shared/corpus/dev/gold/seed-jiangxi.json', import.meta.url);

describe('the real plan', () => {
  it.skipIf(!existsSync(gold))('has 3 indicators with 4 series', () => {
    const { indicators } = JSON.parse(readFileSync(gold, 'utf8')) as { indicators: { text: string }[] };
    const read = indicators.map(({ text }) =>
      readSeries(text, [0, text.length]).map(({ bound, value, unit }) => `${bound} ${value} ${unit}`),
    );
    expect(read).toEqual([['~ 66 %'], ['>= 2000 公里', '~ 4000 公里'], ['>= 14 %']]);
  });
});
