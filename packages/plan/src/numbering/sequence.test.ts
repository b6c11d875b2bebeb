/** Which numbers are the outline's, on made-up lines. */
import { describe, expect, it } from 'vitest';
import { matchBrackets } from '../flow/brackets.js';
import { makeFlow } from '../flow/flow.js';
import { findMarkers } from './sequence.js';

const numbers = (source: string): string[] => {
  const flow = makeFlow(source);
  return findMarkers(flow, matchBrackets(flow)).map((marker) => `${marker.kind} ${marker.number}`);
};

describe('numbers of an outline', () => {
  it.each([
    ['一、总则\n（一）要求\n1.建设\n（1）甲\n①乙', ['chinese 一', 'bracketedChinese 一', 'arabic 1', 'bracketedArabic 1', 'circled ①']],
    [
      '二、任务（一）建设。（县局负责）（二）管理。（县局负责）三、保障',
      ['chinese 二', 'bracketedChinese 一', 'bracketedChinese 二', 'chinese 三'],
    ],
    ['1﹒建设\n2．管理\n3、服务\n4 监督', ['arabic 1', 'arabic 2', 'arabic 3', 'arabic 4']],
    ['1.2023年底前建成。\n2.0.38元电价落实。\n3.5G网络覆盖。', ['arabic 1', 'arabic 2', 'arabic 3']],
    ['壹、环境\n一、绿化', ['formal 壹', 'chinese 一']],
    ['12.建设基站。 13.管理基站。', ['arabic 12', 'arabic 13']],
  ])('%j', (source, expected) => {
    expect(numbers(source)).toEqual(expected);
  });

  it.each([
    '增长3.5亿元。',
    '推进一、二、三产业融合。',
    '按照第（一）项执行。',
    '共12个，1、2、3号楼。',
    'PM2.5浓度下降。',
    '4:3:2:1的比例',
  ])('none in %s', (source) => {
    expect(numbers(source)).toEqual([]);
  });
});
