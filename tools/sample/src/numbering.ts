/** The numbers that print writes out and Word counts by itself: 一、 for sections, （一） below them, 1. running through the tasks. */

import { plan, type SampleBlock } from './plan-source.js';

const DIGITS = '〇一二三四五六七八九十';
const chinese = (value: number): string => (value <= 10 ? DIGITS[value]! : `十${DIGITS[value - 10]}`);

export type NumberedBlock = { readonly block: SampleBlock; readonly number: string };

export const numberedPlan = (): readonly NumberedBlock[] => {
  let sections = 0;
  let below = 0;
  let tasks = 0;
  return plan.map((block) => {
    if (block.kind === 'section') {
      sections += 1;
      below = 0;
      return { block, number: `${chinese(sections)}、` };
    }
    if (block.kind === 'subsection' || block.kind === 'indicator') {
      below += 1;
      return { block, number: `（${chinese(below)}）` };
    }
    if (block.kind === 'task') {
      tasks += 1;
      return { block, number: `${tasks}.` };
    }
    return { block, number: '' };
  });
};
