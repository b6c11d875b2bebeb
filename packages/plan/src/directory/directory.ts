/**
 * The directory of bodies: which body a printed name stands for. A name it does not know keeps its own words; it must never reject one,
 * and never puts a body under a place the document does not give.
 */
import { foldScript } from '../script/script.js';
import { endings, stems, wholeNames } from './bodies.js';
import { agencyName } from './central-agencies.js';
import { bareNational, nationalBodies } from './national-bodies.js';
import { isMunicipality, type Place, placeAtStart, placeNamed, provinceNamed } from './places.js';
import { theCentre } from './province.js';

export { describeUnit, type UnitDescription, type UnitKind, type UnitLevel } from './describe.js';
export { inferProvince, theCentre } from './province.js';
export { isGroupWords, looksLikeUnit } from './unit-names.js';

/** `province`: what `inferProvince` gives. `sharedPrefix`: 省 for the second name of 省教育厅、财政厅, where the document leaves it out. */
export type NameContext = { readonly province: string | null; readonly sharedPrefix?: string | null };

type Names = ReadonlyMap<string, string>;

const namesOf = (rows: readonly (readonly [string, ...string[]])[]): Names =>
  new Map(rows.flatMap(([standard, ...others]) => [standard, ...others].map((name) => [name, standard] as const)));

const stemNames = namesOf(stems);
const wholeBodies = namesOf(wholeNames);
const national = namesOf(nationalBodies);

const halfWidth = (text: string): string =>
  text.replace(/[！-～]/gu, (character) => String.fromCharCode(character.charCodeAt(0) - 0xfee0)).replace(/\s+/gu, '');

/** Folded, half width, without the 等 that closes a list and without a second name in brackets. */
const plainName = (name: string): string => {
  const plain = halfWidth(foldScript(name)).replace(/^[、,;:.]+|[、,;:.]+$/gu, '');
  const closed = plain.length > 3 ? plain.replace(/等$/u, '') : plain;
  return closed.length > 60 ? closed : closed.replace(/^([^()]{2,})\([^()]*\)$/u, '$1');
};

const departmentCore = (core: string): string | null => {
  const whole = wholeBodies.get(core);
  if (whole !== undefined) return whole;
  for (const [short, long] of endings) {
    if (!core.endsWith(long)) continue;
    const stem = core.slice(0, -long.length);
    const standard = stemNames.get(stem);
    if (standard !== undefined) return wholeBodies.get(standard + short) ?? standard + short;
  }
  return null;
};

const shortened = (core: string): string => (/[会府处室司]$/u.test(core) ? withShortEnding(core) : core);

const withShortEnding = (core: string): string =>
  core
    .replace(/管理委员会$/u, '管委会')
    .replace(/(?<=.)人民政府$/u, '政府')
    .replace(/街道办事处$/u, '街道办')
    .replace(/(?<=.{2})办公室$/u, (office, at: number) => (/[会组部局厅委府]$/u.test(core.slice(0, at)) ? office : '办'))
    .replace(/(?<=.)委员会$/u, (_, at: number) => (/(?:村民|居民|常务|组织)$/u.test(core.slice(0, at)) ? '委员会' : '委'))
    .replace(/(?:集团|股份)*有限(?:责任)?公司$/u, '公司')
    .replace(/(?:集团|股份)*有限(?:责任)?公司(?=.{2,}分公司$)/u, '');

const canonicalCore = (core: string): string => departmentCore(core) ?? shortened(core);

const levelWords = /^(?:自治区|地区|省|市|州|盟|县|区|旗|镇|乡)(?=.{2})/u;
/** Words that only begin like a word of level. */
const falseLevel = /^(?:市场|市政(?!府)|市容|市民|区域|区块|县域|乡村|乡镇|镇村|镇域|省际|市域|城市|地区生产)/u;

type Parts = { readonly prefix: string; readonly core: string };

const provinceWord = (province: Place): string => (isMunicipality(province) ? '市' : province.name.endsWith('自治区') ? '自治区' : '省');

const isBody = (core: string): boolean => departmentCore(core) !== null || /^.{2,}(?:厅|局|委|委员会|办)$/u.test(core);

/** 江西省教育厅 in a plan of 江西 is 省教育厅; 甲市教育局 keeps its city; 南昌教育局 gets its 市. */
const splitPlace = (name: string, province: Place | null): Parts | null => {
  const found = placeAtStart(name, province);
  if (!found) return null;
  const core = name.slice(found.length);
  if (core === '') return found.short ? null : { prefix: placeWord(found.place, province), core: '政府' };
  if (!isBody(core)) return null;
  if (found.short && (departmentCore(core) === null || /^(?:铁路|海关|税务)/u.test(core))) return null;
  return { prefix: placeWord(found.place, province), core };
};

const placeWord = (place: Place, province: Place | null): string =>
  province !== null && place.code === province.code ? provinceWord(province) : place.name;

const splitLevel = (name: string): Parts | null => {
  const word = falseLevel.test(name) ? null : levelWords.exec(name)?.[0];
  return word ? { prefix: word, core: name.slice(word.length) } : null;
};

/** A place the list does not know: 甲市人民政府, 乙县教育局. */
const splitUnknownPlace = (name: string): Parts | null => {
  const match = /^([一-鿿]{1,6}?(?:省|市|县|州|旗|区))(?=(人民政府|政府|教育局|.{2,}局|.{2,}委(?:员会)?)$)/u.exec(name);
  return match && !falseLevel.test(name) ? { prefix: match[1] as string, core: name.slice((match[1] as string).length) } : null;
};

const isCentral = (name: string): boolean =>
  national.has(name) || /^(?:国家|中央|全国|国务院|最高|中国|中华)|(?:部|总局|总署)$/u.test(name);

/** May the prefix shared by a list stand before this name? Not before a name that has its own place or is of the centre. */
const takesPrefix = (name: string): boolean =>
  departmentCore(name) !== null ||
  (/(?:厅|局|委|办|办公室|总队|支队|大队|中心|政府|联社|集团|公司)$/u.test(name) && !/^(?:人行|民航|国网)/u.test(name));

const withoutPlace = (name: string, { province, sharedPrefix }: NameContext): string => {
  const prefix = sharedPrefix ? halfWidth(foldScript(sharedPrefix)) : '';
  const core = canonicalCore(name);
  if (prefix !== '' && !prefix.startsWith('国') && takesPrefix(name)) return prefix + core;
  if (province === theCentre || prefix.startsWith('国'))
    return bareNational.get(core) ?? core.replace(/^委(?=组织部|宣传部|统战部|政法委)/u, '中央');
  return core;
};

/**
 * The short standard form of a unit's name, in Simplified script: 省发改委 and 江西省發展和改革委員會 (in a plan of 江西省) are 省发展改革委.
 * A source of its rules: the State Council's list of bodies and the three-fold plans of the provinces; places after GB/T 2260.
 */
export const canonicalUnit = (name: string, context: NameContext): string => {
  const plain = plainName(name);
  const known = national.get(plain);
  if (known !== undefined && !(context.sharedPrefix && takesPrefix(plain))) return known;
  const agency = agencyName(plain);
  if (agency !== plain && !/税务局$/u.test(agency)) return agency;
  const province = provinceNamed(context.province);
  const parts = splitPlace(agency, province) ?? splitLevel(agency) ?? splitUnknownPlace(agency);
  if (parts) return parts.prefix + canonicalCore(parts.core);
  if (placeNamed(agency, province)) return `${agency}政府`;
  return isCentral(agency) ? shortened(agency) : withoutPlace(agency, context);
};
