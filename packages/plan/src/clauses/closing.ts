/**
 * Proposes the kind of closing condition (销号条件) from a task's words: each part of the text speaks for a kind, the weightiest kind is
 * proposed with the words that spoke for it. A proposal only: a person confirms it.
 */
import type { Clause, ClosingKind, ClosingProposal, Deadline } from '../draft.js';
import { foldScript } from '../script/script.js';

/**
 * `needs`: nothing matches the pattern without one of these pairs of characters (or the one character); they are looked for first, in one pass for all signs.
 * `core`: what is looked for first of a pattern that is costly to try everywhere.
 */
type Sign = readonly [kind: ClosingKind, weight: number, pattern: RegExp, needs: string, core?: RegExp];

const building =
  '(?:铁路|高铁|公路|高速|航道|运河|机场|港口|码头|枢纽|通道|大桥|桥|隧道|管道|管网|管渠|水库|灌区|堤防|电站|电源|电厂|储备库|工程|项目|基地|园区|产业园|示范园|中心|平台|实验室|研究院|公园|学校|校区|医院|设施|专线|路段|泵站|场馆|职教城|保税区|物流园|样本库|基因库|高标准农田|绿化带|充电桩|水源|基站|通信网|线路|道路|馆|站)(?!区|市|镇|乡)';
const paper =
  '(?:规划|方案|办法|意见|细则|指南|标准|规范|清单|目录|名录|台账|计划|政策|措施|制度|条例|规定|预案|报告|图集|手册|档案|协议|章程|导则|指引|规程|导图|机制|规则)';
const arrangement = '(?:机制|制度|体系|办法|政策|标准|规范|清单|名录|目录|数据库|模式|联盟|队伍|机构|平台|档案|规则|预案|台账|专班|中心)';
const gathering =
  '(?:博览会|展会|展览会|大会|论坛|峰会|交易会|洽谈会|推介会|招商会|文化节|旅游节|艺术节|购物节|运动会|锦标赛|联赛|马拉松|大赛|竞赛|比赛|赛事|活动周|宣传周|宣传月|活动月|节会|年会|研讨会|赛)';
const within = '[^,，、。；;:：]{0,30}?';
const wide = '[^,，。；;:：]{0,40}?';

/** In no order: the weights decide, and of two that weigh the same the first. What is certain by its words weighs 2 and more, what is only usual weighs 1. */
const signs: readonly Sign[] = [
  [
    'recurring',
    2.5,
    /(?:定期|按期|按时|按月|按季|按年|逐年|每年|每季度|每半年|每月|每周|年度)(?:对外|向社会|组织|集中|联合)?(?:发布|公布|公开|通报|报送|报告|上报|编制|更新|评估|开展评|调度|会商|召开)/u,
    '定期 按期 按时 按月 按季 按年 逐年 每年 每季 每半 每月 每周 年度',
  ],
  ['recurring', 1, /(?:动态|及时)(?:更新|发布|公开)|实行(?:月|季|周)(?:调度|通报)/u, '动态 及时 实行'],
  ['event', 2.5, new RegExp(`(?:办好|举办|承办|筹办|申办|主办|开办|办)${wide}${gathering}`, 'u'), '办'],
  [
    'event',
    1.5,
    new RegExp(`(?:开展|组织)${within}(?:竞赛|大赛|比赛|宣传周|宣传月|活动周|活动月|演练|招聘会|推介会)`, 'u'),
    '竞赛 大赛 比赛 宣传 活动 演练 招聘 推介',
  ],
  [
    'strive',
    1.6,
    /(?:争取|争创|申报|申建|申创|争当|力争(?!在)[^,，。]{0,20}(?:获批|纳入|列入|入选|通过))[^,，。；;]{0,40}/u,
    '争取 争创 申报 申建 申创 争当 力争',
  ],
  [
    'strive',
    1.5,
    /(?:获批|获得批复|纳入国家[^,，。]{0,12}(?:规划|计划|盘子|试点)|列入国家|入选国家|认定为国家)/u,
    '获批 获得 纳入 列入 入选 认定',
  ],
  ['strive', 1.2, /创建[^,，。；;]{0,24}(?:示范|试点|先行|城市|园区|基地|品牌|示范区|县|区|单位)/u, '创建'],
  [
    'deliverable',
    1.6,
    new RegExp(
      `(?:编制|制定|制订|修订|修编|出台|印发|起草|拟订|拟定|签订|签署|编写|研究制定|研究提出|发布|公布|印制|形成|梳理)${wide}${paper}`,
      'u',
    ),
    '编制 制定 制订 修订 修编 出台 印发 起草 拟订 拟定 签订 签署 编写 研究 发布 公布 印制 形成 梳理',
  ],
  ['deliverable', 1.4, new RegExp(`(?:建立|建立健全|探索建立|设立|成立|组建|构建)${wide}${arrangement}`, 'u'), '建立 设立 成立 组建 构建'],
  ['deliverable', 1.2, /(?:成立|组建|设立)[^,，。；;]{1,30}/u, '成立 组建 设立'],
  [
    'deliverable',
    1,
    new RegExp(`(?:健全|完善|创新|统一|规范|推行|试行)${wide}(?:机制|制度|标准|办法|清单|目录|政策体系|标准和流程|流程|规则|数据库)`, 'u'),
    '机制 制度 标准 办法 清单 目录 政策 流程 规则 数据',
  ],
  [
    'deliverable',
    1.5,
    /完成[^,，。；;]{1,24}(?:登记|编制|论证|普查|调查|排查|评估|划定|审批|认定|融合|摸底|清理|整合|对接|租地|备案|验收|上线)/u,
    '完成',
  ],
  ['deliverable', 1, /(?:划定|上线|开通|开设|挂牌|启用)[^,，。；;]{1,40}/u, '划定 上线 开通 开设 挂牌 启用'],
  [
    'project',
    1.6,
    new RegExp(`(?:规划建设|新建|扩建|改扩建|续建|开工建设|开工|建成|修建|兴建|迁建|复建)${wide}${building}`, 'u'),
    '规划 新建 扩建 续建 开工 建成 修建 兴建 迁建 复建',
  ],
  [
    'project',
    1.5,
    /(?:规划建设|新建|改扩建|续建|修建)[^,，。；;]{1,30}|[^,，。；;]{0,20}(?:扩容改造|改造升级|提质改造|续建配套)/u,
    '划建 新建 扩建 续建 修建 扩容 造升 质改',
  ],
  ['project', 1.5, /(?<!持续)实施[^,，。；;“”]{1,30}(?:工程|项目|扩建|整治工程|改造)(?![^,，。；;]{0,4}行动)/u, '实施'],
  [
    'project',
    1.3,
    new RegExp(`(?:建设|布局建设|培育建设|统筹布局|布局|共建|打通|闭合|贯通)${within}${building}`, 'u'),
    '建设 布局 共建 打通 闭合 贯通',
  ],
  [
    'project',
    1.3,
    new RegExp(`(?:推进|推动|加快|加强|加快推进|支持)${wide}${building}(?:等)?(?:工程|项目)?(?:的)?(?:建设|改造|扩建|开工)`, 'u'),
    '建设 改造 扩建 开工',
    new RegExp(`${building}(?:等)?(?:工程|项目)?(?:的)?(?:建设|改造|扩建|开工)`, 'u'),
  ],
  ['project', 2.2, /[^,，。；;]{0,20}(?:[一二三四]期(?:扩建|工程|建设)|新建工程|扩建工程)/u, '期扩 期工 期建 建工'],
  ['project', 1.3, new RegExp(`(?:建设|建立|设立)${wide}${building}(?=$|等)`, 'u'), '建设 建立 设立'],
  ['project', 1.3, new RegExp(`(?:推进|推动|加快|加强|支持|开展|抓好|统筹)${wide}${building}(?:建设|改造)`, 'u'), '建设 改造'],
  ['project', 0.8, /(?:建设|新建|改造)[^,，。；;]{1,30}/u, '建设 新建 改造'],
  [
    'continuing',
    0.9,
    /(?:持续|长期|常态化|不断|坚持|保持|深入|继续|进一步|始终|严禁|严控|坚决遏制)[^,，。；;]{0,30}/u,
    '持续 长期 常态 不断 坚持 保持 深入 继续 进一 始终 严禁 严控 坚决',
  ],
  [
    'continuing',
    0.6,
    /(?:加强|推进|推动|促进|提升|提高|深化|强化|支持|鼓励|发展(?!基础|水平|规划|改革)|引导|落实|完善|优化|推广|增强|实施|开展|健全|加快|打造|培育|探索|发挥|保护|管理|治理)[^,，。；;]{0,30}/u,
    '加强 推进 推动 促进 提升 提高 深化 强化 支持 鼓励 发展 引导 落实 完善 优化 推广 增强 实施 开展 健全 加快 打造 培育 探索 发挥 保护 管理 治理',
  ],
];

/** Words after which building is no work on a site: 节水型社会建设, 体系建设, 示范区建设. */
const notBuilding =
  /建设用地|新建建筑|建设性|建设[^,，。；;]{0,30}(?:新区|试验区|示范区|先行区|体系|都市圈)$|(?:社会|体系|制度|机制|文化|品牌|队伍|标准化|信息化|能力|示范城市|市场|环境|信用|法治|作风|诚信|学科|人才|先行区|试验区|示范区|新区|试点省|示范省|都市圈|示范县|生态文明|“?无废城市”?|标准体系)建设/u;

/** The weightiest first: the first that matches is the one. There are fewer signs than bits in a number. */
const byWeight = [...signs]
  .sort((left, right) => right[1] - left[1])
  .map(([kind, weight, pattern, needs, core]) => ({ kind, weight, pattern, needs, core: core ?? null }));

/** A small table: that two pairs of characters now and then fall on one place costs a try in vain. */
const pairPlaces = 4096;
const placeOf = (before: number, unit: number): number => (before * 37 + unit) & (pairPlaces - 1);

/** For each pair of characters the signs that may need it, a bit each. */
const neededBy = new Uint32Array(pairPlaces);
for (const [at, { needs }] of byWeight.entries())
  for (const pair of needs.split(' ')) {
    const place = pair.length === 1 ? placeOf(0, pair.charCodeAt(0)) : placeOf(pair.charCodeAt(0), pair.charCodeAt(1));
    neededBy[place] = (neededBy[place] as number) | (1 << at);
  }

const possibleSigns = (plain: string, start: number, end: number): number => {
  let possible = 0;
  let before = 0;
  for (let at = start; at < end; at += 1) {
    const unit = plain.charCodeAt(at);
    possible |= (neededBy[placeOf(before, unit)] as number) | (neededBy[placeOf(0, unit)] as number);
    before = unit;
  }
  return possible;
};

type Vote = { readonly kind: ClosingKind; readonly weight: number; readonly because: string };

/** What the task opens with is what it is mostly about. */
const openingWeight = 1.5;

const lowestBit = (bits: number): number => 31 - Math.clz32(bits & -bits);

const voteOf = (plain: string, words: string, start: number, end: number): Vote | null => {
  const possible = possibleSigns(plain, start, end);
  const part = plain.slice(start, end);
  let onSite: boolean | null = null;
  for (let left = possible; left !== 0; left &= left - 1) {
    const { kind, weight, pattern, core } = byWeight[lowestBit(left)] as (typeof byWeight)[number];
    if (kind === 'project') {
      onSite ??= !notBuilding.test(part);
      if (!onSite) continue;
    }
    const match = core && !core.test(part) ? null : pattern.exec(part);
    if (!match) continue;
    const at = start + match.index;
    return { kind, weight: start === 0 ? weight * openingWeight : weight, because: words.slice(at, at + match[0].length) };
  }
  return null;
};

const partMark = /[,，。；;\n](?![0-9０-９])/gu;

const partVotes = (plain: string, words: string): readonly Vote[] => {
  const votes: Vote[] = [];
  let from = 0;
  const vote = (end: number): void => {
    const found = end > from ? voteOf(plain, words, from, end) : null;
    if (found) votes.push(found);
    from = end + 1;
  };
  for (const { index } of plain.matchAll(partMark)) vote(index);
  vote(plain.length);
  return votes;
};

const quoted = (because: string): string => (because.length > 40 ? `${because.slice(0, 40)}…` : because).trim();

const measureVotes = (clauses: readonly Clause[], words: string): readonly Vote[] => {
  const quantities = clauses.flatMap((clause) => clause.quantities);
  const first = quantities[0];
  if (!first) return [];
  return [{ kind: 'measure', weight: 1.2 + quantities.length * 0.8, because: numberWords(words, first.of, first.value, first.unit) }];
};

/** The words of the document where they can be found again, with the number and what it counts. */
const numberWords = (words: string, of: string, value: number, unit: string): string => {
  const at = words.indexOf(of);
  const plain = `${value}${unit}`;
  const number = words.indexOf(plain);
  if (at === -1 || number === -1) return number === -1 ? of : plain;
  return words.slice(Math.min(at, number), Math.max(at + of.length, number + plain.length));
};

const coverage = /(?:全覆盖|清零|全面消除|全面执行|全面实施|基本消除|全部(?:完成|纳入|实现)|应[\u4e00-\u9fff]尽[\u4e00-\u9fff])/u;

const coverageVote = (plain: string, words: string): readonly Vote[] => {
  const match = coverage.exec(plain);
  return match ? [{ kind: 'measure', weight: 1.3, because: words.slice(match.index, match.index + match[0].length) }] : [];
};

const deadlineVote = (deadline: Deadline | null): readonly Vote[] =>
  deadline && deadline.on === null && /持续|長期|长期|常态|常態|坚持|堅持/u.test(deadline.text)
    ? [{ kind: 'continuing', weight: 2, because: deadline.text }]
    : [];

/** A tie goes to the kind named first. */
const precedence: readonly ClosingKind[] = ['recurring', 'event', 'measure', 'project', 'deliverable', 'strive', 'continuing'];

const weightiest = (votes: readonly Vote[]): Vote | null => {
  let best: { readonly kind: ClosingKind; readonly total: number } | null = null;
  for (const kind of precedence) {
    let total = 0;
    for (const vote of votes) if (vote.kind === kind) total += vote.weight;
    if (!best || total > best.total) best = { kind, total };
  }
  let heaviest: Vote | null = null;
  for (const vote of votes) if (vote.kind === best?.kind && (!heaviest || vote.weight > heaviest.weight)) heaviest = vote;
  return heaviest;
};

const longestText = 4000;

/** `text`, `clauses` and `deadline` of one task. What nothing speaks for is `continuing`, because of its first words. */
export const proposeClosing = (text: string, clauses: readonly Clause[], deadline: Deadline | null): ClosingProposal => {
  const words = text.slice(0, longestText);
  const plain = foldScript(words);
  const votes = [...partVotes(plain, words), ...measureVotes(clauses, words), ...coverageVote(plain, words), ...deadlineVote(deadline)];
  const winner = weightiest(votes);
  return winner
    ? { kind: winner.kind, because: quoted(winner.because) }
    : { kind: 'continuing', because: quoted(words.split(/[,，。；;\n]/u)[0] ?? '') };
};
