import { describe, expect, it } from 'vitest';
import { chineseNumber } from './chinese-number.js';
import { cellText, cleanLine, cleanText } from './clean-text.js';
import { textWidth } from './text-width.js';
import { titleLines } from './title-lines.js';

describe('lines of a title', () => {
  it.each([
    ['情况通报', ['情况通报']],
    ['关于《青原市公共服务提升分工方案》2026年上半年实施情况的通报', ['关于《青原市公共服务提升分工方案》', '2026年上半年实施情况的通报']],
    [
      '青原市发展和改革委员会关于《青原市公共服务提升分工方案》2026年上半年实施情况的报告',
      ['青原市发展和改革委员会关于', '《青原市公共服务提升分工方案》', '2026年上半年实施情况的报告'],
    ],
    ['第一行\n由人分的第二行', ['第一行', '由人分的第二行']],
    ['', ['']],
  ])('%s', (title, lines) => expect(titleLines(title, 20)).toEqual(lines));

  it('drops nothing and stays within the width, whatever the title', () => {
    for (const title of ['长'.repeat(333), 'abcdefghij'.repeat(30), '《》'.repeat(60), '的'.repeat(50)]) {
      const lines = titleLines(title, 20);
      expect(lines.join('')).toBe(title);
      expect(Math.max(...lines.map(textWidth))).toBeLessThanOrEqual(20);
    }
  });
});

describe('numbers of headings', () => {
  it.each([
    [1, '一'],
    [10, '十'],
    [11, '十一'],
    [20, '二十'],
    [99, '九十九'],
    [100, '100'],
  ])('%d: %s', (number, words) => expect(chineseNumber(number)).toBe(words));
});

describe('text for files', () => {
  it('loses only what XML cannot hold', () => expect(cleanText('a\u0000b\u0008𠮷\uD800c\uFFFF\r\nd')).toBe('ab𠮷c\nd'));
  it('on one line', () => expect(cleanLine('a \n\t b')).toBe('a b'));
  it('in a cell, cut without halving a character', () => expect(cellText('字𠮷', 2)).toBe('字'));
  it('in a cell, no code is made of an underscore', () => expect(cellText('_x0041_', 99)).toBe('_x005F_x0041_'));
});
