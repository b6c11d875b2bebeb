import { describe, expect, it } from 'vitest';
import { canonicalUnit } from './directory.js';
import { usualNames } from './usual-names.js';

describe('the names people use for a body', () => {
  it.each([
    ['省发展改革委', '省发改委'],
    ['省工业和信息化厅', '省工信厅'],
    ['市卫生健康委', '市卫健委'],
    ['省人力资源社会保障厅', '省人社厅'],
    ['县政府', '县人民政府'],
  ])('%s is also %s', (canonical, other) => {
    expect(usualNames(canonical)).toContain(other);
  });

  it('lead back to the name they stand for', () => {
    for (const canonical of ['省发展改革委', '省住房城乡建设厅', '市生态环境局'])
      for (const name of usualNames(canonical)) expect(canonicalUnit(name, { province: null })).toBe(canonical);
  });

  it('are none where the body is not known', () => {
    expect(usualNames('云沧科技创新走廊专班')).toEqual([]);
    expect(usualNames('')).toEqual([]);
  });
});
