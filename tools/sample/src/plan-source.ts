/**
 * The sample plan, written for this project: province, cities, neighbours, numbers and projects are invented. It shows in one document what
 * published plans show in many: each section uses another of the usual ways to say who is responsible. One place is damaged on purpose.
 */

export type SampleCell = { readonly text: string; readonly down?: number };
export type SampleBlock =
  | {
      readonly kind: 'title' | 'documentNumber' | 'text' | 'section' | 'subsection' | 'indicator' | 'task' | 'label' | 'signature';
      readonly text: string;
    }
  | { readonly kind: 'table'; readonly rows: readonly (readonly SampleCell[])[] };

const title = (text: string): SampleBlock => ({ kind: 'title', text });
const text = (words: string): SampleBlock => ({ kind: 'text', text: words });
const section = (words: string): SampleBlock => ({ kind: 'section', text: words });
const subsection = (words: string): SampleBlock => ({ kind: 'subsection', text: words });
const indicator = (words: string): SampleBlock => ({ kind: 'indicator', text: words });
const task = (words: string): SampleBlock => ({ kind: 'task', text: words });
const label = (words: string): SampleBlock => ({ kind: 'label', text: words });
const row = (...cells: readonly (string | SampleCell)[]): readonly SampleCell[] =>
  cells.map((cell) => (typeof cell === 'string' ? { text: cell } : cell));

export const planTitle = '云沧城市群发展“十四五”实施方案云岭省分工方案';

const opening: readonly SampleBlock[] = [
  title(planTitle),
  { kind: 'documentNumber', text: '云岭政办发〔2023〕17号' },
  text(
    '《云沧城市群发展“十四五”实施方案》已经批复。为确保方案有效实施，现将方案确定的主要指标、主要任务分解落实到各地、各部门，具体如下：',
  ),
  section('总体要求'),
  text(
    '立足新发展阶段，坚持共抓大保护、不搞大开发，健全省际协商机制，推动云岭省在云沧城市群建设中当好骨干，凝聚各方面力量，形成协同发展的合力。',
  ),
  section('主要指标'),
  indicator('常住人口城镇化率达到64%左右。（责任单位：省发展改革委、省公安厅、省统计局）'),
  indicator(
    '时速250公里以上的高速铁路通车里程突破1600公里，高速公路通车里程达到7200公里。（责任单位：省发展改革委、省交通运输厅、云沧铁路局）',
  ),
  indicator('全社会研发经费投入年均增长12%以上。（责任单位：省科技厅、省工业和信息化厅、省财政厅、省统计局）'),
];

const space: readonly SampleBlock[] = [
  section('主要任务'),
  subsection('优化城市群空间格局'),
  task(
    '提升澜川省会城市能级，全面增强先进制造、科技创新、商贸服务功能，编制澜川都市圈发展规划。（责任单位：省发展改革委、省自然资源厅，澜川市政府）',
  ),
  task(
    '高标准建设澜东新区，推动一批重大平台落地见效。（责任单位：澜东新区管委会，澜川市、青屏市政府，省发展改革委、澜东新区建设领导小组各成员单位）',
  ),
  task('依托沿江通道推动澜川、青屏、泽远联动发展，壮大电子信息、装备制造产业。（责任单位：省工业和信息化厅，澜川市、青屏市、泽远市政府）'),
  task('深化岱口市与沧原省邻近地区跨江合作。（责任单位：岱口市政府，省发展改革委）'),
  task(
    '推进以县城为重要载体的城镇化建设，补齐市政公用设施和公共服务设施短板，促进农业转移人口就地就近城镇化。（责任单位：省发展改革委、省住房城乡建设厅，各市州、县区政府）',
  ),
  task('争取青屏城乡融合发展试验区纳入国家试点。（责任单位：省发展改革委、省农业农村厅，青屏市政府）'),
  task(
    '因地制宜发展小城镇，支持区位优势明显的小城镇发展成为专业功能镇；支持远离城区的小城镇增强服务功能，带动周边农村发展。（责任单位：省发展改革委、省住房城乡建设厅、省农业农村厅）',
  ),
];

const networks: readonly SampleBlock[] = [
  subsection('健全基础设施网络'),
  task('建成澜川至岱口高速铁路，加快澜川至泽远铁路前期工作。（牵头单位：省发展改革委；责任单位：云沧铁路局，澜川市、岱口市、泽远市政府）'),
  task(
    '打通省际待贯通路段，实施岭海高速公路青屏至省界段扩容改造。（牵头单位：省交通运输厅；配合单位：省自然资源厅、省生态环境厅、青屏市政府）',
  ),
  task('实施雁江航道整治，推进岱口港、泽远港铁路进港全覆盖。（牵头单位：省交通运输厅；配合单位：省水利厅、云沧铁路局）'),
  task('完成雁江干流堤防达标建设。（牵头单位：省水利厅；责任单位：沿江各市政府；完成时限：2024年6月底前）'),
  task('构建新型电力系统，新增抽水蓄能装机120万千瓦，建成省级电力调度云平台。（牵头单位：省能源局；责任单位：省电力公司）'),
  task('推动5G网络乡镇以上区域全覆盖，布局澜川人工智能计算中心。（牵头单位：省通信管理局；配合单位：省工业和信息化厅、省数据局）'),
];

const industry: readonly SampleBlock[] = [
  subsection('推动产业和创新协同'),
  task('建设云沧科技创新走廊，组建3个以上省级实验室。（省科技厅牵头，省教育厅、省财政厅、澜川市政府配合）'),
  task('共建大型科学仪器共享平台，每季度发布共享目录。（省科技厅牵头，省教育厅配合）'),
  task('培育高端装备、新材料两个万亿级产业集群，建立产业链协作机制。（省工业和信息化厅牵头，省商务厅、省国资委按职责分工配合）'),
  task('健全承接产业转移合作机制，出台利益分享办法。（省发展改革委牵头，省财政厅、省税务局配合）'),
  task('推进粮食生产功能区建设，高标准农田新增260万亩。（省农业农村厅牵头，省自然资源厅、省水利厅及各市州政府配合）'),
  task('每年举办云沧绿色食品博览会。（省商务厅牵头，省农业农村厅、澜川市政府配合）'),
];

const ecology: readonly SampleBlock[] = [
  subsection('加强生态环境共保联治'),
  task('推进细颗粒物（PM2.5）和O?（臭氧）协同控制，钢铁企业全部完成超低排放改造。（省生态环境厅、省工业和信息化厅负责）'),
  task('开展雁江流域总磷污染治理，国控断面水质优良比例保持在95%以上。（省生态环境厅、省水利厅负责）'),
  task('建立健全雁江流域横向生态保护补偿机制。（省财政厅会同省生态环境厅、省水利厅及有关市政府负责）'),
  task('实施雁湖湿地保护修复，修复湿地4.5万亩。（省林业局、省自然资源厅，岱口市政府负责）'),
  task('加快补�城镇污水处理设施短板，新建改造管网800公里。（省住房城乡建设厅负责）'),
  task('深化国家低碳城市试点，单位地区生产总值二氧化碳排放降低18%。（省发展改革委、省生态环境厅，各市州政府负责）'),
];

const services: readonly SampleBlock[] = [
  subsection('促进公共服务便利共享'),
  task('建设省级区域医疗中心，二级以上医院检查检验结果互认。'),
  label('责任单位：省卫生健康委、省医保局，澜川市政府'),
  label('完成时限：2024年12月底前'),
  task('推动社会保障卡居民服务一卡通，实现养老保险关系转移接续网上办理。'),
  label('责任单位：省人力资源社会保障厅、省数据局'),
  label('完成时限：2025年底前'),
  task('提升消防应急救援能力，做到接警1分钟内响应、3分钟内出动、5分钟内到场处置。'),
  label('责任单位：省消防救援总队、省应急厅'),
  task('支持高校跨省联合培养研究生，推动学分互认。'),
  label('责任单位：省教育厅'),
  task('建立跨省突发公共卫生事件联防联控机制，定期开展联合演练。'),
  label('责任单位：省卫生健康委、省疾控局'),
];

const opening2: readonly SampleBlock[] = [
  subsection('扩大高水平对外开放'),
  task('出台外商投资便利化若干措施，公布跨省通办事项清单。（省商务厅、省市场监管局，2023年底前完成）'),
  task('推动澜川国际陆港与岱口港联动，开行国际货运班列每年不少于800列。（澜川市政府、省商务厅，持续推进）'),
  task('建成澜川综合保税区二期并封关运行。（澜川海关、澜川市政府，2024年9月底前完成）'),
  task('打造云岭山水精品旅游线路，联合发行旅游一卡通。（省文化和旅游厅，2024年底前完成）'),
  task('编制口岸发展规划，健全口岸“单一窗口”服务体系。（省商务厅、澜川海关，2023年底前完成）'),
];

const joint: readonly SampleBlock[] = [
  section('合作事项'),
  text('下列事项由云岭省与沧原省、望海省共同推进，云岭省责任单位如下：'),
  {
    kind: 'table',
    rows: [
      row('序号', '领域', '合作事项', '牵头单位', '配合单位', '完成时限'),
      row(
        '36',
        { text: '基础设施', down: 2 },
        '共同推动三省省际断头路建设，建立项目联合推进机制。',
        '省交通运输厅',
        '省发展改革委',
        '2024年底前',
      ),
      row('37', '联合开展雁江干线航道数字化建设。', '省交通运输厅', '省数据局', '2025年底前'),
      row(
        '38',
        { text: '生态环境', down: 2 },
        '签订雁湖流域联防联控协议，联合开展执法检查。',
        '省生态环境厅',
        '省公安厅、省水利厅',
        '2023年底前',
      ),
      row('39', '共建三省森林防火信息共享平台。', '省林业局', '省应急厅', '2024年6月底前'),
      row('40', '公共服务', '实现三省公积金异地转移接续“一网通办”。', '省住房城乡建设厅', '省数据局', '2024年底前'),
    ],
  },
  text('三省轮值期间另行商定的事项，按照本方案一并管理。'),
];

const closing: readonly SampleBlock[] = [
  section('组织实施'),
  subsection('加强统筹协调。省发展改革委要会同有关部门建立任务台账，实行销号管理，每半年汇总一次进展情况。'),
  subsection('压实工作责任。各责任单位要制定具体措施，明确时间节点，于每年6月、12月底前报送落实情况。'),
  subsection('健全会商机制。三省主要负责同志定期会商，研究解决跨省重大事项。'),
  { kind: 'signature', text: '云岭省人民政府办公厅' },
  { kind: 'signature', text: '2023年3月20日' },
];

export const plan: readonly SampleBlock[] = [
  ...opening,
  ...space,
  ...networks,
  ...industry,
  ...ecology,
  ...services,
  ...opening2,
  ...joint,
  ...closing,
];
