/**
 * The people of the evaluation mode. Every name is invented, made from the unit's id, so that the same unit has the same people on every start.
 * Each unit has a liaison, a handler and a leader in charge; a few units have more.
 */
import { createHash } from 'node:crypto';
import type { PersonRole } from '@taizhang/ledger';
import type { Person } from '@taizhang/store';

const SURNAMES = [
  ...'王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文',
];
const GIVEN = [
  '建国',
  '志明',
  '晓东',
  '海燕',
  '文静',
  '立新',
  '国庆',
  '雪梅',
  '永强',
  '思远',
  '佳宁',
  '明辉',
  '春华',
  '振宇',
  '若兰',
  '光远',
  '玉洁',
  '承志',
  '小川',
  '秋实',
  '维民',
  '清扬',
  '德胜',
  '慧敏',
  '一鸣',
  '嘉禾',
  '松涛',
  '云帆',
  '静怡',
  '鹏程',
  '新宇',
  '丽娟',
  '启航',
  '怀谷',
  '凤仪',
  '子墨',
  '长河',
  '卫东',
  '书琴',
  '望舒',
];

const pick = (seed: string, list: readonly string[]): string => {
  const number = createHash('sha256').update(seed).digest().readUInt32BE(0);
  return list[number % list.length] as string;
};

export const inventedName = (seed: string): string => pick(`${seed}/1`, SURNAMES) + pick(`${seed}/2`, GIVEN);

const person = (unitId: string, post: string, roles: readonly PersonRole[]): Person => {
  const personId = `${unitId}.${post}`;
  return { personId, name: inventedName(personId), unitId, roles, mail: `${personId}@taizhang.example`, phone: null };
};

export const peopleOfUnit = (unitId: string): readonly Person[] => [
  person(unitId, 'liaison', ['liaison']),
  person(unitId, 'handler', ['handler']),
  person(unitId, 'leader', ['leaderInCharge']),
];

/** Units that the evaluation begins with, and who is there beyond the usual three. */
export const COORDINATING_UNIT = '省发展改革委';
export const FIRST_UNITS = [COORDINATING_UNIT, '省政府办公厅', '省统计局', '省审计厅'] as const;

export const furtherPeople = (unitIdOf: (name: string) => string): readonly Person[] => [
  person(unitIdOf(COORDINATING_UNIT), 'coordinator', ['coordinator']),
  person(unitIdOf('省政府办公厅'), 'principal', ['principal']),
  person(unitIdOf('省统计局'), 'verifier', ['verifier']),
  person(unitIdOf('省审计厅'), 'auditor', ['auditor']),
];
