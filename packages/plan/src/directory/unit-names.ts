/** Is a stretch of words the name of a body, or words for several bodies at once? Judged by form, so that unknown names pass too. */
import { foldScript } from '../script/script.js';
import { isKnownPlace } from './places.js';

const longestName = 40;

const bodyEnding = new RegExp(
  [
    '(?:厅|局|委|委员会|办|办公室|办公厅|部|总署|审计署|行署|政府|行政公署|公署)$',
    '(?:法院|检察院|科学院|分院|研究院|学院|医院|卫生院|社科院|农科院|工程院|设计院|勘察院|剧院|书院|党校|学校|大学|中学|小学)$',
    '(?:公司|集团|银行|[农工建中交]行|(?<=.[铁城交水建农])投|分行|支行|人行|中支|中心支行|农商行|联社|信用社|供销社|合作社|总社|报社|新华社|出版社|合作总社)$',
    '(?:总工会|工会|妇联|残联|工商联|科协|文联|作协|侨联|台联|记协|社科联|团委|协会|学会|商会|联合会|促进会|贸促会|基金会|红十字会|管委会|居委会|村委会|监管会|证监会|银保监会|保监会|银监会|联盟|委员会|组委会|理事会|联席会|常委会|监事会|总会)$',
    '(?:总队|支队|大队|中队|工作队|执法队|指挥部|司令部|领导小组|协调小组|工作组|专项组|专班|工作专班|专责小组|小组|军分区|军区|建设兵团|兵团|防指|政协|^(?:省|市|州|县|区).{2,12}处|^(?:市|县|区)[一二三四五六七八九]中|警备区|人武部|武警)$',
    '(?:海关|中心|中心站|监测站|水文站|养护站|推广站|服务站|管理站站|检测站|车站|卫生站|办事处|管理处|服务处|专员办|监管处|工作处|政策法规处|(?:农|公路|法规|综合|规划|人事|财务|信息)处|管所|派出所|司法所|研究所|监管所|管理所|服务所|财政所|事务所|研究室|参事室|督查室|政研室|电视台|电台|气象台|总台|广播台|博物馆|图书馆|档案馆|文化馆|美术馆|方志馆|纪念馆|林场|农场|水库管理局|档案局|供电所|交易所|工委|党委|纪委|监委|党组|党工委|机关工委|街道办|监管局|机场|港务|邮政|供电|公交|电信|移动|联通|铁塔|烟草|石化|国网|燃气|公积金中心)$',
  ].join('|'),
  'u',
);

const placeEnding =
  /(?:省|市|县|州|盟|旗|镇|乡|街道|自治区|新区|实验区|试验区|开发区|高新区|经开区|示范区|保税区|保税港区|园区|管理区|风景区|景区|度假区|矿区|林区|[一-鿿]{2}区)$/u;

/** Words that end like a body and are none. */
const falseEnding =
  /(?:(?:法治|数字|服务型|责任|廉洁|阳光|智慧|地方|高效|满意|廉洁型)政府|建成区|(?:重点|试点|示范|贫困|中心|大|强|弱|名)(?:区|县|镇|乡|市)|双一流大学|项目部|^党委政府|^(?:工业|产业|物流|科技)园区|^(?:物流|会展|商业)中心|全部|内部|外部|干部|总部|中部|东部|西部|南部|北部|局部|头部|底部|俱乐部|布局|格局|结局|时局|大局|全局|举办|承办|主办|创办|督办|催办|经办|(?<!政)协办|代办|通办|联办|新办|网办|申办|领办|交办|快办|好办|社会|机会|大会|博览会|展会|展览会|交易会|峰会|晚会|座谈会|推介会|交流会|研讨会|体会|运动会|发布会|例会|会商会|招聘会|听证会|洽谈会|联谊会|工作会|推进会|现场会|音乐会|城市|都市|全市|超市|夜市|上市|股市|全省|全县|全区|全州|本省|本市|本县|外省|跨省|乡镇|城镇|小镇|集镇|城乡|家乡|山区|社区|地区|校区|城区|灾区|库区|老区|市区|郊区|片区|街区|厂区|小区|特区|牧区|湖区|流域|客厅|大厅|部门|单位|副中心|市中心|商贸中心|枢纽中心|金融中心|创新中心|消费中心|智力支持|政治部|一委|三区)$/u;

const verbs =
  /^(?:加强|推进|推动|建设(?!局|委|厅|部|银行|和|与|管理|交通|工程|厅)|实施|完善|落实|支持|强化|深化|健全|建立|开展|组织(?!部|人事)|鼓励|引导|提升|提高|加快|优化|发展(?!改革|和改革|与改革|研究|规划|计划)|促进|培育|打造|推广(?!站|中心)|构建|扩大|制定|出台|探索|做好|抓好|严格|确保|保障(?!局|中心|和)|全面|积极|大力|进一步|继续|持续|依托|围绕|利用|通过|按照|根据|对于|关于|为了|由于|以及|其中|包括|成为|成立|设立|新建|组建|改造|整合|统筹(?!办|局)|协调(?!办|小组|领导)|配合|负责|会同|参与|协助|指导(?!中心|站)|牵头|责任)/u;

/** 的, 了, 将 and sentence marks never stand in a name. */
const notInNames = /[的了将把被使让,。;:!?、，；：！？《》<>【】[\]…%=+*#@&|\\/\n\r\t]/u;

const withoutBrackets = (text: string): string => text.replace(/[(（][^()（）]{0,40}[)）]/gu, '');

/** Does this stretch of words have the form of one body's name? Any string is taken; long ones are refused unread. */
export const looksLikeUnit = (name: string): boolean => {
  if (name.length > longestName * 2) return false;
  const plain = withoutBrackets(foldScript(name).replace(/\s+/gu, ''));
  if (plain.length < 2 || plain.length > longestName) return false;
  if (notInNames.test(plain) || verbs.test(plain) || falseEnding.test(plain)) return false;
  return bodyEnding.test(plain) || isKnownPlace(plain) || (placeEnding.test(plain) && plain.length <= 14);
};

const groupStart =
  /^(?:等)?(?:各|有关|相关|其他|其它|其余|全体|全部|所有|多个|市直|省直|县直|区直|州直|中央和国家|所在|属地|当地|沿线|沿江|事发地|地方各级|上述|涉及|本级)/u;
const groupStartSafe = /^(?:省直|市直|县直|区直|州直)(?!机关工委|属机关工作|机关工作)/u;
const groupInside =
  /(?:各|有关|相关)(?:成员|责任|职能|业务|行业|主管|省直|市直|县直|区直|直属|工作|单位|部门|地|市|县|区|州|乡|镇|街|企业|设区|金融|高校|方面|机构|处室|股室|科室|片区)/u;
const groupEnd =
  /(?:成员单位|责任部门|责任单位|牵头单位|配合单位|主管部门|职能部门|监管部门|执法部门|主管单位|相关部门|有关部门|各部门|相关单位|有关单位|直属单位|参与单位|实施单位|建设单位|业主单位|运营单位|运营企业|基层单位|县直单位|市直单位|省直单位|区直单位|直部门|工作部门|行政部门|各单位|等部门|等单位|所在乡镇|金融机构|社会组织|行业协会|基础电信企业|电信运营企业|项目单位|用人单位|全市单位|县级政府|市级政府|地方政府|基层政府|地方人民政府|有条件的地区|重点企业|驻[市县区省州]单位|市县政府|市县人民政府|各级政府)$/u;
/** 市、县(区)人民政府 and 乡镇(街道): kinds of places joined, so all of them. */
const joinedLevels =
  /^(?:各)?(?:市|州|县|区|镇|乡|街|市州|市县|县区|县市|乡镇|镇街|街道|设区市|地市|盟市|旗县)(?:[、,(（和及]|(?:人民)?政府$|$)[市州县区旗盟乡镇街道、,()（）和及]*(?:人民)?(?:政府|管委会|办事处|开发区)?$/u;

const isJoinedLevels = (plain: string): boolean =>
  plain.length > 1 && joinedLevels.test(plain) && !/^(?:市|县|区|州|旗|镇|乡|街道)(?:人民)?(?:政府|办事处|管委会)?$/u.test(plain);

/** Words that name several bodies without listing them (多单位统称). */
export const isGroupWords = (name: string): boolean => {
  if (name.length > longestName * 3) return false;
  const plain = foldScript(name).replace(/\s+/gu, '');
  if (/^(?:省直|市直|县直|区直|州直)/u.test(plain)) return groupStartSafe.test(plain);
  return (
    groupStart.test(plain) ||
    groupInside.test(plain) ||
    groupEnd.test(plain) ||
    isJoinedLevels(plain) ||
    /^\d+个.+(?:部门|单位)$/u.test(plain)
  );
};
