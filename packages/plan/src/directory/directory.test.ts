import { existsSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalUnit, describeUnit, inferProvince, isGroupWords, looksLikeUnit, theCentre } from './directory.js';

const inJiangxi = { province: '江西省' };

describe('canonicalUnit', () => {
  it.each([
    ['省发展改革委', ['省发改委', '省發展改革委', '省发展和改革委员会', '江西省发展和改革委员会', '江西省发改委']],
    ['省住房城乡建设厅', ['省住建厅', '省住房和城乡建设厅', '江西省住建厅']],
    ['省人力资源社会保障厅', ['省人社厅', '省人力资源和社会保障厅']],
    ['省工业和信息化厅', ['省工信厅', '省工業和信息化廳']],
    ['省卫生健康委', ['省卫健委', '省卫生健康委员会']],
    ['省交通运输厅', ['省交通厅', '省交通運輸廳']],
    ['省应急厅', ['省应急管理厅']],
    ['省委编办', ['省编办', '省编办（省审改办）', '省委机构编制委员会办公室']],
    ['省委组织部', ['省组织部', '省委组织部']],
    ['省税务局', ['国家税务总局江西省税务局', '江西省税务局']],
    ['省政府', ['江西省人民政府', '省人民政府']],
    ['南昌市政府', ['南昌市人民政府', '南昌市政府', '南昌市']],
    ['南昌市教育局', ['南昌市教育局']],
    ['南昌铁路局', ['中国铁路南昌局集团有限公司', '南昌局集团公司', '南昌鐵路局']],
    ['人行南昌中心支行', ['中国人民银行南昌中心支行', '人民银行南昌中支']],
    ['江西银保监局', ['银保监会江西监管局', '江西省银保监局']],
    ['民航江西监管局', ['民航江西安全监督管理局', '中国民用航空江西安全监督管理局']],
    ['国网江西电力公司', ['国网江西省电力有限公司', '國網江西省電力公司']],
    ['国家矿山安监局江西局', ['国家矿山安全监察局江西局']],
    ['省供销联社', ['省供销社', '省供销合作社联合社']],
    ['市场监管局', ['市场监督管理局']],
    ['甲市政府', ['甲市人民政府', '甲市政府']],
    ['甲新区管委会', ['甲新区管理委员会']],
  ])('%s', (canonical, names) => {
    for (const name of names) expect(canonicalUnit(name, inJiangxi)).toBe(canonical);
  });

  it('restores a shared prefix, and not before a body that has its own place', () => {
    const shared = { ...inJiangxi, sharedPrefix: '省' };
    expect(canonicalUnit('财政厅', shared)).toBe('省财政厅');
    expect(canonicalUnit('发改委', shared)).toBe('省发展改革委');
    expect(canonicalUnit('南昌海关', shared)).toBe('南昌海关');
    expect(canonicalUnit('人行南昌中心支行', shared)).toBe('人行南昌中心支行');
    expect(canonicalUnit('南昌市政府', shared)).toBe('南昌市政府');
    expect(canonicalUnit('教育局', { ...inJiangxi, sharedPrefix: '区' })).toBe('区教育局');
  });

  it('reads the bare names of a paper of the centre', () => {
    expect(canonicalUnit('发展改革委', { province: theCentre })).toBe('国家发展改革委');
    expect(canonicalUnit('统计局', { province: null })).toBe('统计局');
    expect(canonicalUnit('发改委', inJiangxi)).toBe('发展改革委');
    expect(canonicalUnit('工信部', inJiangxi)).toBe('工业和信息化部');
  });

  it('takes any string', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.option(fc.string()), (name, province) => {
        const canonical = canonicalUnit(name, { province, sharedPrefix: province });
        describeUnit(canonical);
        looksLikeUnit(name);
        isGroupWords(name);
        inferProvince(name);
        return typeof canonical === 'string';
      }),
    );
  });
});

describe('describeUnit', () => {
  it.each([
    ['省财政厅', 'governmentDepartment', 'provincial', '360000'],
    ['省委组织部', 'partyBody', 'provincial', '360000'],
    ['省残联', 'peoplesOrganisation', 'provincial', '360000'],
    ['南昌市政府', 'government', 'prefecture', '360100'],
    ['南昌海关', 'centralAgency', 'provincial', '360100'],
    ['人行南昌中心支行', 'centralAgency', 'provincial', '360100'],
    ['国网江西电力公司', 'enterprise', 'provincial', '360000'],
    ['县教育局', 'governmentDepartment', 'county', undefined],
    ['教育部', 'governmentDepartment', 'national', undefined],
    ['省高级法院', 'judicialBody', 'provincial', '360000'],
    ['甲新区管委会', 'zone', 'unknown', undefined],
    ['某某', 'other', 'unknown', undefined],
  ])('%s', (name, kind, level, code) => {
    const described = describeUnit(name, inJiangxi);
    expect([described.kind, described.level, described.place?.code]).toEqual([kind, level, code]);
  });
});

describe('looksLikeUnit', () => {
  it.each([
    '省教育厅',
    '甲市',
    '乙县人民政府',
    '市场监管局',
    '组织部',
    '县公安局交警大队',
    '省編辦（省審改辦）',
    '中国电信甲市分公司',
    '丙镇',
    '发展改革委',
    '某某指挥部',
    '县政协办',
    '省交投',
    '甲分院',
    '省推进甲和“乙”改革协调小组办公室',
  ])('%s is one', (name) => expect(looksLikeUnit(name)).toBe(true));
  it.each([
    '加强组织领导',
    '优化空间格局',
    '建设一批物流中心',
    '办好博览会',
    '全社会',
    '有关部门',
    '推动落实。',
    '打造现代都市',
    '',
    '2023年底前',
    '法治政府',
    '重点镇',
    '建成区',
  ])('%s is none', (name) => expect(looksLikeUnit(name)).toBe(false));
});

describe('isGroupWords', () => {
  it.each([
    '各市、县人民政府',
    '相关设区市政府',
    '某领导小组各成员单位',
    '14个责任部门',
    '有關部門',
    '省直有关单位',
    '市、县（区）人民政府',
    '各乡镇（街道）',
  ])('%s is one', (name) => expect(isGroupWords(name)).toBe(true));
  it.each(['省教育厅', '甲市政府', '市政府', '县人民政府', '镇政府', '省直机关工委', '市场监管局'])('%s is none', (name) =>
    expect(isGroupWords(name)).toBe(false),
  );
});

describe('inferProvince', () => {
  it.each([
    ['赣府发〔2022〕3号 关于某事的通知', '江西省'],
    ['甲方案 南昌市、九江市、上饶市政府负责。江西省发展改革委牵头。', '江西省'],
    ['湖北省人民政府办公厅关于印发某方案的通知', '湖北省'],
    ['国务院办公厅关于某事的意见 国办发〔2020〕1号 江西省先行，江西省再行', theCentre],
    ['（教育部、财政部、商务部、公安部负责）', theCentre],
    ['根据《国务院关于甲的意见》（国发〔2020〕1号），江西省、江西省制定本方案', '江西省'],
    ['没有地名', null],
  ])('%s', (source, province) => expect(inferProvince(source)).toBe(province));
});

const gold = new URL('../../../../../shared/corpus/dev/gold/seed-jiangxi.json', import.meta.url);

describe('the real plan', () => {
  it.skipIf(!existsSync(gold))('has 57 names for 57 bodies', () => {
    const { items } = JSON.parse(readFileSync(gold, 'utf8')) as { items: { responsible: string[] }[] };
    const names = new Set(items.flatMap((item) => item.responsible));
    const canonical = new Set([...names].map((name) => canonicalUnit(name, inJiangxi)));
    expect([names.size, canonical.size]).toEqual([57, 57]);
    for (const name of canonical) expect(describeUnit(name, inJiangxi).kind).not.toBe('other');
    for (const name of names) expect(looksLikeUnit(name)).toBe(true);
  });
});
