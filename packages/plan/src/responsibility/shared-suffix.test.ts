import { describe, expect, it } from 'vitest';
import { readPlan } from '../read-plan.js';

const unitsOf = (list: string) =>
  readPlan(
    `某省分工方案\n一、重点任务\n1.推进试点工作。（责任单位：${list}）\n2.做好评估工作。（责任单位：省审计厅）\n`,
  ).tasks[0]?.duties.map((duty) => duty.unit);

describe('an ending that the last name lends', () => {
  it.each([
    ['南昌市、九江市政府', ['南昌市政府', '九江市政府']],
    ['南昌、九江市政府', ['南昌市政府', '九江市政府']],
    ['省教育厅、南昌市、九江市政府', ['省教育厅', '南昌市政府', '九江市政府']],
  ])('goes to the places before it: %s', (list, units) => {
    expect(unitsOf(list)).toEqual(units);
  });

  it.each([
    ['省教育厅、省财政厅、南昌市政府', ['省教育厅', '省财政厅', '南昌市政府']],
    ['南昌海关、南昌市政府', ['南昌海关', '南昌市政府']],
    ['省税务局、省林业局、澜川市政府', ['省税务局', '省林业局', '澜川市政府']],
    ['省妇联、团省委、澜川市政府', ['省妇联', '团省委', '澜川市政府']],
  ])('never goes to a name that is a body by itself: %s', (list, units) => {
    expect(unitsOf(list)).toEqual(units);
  });
});
