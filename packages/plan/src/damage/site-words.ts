/** Words of the web site around a document (评论, 分享, 字号, 上一篇, 责任编辑): at its head, at its end, or on a line of their own. */
import type { Finding } from '../draft.js';

const words = [
  '评论',
  '我要评论',
  '发表评论',
  '网友评论',
  '打印',
  '打印本页',
  '打印此页',
  '关闭',
  '关闭窗口',
  '关闭本页',
  '分享',
  '分享到',
  '分享至',
  '一键分享',
  '收藏',
  '收藏本页',
  '加入收藏',
  '点赞',
  '转发',
  '微信',
  '微博',
  '新浪微博',
  '腾讯微博',
  'QQ空间',
  '朋友圈',
  '上一篇',
  '下一篇',
  '上一条',
  '下一条',
  '上一页',
  '下一页',
  '返回顶部',
  '返回首页',
  '返回列表',
  '返回',
  '首页',
  '网站首页',
  '网站地图',
  '相关链接',
  '相关阅读',
  '相关文档',
  '相关解读',
  '相关新闻',
  '延伸阅读',
  '推荐阅读',
  '热门推荐',
  '我要纠错',
  '纠错',
  '举报',
  '设为首页',
  '无障碍阅读',
  '适老版',
  '长者模式',
  '关怀版',
  '扫一扫在手机打开当前页',
  '扫一扫在手机上打开当前页',
  '扫一扫',
  '展开全文',
  '阅读全文',
  '查看更多',
  '下载附件',
  '附件下载',
  '复制链接',
  '语音播报',
  '字号',
  '字体',
  '大中小',
  '默认',
  '繁体',
  '简体',
  '没有了',
  '登录',
  '注册',
].sort((left, right) => right.length - left.length);

const word = `(?:${words.join('|')}|[大中小](?=[\\s　]|$|[大中小\\]】）)]))`;
const between = '[\\s　|丨/／·:：【】\\[\\]()（）>＞<《》“”"]';
const labelled =
  '(?:责任编辑|编辑|责编|审核|初审|终审|一审|二审|三审|作者|来源|信息来源|稿件来源|文章来源|供稿|浏览次数|浏览量|阅读次数|阅读量|访问量|点击数|点击率|点击量|访问次数|发布时间|发布日期|发布机构|索引号|主题分类|字号|字体|字体大小|当前位置|您的位置|您当前的位置|您所在的位置|原文链接|法宝引证码|上一篇|下一篇|上一条|下一条|分享到|版权所有|主办单位|承办|网站标识码|备案号|备案序号|技术支持|联系电话|ICP备)';

/** One whole line of nothing but such words, or of a label and its value. */
const siteLine = new RegExp(`^(?:${between}*${word}${between}*){1,20}$`, 'u');
const labelLine = new RegExp(`^${between}*(?:【?${labelled}】?)${between}*[:：】\\]]${between}*[^。；;]{0,120}$`, 'u');
const footLine = /^(?:版权所有|网站标识码|[一-鿿]?ICP备|京公网安备|[一-鿿]公网安备|Copyright|CopyRight|©)[^。]{0,160}$/u;

const siteHead = new RegExp(`^${between}*(?:${word}${between}+){1,20}(?=[一-鿿《])`, 'u');
/** At the end of a text in one line: after a full stop, nothing but such words. */
const siteTail = new RegExp(`(?<=[。！？）)】])${between}*(?:${word}${between}*){1,20}$`, 'u');

const longestLine = 200;
const edge = 40;

const isSiteLine = (line: string): boolean =>
  line.length > 0 && line.length <= longestLine && (siteLine.test(line) || labelLine.test(line) || footLine.test(line));

const finding = (source: string, start: number, end: number): Finding => ({
  rule: 'text/site-words',
  params: { found: source.slice(start, end) },
  level: 'warn',
  span: [start, end],
  suggestion: '',
});

type Line = { readonly start: number; readonly end: number; readonly text: string };

const linesOf = (plain: string): readonly Line[] => {
  const lines: Line[] = [];
  let start = 0;
  for (const piece of plain.split('\n')) {
    const text = piece.trim();
    const from = start + piece.indexOf(text);
    if (text !== '') lines.push({ start: from, end: from + text.length, text });
    start += piece.length + 1;
  }
  return lines;
};

/** Labels such as 来源: and 审核: are words of the site at the edges of a text only; inside it they may be a row of the plan. */
const byLines = (source: string, lines: readonly Line[]): readonly Finding[] =>
  lines.flatMap(({ start, end, text }, at) => {
    const atEdge = at < edge || at >= lines.length - edge;
    const found = atEdge ? isSiteLine(text) : text.length <= longestLine && siteLine.test(text);
    return found ? [finding(source, start, end)] : [];
  });

const byEdges = (source: string, plain: string, lines: readonly Line[]): readonly Finding[] => {
  const first = lines[0];
  const last = lines.at(-1);
  const found: Finding[] = [];
  const head = first && !isSiteLine(first.text) ? siteHead.exec(first.text.slice(0, longestLine)) : null;
  if (first && head) found.push(finding(source, first.start, first.start + head[0].trimEnd().length));
  const tailStart = last ? Math.max(last.start, last.end - longestLine) : 0;
  const tail = last && !isSiteLine(last.text) ? siteTail.exec(plain.slice(tailStart, last.end)) : null;
  if (last && tail) found.push(finding(source, tailStart + tail.index + (tail[0].length - tail[0].trimStart().length), last.end));
  return found;
};

/** `plain` is the source in Simplified script. */
export const findSiteWords = (source: string, plain: string): readonly Finding[] => {
  const lines = linesOf(plain);
  return [...byLines(source, lines), ...byEdges(source, plain, lines)];
};
