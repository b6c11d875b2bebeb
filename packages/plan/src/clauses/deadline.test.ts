import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { deadlineOn } from './deadline.js';

describe('deadlineOn', () => {
  it.each([
    ['2025年底前', null, '2025-12-31'],
    ['2025年年底前完成', null, '2025-12-31'],
    ['2023年3月底前', null, '2023-03-31'],
    ['2024年2月底前完成', null, '2024-02-29'],
    ['2023年3月完成', null, '2023-03-31'],
    ['2023年6月30日前', null, '2023-06-30'],
    ['6月底前', 2022, '2022-06-30'],
    ['6月底前', null, null],
    ['12月', 2021, '2021-12-31'],
    ['上半年', 2022, '2022-06-30'],
    ['2022年上半年', null, '2022-06-30'],
    ['第一季度', 2022, '2022-03-31'],
    ['2022年三季度末', null, '2022-09-30'],
    ['年内', 2022, '2022-12-31'],
    ['年底前', 2022, '2022-12-31'],
    ['底前完成', 2022, '2022-12-31'],
    ['明年6月底前', 2022, '2023-06-30'],
    ['2022—2025年', null, '2025-12-31'],
    ['2018年4月至2019年10月', null, '2019-10-31'],
    ['二〇二五年底前', null, '2025-12-31'],
    ['2023年十一月底', null, '2023-11-30'],
    ['５月中旬', 2022, '2022-05-20'],
    ['“十四五”期末', null, '2025-12-31'],
    ['2025.6.30', null, '2025-06-30'],
    ['持續推進', 2022, null],
    ['长期坚持', 2022, null],
    ['全年持续推进', 2022, null],
    ['每季度末', 2022, null],
    ['2025年前', null, null],
    ['3月前', 2022, null],
    ['2023年2月30日', null, null],
    ['立即整改', 2022, null],
    ['', 2022, null],
  ])('%s (%s)', (text, year, on) => expect(deadlineOn(text, { year })).toBe(on));

  it('takes any string and gives a day or nothing', () => {
    const pieces = fc.constantFrom('2025', '年', '底', '前', '13', '月', '31', '日', '季度', '一', '.', '-', '上半年', '十四五');
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.array(pieces).map((parts) => parts.join('')),
        ),
        (text) => {
          const on = deadlineOn(text, { year: 2022 });
          return on === null || new Date(`${on}T00:00:00Z`).toISOString().startsWith(on);
        },
      ),
    );
  });
});
