import { existsSync, readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findDamage, mostFindings } from './damage.js';
import { gbk } from './gbk.js';

const shown = (source: string) => findDamage(source).map(({ rule, span, suggestion }) => [rule, source.slice(...span), suggestion]);

/** What a reader sees of words whose first byte was lost before they were decoded. */
const shifted = (words: string): string => {
  const table = gbk();
  const bytes = Array.from(words, (character) => table?.codeOf(character) ?? character.charCodeAt(0)).flatMap((code) =>
    code > 0xff ? [code >> 8, code & 0xff] : [code],
  );
  return new TextDecoder('gbk').decode(new Uint8Array(bytes.slice(1)));
};

describe('findDamage', () => {
  it.each([
    ['控制O?(臭氧)浓度。', 'O?', 'O₃'],
    ['減少二氧化碳(CO?)排放。', 'CO?', 'CO₂'],
    ['推进O?治理。', 'O?', null],
    ['完善\ufffd\ufffd机制。', '\ufffd\ufffd', null],
    ['完善??机制。', '??', null],
    ['完善考?机制。', '?', null],
  ])('shows lost characters in %s', (source, found, suggestion) =>
    expect(shown(source)).toEqual([['text/lost-characters', found, suggestion]]),
  );

  it.each(['为什么要改革?怎么办?', '详见http://a.example/b?c=d页面', '是否可行?请答复。', '规划（2025年）'])('leaves %s alone', (source) =>
    expect(findDamage(source)).toEqual([]),
  );

  it('finds bytes shifted by one and takes them back', () => {
    const words = '推进农业现代化示范区建设，深化供销合作社综合改革';
    const source = `前文完整。加快?${shifted(words)}`;
    const [finding, ...others] = findDamage(source);
    expect(others).toEqual([]);
    expect(finding?.rule).toBe('text/shifted-bytes');
    expect(finding?.level).toBe('ask');
    expect(finding?.suggestion).toContain('进农业现代化示范区建设');
    expect(finding?.suggestion?.[0]).toBe('□');
  });

  it('leaves rare characters alone where shifting makes no sense of them', () => {
    expect(findDamage('保护鸬鹚、鸳鸯、麋鹿、獐、豺与扬子鳄，修缮祠堂、牌坊、甬道。')).toEqual([]);
    expect(findDamage('保護鸕鶿、鴛鴦、麋鹿，修繕祠堂。')).toEqual([]);
  });

  it.each([
    ['正文。\n評論', '評論'],
    ['【字体：大 中 小】 打印\n正文。', '【字体：大 中 小】 打印'],
    ['正文。\n责任编辑：某某', '责任编辑：某某'],
    ['正文。\n上一篇：另一份文件的通知\n', '上一篇：另一份文件的通知'],
    ['正文。打印 关闭窗口', '打印 关闭窗口'],
    ['正文。\n分享到：微信 微博', '分享到：微信 微博'],
  ])('shows the words of a web site in %s', (source, found) => expect(shown(source)).toEqual([['text/site-words', found, '']]));

  it('takes no word of the work for one of the site', () => {
    expect(findDamage('一、推进数据分享。\n二、做好打印、评论、转发管理。\n来源广泛，审核严格。')).toEqual([]);
  });

  it.each([
    ['發(fā)展', 'text/pinyin', '(fā)', ''],
    ['重（zhòng）点', 'text/pinyin', '（zhòng）', ''],
    ['供给(gong)', 'text/pinyin', '(gong)', ''],
    ['省教育厅、 省财政厅', 'text/stray-space', ' ', ''],
    ['增长9﹒5%', 'text/mixed-width', '﹒', null],
    ['20２5年', 'text/mixed-width', '20２5', '2025'],
    ['甲\0乙', 'text/unstorable', '\0', ''],
    ['甲\ud800乙', 'text/unstorable', '\ud800', null],
    ['甲\u202e乙', 'text/direction-marks', '\u202e', ''],
  ])('shows %j', (source, rule, found, suggestion) => {
    const [finding] = shown(source);
    expect(finding?.slice(0, 2)).toEqual([rule, found]);
    if (suggestion !== null || rule !== 'text/mixed-width') expect(finding?.[2]).toBe(suggestion);
  });

  it('reads U+FE52 as a dot', () => expect(shown('增长9\ufe525%')).toEqual([['text/mixed-width', '\ufe52', '.']]));
  it('takes letters in brackets for no pinyin', () => expect(findDamage('物流中心(B型)，平台(VR)，长度(km)，方案(a)')).toEqual([]));

  it('takes any string, spans in order and inside', () => {
    const pieces = fc.constantFrom('?', '缡', '『', 'O?', '\0', '\ud800', '打印', '\n', '、 ', '発', '省', '(fā)', '\ufe52');
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.array(pieces).map((parts) => parts.join('')),
        ),
        (source) => {
          let last = 0;
          return findDamage(source).every(({ span: [start, end] }) => {
            const ordered = start >= last && start < end && end <= source.length;
            last = start;
            return ordered;
          });
        },
      ),
    );
  });

  it('bounds what a ruined text gives', () => {
    const findings = findDamage('甲\0'.repeat(5000));
    expect(findings).toHaveLength(mostFindings);
    expect(findings.at(-1)?.params.more).toBe(5000 - mostFindings);
  });
});

const corpus = new URL('../../../../../shared/corpus/dev/', import.meta.url);
type Garble = { readonly start: number; readonly end: number };

describe('the corpus', () => {
  it.skipIf(!existsSync(corpus))('shows each damaged place of the real plan, exactly', () => {
    const { garbles } = JSON.parse(readFileSync(new URL('gold/seed-jiangxi.json', corpus), 'utf8')) as { garbles: Garble[] };
    const findings = findDamage(readFileSync(new URL('raw/seed-jiangxi.txt', corpus), 'utf8'));
    expect(findings.map(({ span }) => span)).toEqual(garbles.map(({ start, end }) => [start, end]));
    expect(
      findings.filter(({ rule }) => rule === 'text/shifted-bytes').map(({ suggestion }) => suggestion?.replace(/□/gu, '').length),
    ).toEqual([8, 4]);
  });

  it.skipIf(!existsSync(corpus))('takes no clean document for a damaged one', () => {
    for (const name of readdirSync(new URL('raw/', corpus))) {
      if (name.startsWith('seed-')) continue;
      const findings = findDamage(readFileSync(new URL(`raw/${name}`, corpus), 'utf8'));
      expect(findings.filter(({ level }) => level === 'ask')).toEqual([]);
    }
  });
});
