/**
 * The words that names of bodies and of groups are made of, on folded text. It tells a unit from a clause of prose and a group from a unit; what a
 * unit stands for is the directory's business.
 */
import { looksLikeUnit } from '../directory/directory.js';

const longestName = 40;
const longestGroup = 80;

/** Last words of the names of bodies. */
const bodyEnding =
  /(?:厅|局|委|办|部|院|会|署|司|行|社|所|中央|站|队|处|科|股|室|中心|政府|公司|集团|海关|大学|学校|党校|中学|小学|医院|银行|联|协|团委|办公室|办事处|指挥部|专班|小组|分组|馆|台|报|园区|新区|开发区|实验区|示范区|合作区|保税区|片区|高新区|经开区|度假区|风景区|管理区|旗|盟|人大|政协|纪委|军分区|省军区|警备区|武装部|电力|电网|供电|中国电信|中国移动|中国联通|中国铁塔|铁塔|石化|石油|烟草|邮政|城投|交投|水投|国投|控股|企业|总局|分局|机关|法院|总社|联社|工会|妇联|残联|科协|侨联|文联|作协|记协|工商联|红十字会|贸促会|供销|林场|农场|水库|支行|分行|总行|市|县|区|州|镇|乡|街道|省|村|厂|港|段|组委|纪检监察组|党工委|工委|国资委|审改办|驻(?:京|沪|外)[^，]{0,6})$/;
const bodyEndingInBrackets = /^(.{2,})[([].{1,20}[)\]]$/;

/** 各…, 有关…, 14个…: words that name several bodies without listing them. */
const groupStart =
  /^(?:(?:省|市|州|县|区|镇|乡|全省|全市|全县|全区|国务院|中央|国家|在[^、]{1,6}|驻[^、]{1,6}|辖区|本级|省市|市县|市区|省级|市级|县级|区级|市直|省直|县直|区直|州直|省委|市委|县委|区委|省政府|市政府|县政府|区政府|管委会|[^、]{1,8}?(?:直|内|属|委|政府|地区|区域))*)(?:各|有关|相关|其他|其它|全部|所有|全体|所在|沿线|沿江|涉及|涉农|相应|对应|属地|责任|若干|受灾|试点|\d{1,3}[个家]|[一二三四五六七八九十两]{1,3}[个家])/;
const groupEnding =
  /(?:成员单位|责任部门|责任单位|牵头单位|牵头部门|配合单位|主管部门|监管部门|有关部门|相关部门|有关单位|相关单位|职能部门|业务部门|行政部门|管理部门|直属单位|直属机构|直部门|级部门|级单位|直单位|属地政府|地方政府|地方人民政府|各地|各方|成员部门|参建单位|建设单位|项目单位|业主单位)$/;
const genericPlaces =
  /^(?:[市县区乡镇]{2,4}|乡镇(?:[(（]?街道[)）]?)?|镇街|街镇|乡[(（]镇[)）]|街道|基层|地方)(?:两级|三级)?(?:党委和?|党委、)?(?:人民)?政府$|^(?:镇街|街镇|乡镇街道?|乡镇|[(]?县区[)]?|区县|县市区|市县)$/;

/** Words that mean nothing alone: 和 before them joins no two units. */
const bareNoun =
  /^(?:单位|部门|机构|地区|企业|组织|政府|人民政府|其他|团体|院校|院所|高校|个人|行业|街道|乡镇|成员|地方|镇|乡|县|市|区|州|党委|科研机构|社会组织|直属机构|管委会|开发区|园区|下属单位|所属单位|驻地单位)$/;

/** 部门 in 部门和单位: the first word behind a joint means nothing alone. */
export const isBareNoun = (name: string): boolean => bareNoun.test(name.split(/[和及与、]/)[0]!);

export const isGroupName = (name: string): boolean => {
  if (name.length > longestGroup) return false;
  const core = name.replace(/[([].*?[)\]]/g, '');
  return (
    /的.{0,12}(?:政府|单位|部门|企业|机构|地区|街道|乡镇)$/.test(core) ||
    /^[^、]{0,10}各(?!类|种|项)/.test(core) ||
    groupStart.test(core) ||
    groupStart.test(name) ||
    groupEnding.test(core) ||
    genericPlaces.test(name)
  );
};

const remembered = new Map<string, boolean>();
const mostRemembered = 4096;

const judgeUnit = (name: string): boolean => {
  if (name.length < 2 || name.length > longestName || /[。;!?:"“”《》<>]|\d[室楼号]?$/.test(name)) return false;
  if (bodyEnding.test(name)) return true;
  const bracketed = bodyEndingInBrackets.exec(name);
  if (bracketed) return endsLikeBody(bracketed[1]!);
  return looksLikeUnit(name);
};

/** Ends as the names of bodies do; says nothing about how the words begin. */
export const endsLikeBody = (name: string): boolean => {
  const known = remembered.get(name);
  if (known !== undefined) return known;
  const answer = judgeUnit(name);
  if (remembered.size >= mostRemembered) remembered.clear();
  remembered.set(name, answer);
  return answer;
};

/** Words that open a clause of prose and never a name. */
const proseStart =
  /^(?:推进|推动|加强|加快|加大|完善|建立|健全|开展|落实|实施|制定|强化|提升|提高|促进|支持|鼓励|引导|做好|抓好|组织|指导|督促|协调|确保|深化|深入|积极|大力|进一步|严格|规范|优化|按照?|根据|对|将|把|在|从|为|以|与|及时|定期|负责|牵头|配合|协助|参与|其中|如|包括|含|即|不|已|未|并|或|返回|关闭|打印|分享|上一|下一|详见|见|原|下同|以下|简称|试行|暂行|修订|征求)/;

/** Ends like a body and does not begin like a clause: fit to be a name where nothing else says that it is one. */
export const readsAsUnit = (name: string): boolean => !proseStart.test(name) && name.length <= 30 && endsLikeBody(name);
