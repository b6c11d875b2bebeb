/** What kind of body a canonical name is, at which level and where. What the name does not tell stays `other`, `unknown` or null. */
import { nationalBodies } from './national-bodies.js';
import { isMunicipality, isProvincialSeat, type Place, placeAtStart, provinceNamed } from './places.js';

export type UnitKind =
  | 'partyBody'
  | 'governmentDepartment'
  | 'government'
  | 'zone'
  | 'centralAgency'
  | 'enterprise'
  | 'publicInstitution'
  | 'peoplesOrganisation'
  | 'judicialBody'
  | 'other';
export type UnitLevel = 'national' | 'provincial' | 'prefecture' | 'county' | 'township' | 'unknown';
export type UnitDescription = { readonly kind: UnitKind; readonly level: UnitLevel; readonly place: Place | null };

const nationalNames: ReadonlySet<string> = new Set(nationalBodies.map(([standard]) => standard));

const kinds: readonly (readonly [kind: UnitKind, pattern: RegExp])[] = [
  ['judicialBody', /(?:法院|检察院)$/u],
  [
    'partyBody',
    /^中央|(?:纪委|纪工委|监委|组织部|宣传部|统战部|政法委|网信办|编办|农办|党校|机关工委|党工委|党群工作部|老干部局|党史研究室|改革办|督查室|政研室|军民融合办|台办|农工部|文明办|社会工作部)$|^(?:省|市|县|区|州|自治区|盟|旗)委(?!员)/u,
  ],
  ['zone', /(?:管委会|开发区|高新区|经开区|保税(?:港)?区|新区|园区|试验区|实验区|示范区)(?:办公室)?$/u],
  [
    'peoplesOrganisation',
    /总工会|工会$|共青团|团(?:省|市|县|区|州)?委$|妇联$|残联$|工商联$|科协$|贸促会$|文联$|作协$|侨联$|台联$|记协$|红十字会$|社科联$|法学会$|协会$|学会$|商会$|联合会$|促进会$|基金会$/u,
  ],
  [
    'centralAgency',
    /海关$|人行|税务局$|国税局$|银保监|银监局|证监局|保监局|金融监管总局|铁路局$|铁路监管|^民航|^外汇局|邮政管理局|通信管理局|矿山安监|煤监局|调查总队$|气象局$|地震局$|烟草局$|海事局$|消防救援(?:总队|支队|大队)$|航务管理局$|专员办$|专员办事处$|出入境|边检|海警|水利委$|^(?:长江|黄|淮|海|珠江|松辽)委$|^长航局$|[一-鿿]{2}金融监管局$(?<!^[省市县区州]金融监管局)/u,
  ],
  ['enterprise', /(?:公司|集团|银行|分行|支行|[农工建中交商]行|[铁城交水建农]投|机场|供电局|电网|电厂|厂|企业|邮政|担保|保险)$/u],
  ['government', /(?:政府|行署|街道办|公所)$|^[一-鿿]{1,8}(?:县|市|州|旗|镇|乡|街道)$/u],
  [
    'publicInstitution',
    /(?:大学|学院|医院|研究院|研究所|科学院|社科院|农科院|工程院|中科院|中心|学校|中学|小学|电视台|电台|总台|馆|站|报社|新华社|日报|林场|联社|总社|供销社|出版社|公积金中心|档案馆|保护区管理局|养护中心)$/u,
  ],
  [
    'governmentDepartment',
    /(?:厅|局|委|办|部|署|总局|总署|办公厅|办公室|总队|支队|大队|处|科|所|院|参事室|研究室|管理处|服务处|证监会|银保监会|人民银行)$/u,
  ],
];

const levelWords: readonly (readonly [level: UnitLevel, pattern: RegExp])[] = [
  ['national', /^(?:国家(?!开发银行|电网|矿山安监局.|统计局.)|中央|全国|国务院|最高)/u],
  ['provincial', /^(?:省|自治区|兵团)|^团省委|厅$/u],
  ['prefecture', /^(?:市(?!场)|州|盟|地区)|^团市委/u],
  ['county', /^(?:县|区(?!域)|旗)/u],
  ['township', /^(?:镇|乡|街道)|(?:镇|乡|街道)(?:党委|政府|办)?$/u],
];

const kindOf = (name: string): UnitKind => {
  if (
    nationalNames.has(name) &&
    /(?:部|委|署|总局|总署|局|办|办公厅|人民银行|会)$/u.test(name) &&
    !/^(?:中央|中国贸|中国科)|联$/u.test(name)
  )
    return 'governmentDepartment';
  return kinds.find(([, pattern]) => pattern.test(name))?.[0] ?? 'other';
};

/** A central agency seated in the capital answers for the province. */
const levelAt = (place: Place, kind: UnitKind): UnitLevel =>
  kind === 'centralAgency' && isProvincialSeat(place) ? 'provincial' : place.level;

const placeInside = (name: string, province: Place | null): Place | null => {
  const start = placeAtStart(name, province);
  if (start) return start.place;
  const after = /^(?:人行|民航|国网|外汇局|国家矿山安监局|国家统计局|中国(?:电信|移动|联通|铁塔)|团)/u.exec(name);
  return after ? (placeAtStart(name.slice(after[0].length), province)?.place ?? null) : null;
};

const townOf = (name: string): boolean => /(?:镇|乡|街道|街道办)(?:党委|政府|党工委)?$/u.test(name);

export const describeUnit = (canonical: string, context: { readonly province: string | null } = { province: null }): UnitDescription => {
  const province = provinceNamed(context.province);
  const kind = kindOf(canonical);
  const place = placeInside(canonical, province);
  if (place) return { kind, level: townOf(canonical) ? 'township' : levelAt(place, kind), place };
  const word = levelWords.find(([, pattern]) => pattern.test(canonical))?.[0] ?? (nationalNames.has(canonical) ? 'national' : 'unknown');
  const level = word === 'prefecture' && province && isMunicipality(province) ? 'provincial' : word;
  return { kind, level, place: level === 'provincial' ? province : null };
};
