/**
 * The tasks that every contestant is loaded with: invented plans of 153 tasks, six sections, 61 units, seven states, one to eleven units a task
 * (three on average), two reports a task. Seeded: the same number of plans gives the same words on every machine.
 */
export const TASKS = 153;
export const SECTIONS = ['经济发展', '民生保障', '城市建设', '生态环境', '改革创新', '社会治理'];
export const STATES = ['未启动', '正常推进', '进度滞后', '受阻', '待核验', '已完成', '已中止'];

const DEPARTMENTS =
  '发展和改革委员会 教育局 科学技术局 工业和信息化局 民族宗教事务局 公安局 民政局 司法局 财政局 人力资源和社会保障局 自然资源和规划局 生态环境局 住房和城乡建设局 交通运输局 水务局 农业农村局 商务局 文化和旅游局 卫生健康委员会 退役军人事务局 应急管理局 审计局 国有资产监督管理委员会 市场监督管理局 体育局 统计局 医疗保障局 城市管理局 行政审批服务局 信访局 金融工作局 林业和园林局 大数据管理局 投资促进局 人民防空办公室 机关事务管理局';
const DISTRICTS =
  '东湖 西岭 南江 北固 临港 高新 开元 青山 白云 清河 红旗 和平 新城 古城 长乐 永兴 龙泉 凤凰 金水 石桥 云峰 海滨 梅溪 桃源 双河';
export const UNITS = [
  ...DEPARTMENTS.split(' ').map((name) => `市${name}`),
  ...DISTRICTS.split(' ').map((name) => `${name}区人民政府`),
].slice(0, 61);

const VERBS = '推进 加快 完成 建设 实施 开展 落实 制定 组织 协调 推动 启动 改造 提升 优化 完善 保障 加强 规范 新增'.split(' ');
const THINGS =
  '老旧小区 轨道交通 垃圾分类 营商环境 义务教育 学位供给 养老服务 社区食堂 道路维修 管网改造 污水处理 河道治理 公园绿地 充电设施 停车泊位 菜市场 医联体 家庭医生 疫苗接种 就业培训 创业孵化 招商引资 重点项目 产业园区 数字政府 一网通办 数据共享 信用体系 安全生产 消防设施 燃气管道 食品安全 应急演练 防汛抗旱 乡村振兴 高标准农田 冷链物流 文化场馆 全民健身 图书馆 古树名木 历史街区 保障性住房 公租房 棚户区 既有电梯 无障碍设施 托育机构 残疾人服务 退役军人 法律援助 矛盾调解 网格管理 智慧城市'.split(
    ' ',
  );
const PLAIN =
  '年底前 上半年 第三季度 按月 按季度 全市范围内 中心城区 重点区域 各区 有关部门 责任单位 牵头单位 资金 方案 任务 标准 台账 进度 问题 验收 项目 群众 企业 居民 设施 工作 机制 清单 指标 投资 面积 数量 比例 覆盖率 满意度'.split(
    ' ',
  );
const REPORTING =
  '已召开 协调会 目前 累计 完成投资 形象进度 正在办理 前期手续 已完工 存在困难 征地拆迁 资金缺口 下一步 计划 督促 施工单位 抢抓工期 确保 如期 完成 本月 较上月 增长 已报 审批 现场 检查 整改'.split(
    ' ',
  );
const MEASURES = ['个', '公里', '万元', '户', '处', '%'];
/** Rare words for the search, each in about one text of a hundred. */
const RARE = ['海绵城市', '蓝藻'];

/** mulberry32. */
export const randomFrom = (seed) => {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
};

/** One to eleven units a task. */
const SHARES = [0.27, 0.25, 0.17, 0.11, 0.07, 0.045, 0.03, 0.02, 0.015, 0.01, 0.01];

const drawing = (random) => {
  const below = (end) => Math.floor(random() * end);
  const pick = (list) => list[below(list.length)];
  const word = (reporting) => {
    const at = random();
    if (at < 0.3) return pick(VERBS);
    if (at < 0.55) return pick(THINGS);
    if (at < 0.75 && reporting) return pick(REPORTING);
    return at < 0.9 ? pick(PLAIN) : `${1 + below(400)}${pick(MEASURES)}`;
  };
  const text = (length, reporting = false) => {
    const end = length * (0.8 + random() * 0.4);
    let made = '';
    for (let words = 1; made.length < end; words += 1) {
      made += word(reporting);
      if (words === 8) made += RARE[Math.floor(random() * 100)] ?? '';
      if (words % 5 === 0) made += words % 20 === 0 ? '。' : '，';
    }
    return `${made}。`;
  };
  const units = () => {
    let at = 0;
    for (let share = random(); at < 10 && share > SHARES[at]; at += 1) share -= SHARES[at];
    const drawn = new Set();
    while (drawn.size <= at) drawn.add(1 + below(UNITS.length));
    return [...drawn];
  };
  return { below, pick, text, units, day: (from, span) => new Date(Date.UTC(2026, 0, 1 + from + below(span))).toISOString().slice(0, 10) };
};

/** Ids count from 1; the first unit of a task leads it. Office 1 answers for the odd plans, office 2 for the even ones. */
export function* generatedPlans(count) {
  const { below, pick, text, units, day } = drawing(randomFrom(20260101 ^ (count * 2654435761)));
  for (let plan = 1; plan <= count; plan += 1) {
    const tasks = Array.from({ length: TASKS }, (_, at) => {
      const holders = units();
      const task = {
        id: (plan - 1) * TASKS + at + 1,
        seq: at + 1,
        section: 1 + Math.floor((at * SECTIONS.length) / TASKS),
        units: holders,
        state: 1 + below(STATES.length),
        due: day(30, 335),
        text: text(120),
      };
      const report = () => ({
        unit: pick(holders),
        at: `${day(0, 300)} ${String(8 + below(10)).padStart(2, '0')}:${String(below(60)).padStart(2, '0')}:00`,
        text: text(200, true),
      });
      return { ...task, reports: [report(), report()] };
    });
    yield { id: plan, name: `${2026 - (plan % 5)}年政府工作报告重点任务分解（${plan}）`, office: plan % 2 ? 1 : 2, tasks };
  }
}
