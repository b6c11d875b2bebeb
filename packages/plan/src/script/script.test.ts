import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { detectScript, foldScript } from './script.js';

const anyString = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: fc.integer({ min: 0, max: 0xffff }).map((unit) => String.fromCharCode(unit)) }),
);

describe('foldScript', () => {
  it.each([
    ['省發展改革委、省衛生健康委', '省发展改革委、省卫生健康委'],
    ['責任單位:甲鐵路局', '责任单位:甲铁路局'],
    ['說明與説明、衞生、綫路', '说明与说明、卫生、线路'],
    ['后天、后面、後面', '后天、后面、后面'],
    ['乾縣人民政府', '乾县人民政府'],
    ['已经是简体', '已经是简体'],
  ])('%s', (given, folded) => expect(foldScript(given)).toBe(folded));

  it('keeps the length of any string and needs one pass', () => {
    fc.assert(
      fc.property(anyString, (text) => {
        const folded = foldScript(text);
        return folded.length === text.length && foldScript(folded) === folded;
      }),
    );
  });

  it('keeps a lone surrogate and a character of four bytes', () => {
    expect(foldScript('\ud842後𠮷\udfb7')).toBe('\ud842后𠮷\udfb7');
  });
});

describe('detectScript', () => {
  it.each([
    ['推动城乡融合发展', 'hans'],
    ['推動城鄉融合發展', 'hant'],
    ['創建示范園區,采用共同出資方式,發展旅游并游覽', 'hant'],
    ['推動城鄉融合發展，加强统筹协调', 'mixed'],
    ['2025', 'hans'],
    ['', 'hans'],
  ])('%s', (given, script) => expect(detectScript(given)).toBe(script));

  it('lets one stray name pass', () => {
    expect(detectScript(`${'推动城乡融合发展'.repeat(5)}臺灣`)).toBe('hans');
  });
});
