/**
 * Bodies of the centre at work in a place (人行, 海关, 民航, 铁路 …): rules, since each has one body a place. A rule gives the short standard
 * form; a name that no rule knows is left to the next step.
 */

type AgencyRule = readonly [pattern: RegExp, standard: string];

const place = '([一-鿿]{2,8}?)';

const rules: readonly AgencyRule[] = [
  [/^(?:中国)?人民银行(.{2,}?)(?:中心支行|中支)$/u, '人行$1中心支行'],
  [/^人行(.{2,}?)中支$/u, '人行$1中心支行'],
  [/^(?:中国)?人民银行(.{2,}(?:分行|支行|营业管理部|总部))$/u, '人行$1'],
  [/^国家外汇管理局(.{2,}(?:分局|支局))$/u, '外汇局$1'],
  [new RegExp(`^(?:中国)?银保监会${place}(?:省|市)?监管局$`, 'u'), '$1银保监局'],
  [new RegExp(`^(?:中国银行保险监督管理委员会)${place}(?:省|市)?监管局$`, 'u'), '$1银保监局'],
  [new RegExp(`^${place}省?银保监局$`, 'u'), '$1银保监局'],
  [new RegExp(`^(?:国家金融监督管理总局|国家金融监管总局|金融监管总局)${place}(?:省|市)?监管局$`, 'u'), '$1金融监管局'],
  [new RegExp(`^(?:中国证券监督管理委员会|(?:中国)?证监会)${place}(?:省|市)?监管局$`, 'u'), '$1证监局'],
  [new RegExp(`^${place}省?证监局$`, 'u'), '$1证监局'],
  [/^(?:中国)?(?:民用航空|民航)(?:局)?(.{2,6}?)(?:安全)?(?:监督管理|监管)局$/u, '民航$1监管局'],
  [/^(?:中国)?(?:民用航空|民航)(?:局)?(.{2,6}?)(?:地区)?管理局$/u, '民航$1管理局'],
  [/^(?:国家)?矿山(?:安全监察|安监)局(.{2,6}?)局$/u, '国家矿山安监局$1局'],
  [/^(?:中国铁路|国铁)?(.{1,4}?)(?:铁路局|局)(?:集团)(?:有限)?(?:责任)?公司$/u, '$1铁路局'],
  [/^(?:中国铁路)(.{2,4}?)局$/u, '$1铁路局'],
  [/^国家电网(.{2,8}?)(?:省|市)?电力(?:有限)?(?:责任)?公司$/u, '国网$1电力公司'],
  [/^国网(.{2,8}?)(?:省|市)?电力(?:(?:有限)?(?:责任)?公司)?$/u, '国网$1电力公司'],
  [/^(?:国家统计局)?(.{2,8}?)调查总队$/u, '国家统计局$1调查总队'],
  [/^中华人民共和国(.{2,6}海关)$/u, '$1'],
  [/^国家税务总局(.{2,}税务局)$/u, '$1'],
];

/** Words of which one stands in every name the rules know; the names of most bodies hold none. */
const mayBeAgency = /银行|人行|外汇|银保监|证监|证券监督|金融监|民用航空|民航|矿山|局集团|铁路|电网|国网|调查总队|中华|国家税务/u;

export const agencyName = (name: string): string => {
  if (!mayBeAgency.test(name)) return name;
  for (const [pattern, standard] of rules) if (pattern.test(name)) return name.replace(pattern, standard);
  return name;
};
