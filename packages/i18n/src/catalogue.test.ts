import { HISTORY, LIGHT_REASONS, NOT_READY_REASONS, PLAN_ACT_TYPES } from '@taizhang/ledger';
import { describe, expect, it } from 'vitest';
import { CATALOGUES, isMessageKey, LOCALES, placeholders } from './index.js';
import { ALL_CODES, FINDING_RULES } from './testing/codes.js';

const source = CATALOGUES['zh-Hans'] as Readonly<Record<string, string>>;

describe.each(LOCALES)('the catalogue in %s', (locale) => {
  const words = CATALOGUES[locale] as Readonly<Record<string, string>>;

  it('has the same keys as the source', () => {
    expect(Object.keys(words).sort()).toEqual(Object.keys(source).sort());
  });

  it('leaves no message empty', () => {
    expect(Object.entries(words).filter(([, text]) => text.trim() === '')).toEqual([]);
  });

  it('wants the same values as the source', () => {
    const differing = Object.keys(source).filter((key) => placeholders(words[key] ?? '').join() !== placeholders(source[key] ?? '').join());
    expect(differing).toEqual([]);
  });
});

describe('what the code can say has a message', () => {
  it('every refusal and fault: what is wrong, and what to do next', () => {
    const missing = ALL_CODES.flatMap((code) => [`refusal.${code}.title`, `refusal.${code}.detail`]).filter((key) => !isMessageKey(key));
    expect(missing).toEqual([]);
  });

  it('every finding of the reader, with the values of its rule and no others', () => {
    const wrong = FINDING_RULES.filter(({ rule, params }) =>
      placeholders(source[`finding.${rule}`] ?? '{missing}').some((name) => !params.includes(name)),
    );
    expect(wrong.map(({ rule }) => rule)).toEqual([]);
  });

  it('every entry of a history, with values that it has', () => {
    const wrong = Object.entries(HISTORY).filter(([key, params]) =>
      placeholders(source[key] ?? '{missing}').some((name) => !(params as readonly string[]).includes(name)),
    );
    expect(wrong.map(([key]) => key)).toEqual([]);
  });

  it('every reason that a task is not ready', () => {
    expect(NOT_READY_REASONS.filter((reason) => !isMessageKey(`reason.${reason}`))).toEqual([]);
  });

  it('every reason of a light by the calendar', () => {
    expect(LIGHT_REASONS.filter((reason) => !isMessageKey(`light.because.${reason}`))).toEqual([]);
  });

  it('every act has a name', () => {
    expect(PLAN_ACT_TYPES.filter((type) => !isMessageKey(`act.${type}`))).toEqual([]);
  });
});

describe('Traditional Chinese', () => {
  it('has words of its own: no simplified character is left', () => {
    const simplified =
      /[务单责们个这对开关时间门问说请读写见长东车马鸟鱼龙应应发过还进运达适选录员贡败财购贵费资产业严丧丰为乌乐习书买乱争亏云亚亲从仅仓仪优会伟传伤伦伪体余佣侠侥侦侧侨俭债倾偿储儿党兰兴兽内冈册军农冯冲决况冻净凉减凑凛几凤凭凯击凿刍刘则刚创删别刬刭刹刽剂剐剑剥剧劝办务劢动励劲劳势勋勚匀匦匮区医华协卢卤卧卫却厂厅历厉压厌厕厢厣厦厨厩县双变叙叠叶号叹叽吁吃吓吕吗吣吨听启吴呐呒呓呕呖呗员呛呜咏咙咛咝咤咸响哑哒哓哔哕哗哙哜哝哟唛唝唠唡唢唤啧啬啭啮啰啴啸喷喽喾嗫嗳嘘嘤嘱噜嚣团园囱围囵国图圆圣圹场坏块坚坛坜坝坞坟坠垄垅垆垒垦垩垫垭垱垲垴埘埙埚堑堕墙壮声壳壶处备复够头夹夺奁奂奋奖奥妆妇妈妩妪妫姗姜娄娅娆娇娈娱娲娴婳婴婵婶媪嫒嫔嫱嬷孙学孪宁宝实宠审宪宫宽宾寝对寻导寿将尔尘尝尧尴尸尽层屃屉届属屡屦屿岁岂岖岗岘岙岚岛岭岽岿峃峄峡峣峤峥峦崂崃崄崭嵘嵚嵝巅巩币帅师帏帐帘帜带帧帮帱帻帼幂并广庄庆庐庑库应庙庞废廪开异弃张弥弪弯弹强归当录彟彦彻径徕御忆忏忧忾怀态怂怃怄怅怆怜总怼怿恋恳恶恸恹恺恻恼恽悦悫悬悭悯惊惧惨惩惫惬惭惮惯愠愤愦愿慑懑懒懔戆戋戏戗战戬户扎扑托执扩扪扫扬扰抚抛抟抠抡抢护报担拟拢拣拥拦拧拨择挂挚挛挜挝挞挟挠挡挢挣挤挥捞损捡换捣据掳掴掷掸掺掼揽揿搀搁搂搅携摄摅摆摇摈摊撄撑撵撷撸撺擞攒敌敛数斋斓斗斩断无旧时旷旸昙昼昽显晋晒晓晔晕晖暂暧札术朴机杀杂权条来杨杩极构枞枢枣枥枧枨枪枫枭柜柠柽栀栅标栈栉栊栋栌栎栏树栖样栾桠桡桢档桤桥桦桧桨桩梦梼梾检棂]/;
    const left = Object.entries(CATALOGUES['zh-Hant']).filter(([, text]) => simplified.test(text));
    expect(left).toEqual([]);
  });
});
