import { describe, expect, it } from 'vitest';
import { formatNumber } from './number-format.js';

describe('formatNumber', () => {
  it.each([
    [
      'chineseCountingThousand',
      [1, 10, 11, 20, 99, 100, 101, 110, 153, 1001, 10_500, 12_345],
      '一 十 十一 二十 九十九 一百 一百零一 一百一十 一百五十三 一千零一 一万零五百 一万二千三百四十五',
    ],
    ['chineseCounting', [1, 10, 21, 100], '一 十 二十一 一○○'],
    ['japaneseCounting', [3, 12], '三 十二'],
    ['ideographDigital', [1, 10, 11], '一 一〇 一一'],
    ['ideographTraditional', [1, 10, 11], '甲 癸 甲'],
    ['ideographZodiac', [1, 12], '子 亥'],
    ['chineseLegalSimplified', [1, 10, 25], '壹 壹拾 贰拾伍'],
    ['decimalEnclosedCircle', [1, 20, 21, 36, 50, 51], '① ⑳ ㉑ ㊱ ㊿ (51)'],
    ['decimalEnclosedParen', [1, 21], '⑴ (21)'],
    ['decimalEnclosedFullstop', [1, 21], '⒈ 21.'],
    ['decimalFullWidth', [12], '１２'],
    ['decimalZero', [1, 12], '01 12'],
    ['upperRoman', [4, 1990], 'IV MCMXC'],
    ['lowerLetter', [1, 26, 27], 'a z aa'],
    ['somethingNew', [7], '7'],
  ])('%s', (format, values, shown) => {
    expect(values.map((value) => formatNumber(format, value)).join(' ')).toBe(shown);
  });
});
