/** The sample as a page: bare for printing, or as saved from a site, with the site's own words around it. */

import { type NumberedBlock, numberedPlan } from './numbering.js';
import { planTitle } from './plan-source.js';

const escaped = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');

const paragraph = ({ block, number }: NumberedBlock): string => {
  if (block.kind === 'table') {
    const rows = block.rows.map(
      (row) =>
        `<tr>${row.map((cell) => `<td${cell.down === undefined ? '' : ` rowspan="${cell.down}"`}>${escaped(cell.text)}</td>`).join('')}</tr>`,
    );
    return `<table>\n${rows.join('\n')}\n</table>`;
  }
  return `<p class="${block.kind}">${escaped(number + block.text)}</p>`;
};

export const article = (): string => numberedPlan().map(paragraph).join('\n');

const print = `@page { size: A4; margin: 37mm 26mm 35mm 28mm; @bottom-center { content: "— " counter(page) " —"; font-size: 14pt; } }
body { font-family: sample; font-size: 16pt; line-height: 29pt; margin: 0; text-align: justify; }
p { margin: 0; text-indent: 2em; } .title { font-size: 22pt; line-height: 34pt; text-align: center; text-indent: 0; margin-bottom: 14pt; }
.documentNumber { text-align: center; text-indent: 0; margin-bottom: 29pt; } .signature { text-align: right; text-indent: 0; }
table { border-collapse: collapse; width: 100%; font-size: 12pt; line-height: 18pt; text-align: left; } td { border: 0.75pt solid black; padding: 2pt 4pt; } tr { break-inside: avoid; }
td:nth-child(1) { white-space: nowrap; }`;

/** `font`: a font file's address; the page counts on no other. */
export const asPrintPage = (font: string): string =>
  `<!DOCTYPE html>\n<html lang="zh-CN"><head><meta charset="utf-8"><title>${planTitle}</title><style>@font-face { font-family: sample; src: url(${font}); }\n${print}</style></head><body>\n${article()}\n</body></html>\n`;

export const asSavedPage = (): string => `<!DOCTYPE html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<title>${planTitle}_云岭省人民政府门户网站</title>
<meta name="SiteName" content="云岭省人民政府门户网站">
<script>var _site = { id: 1 }; document.write('<p>请开启脚本。</p>');</script>
<style>.TRS_Editor p { text-indent: 2em; }</style>
</head>
<body>
<div class="top"><ul class="nav"><li><a href="#">首页</a></li><li><a href="#">政务公开</a></li><li><a href="#">办事服务</a></li><li><a href="#">互动交流</a></li></ul></div>
<div class="position">当前位置：<a href="#">首页</a> &gt; <a href="#">政务公开</a> &gt; <a href="#">政策文件</a></div>
<div class="content">
<div class="toolbar">字号：<a href="#">大</a> <a href="#">中</a> <a href="#">小</a> <a href="#">打印</a></div>
<div class="TRS_Editor">
${article().replace(/\t/g, '&nbsp;')}
</div>
<div class="share"><a href="#">分享到微信</a> <a href="#">收藏本页</a></div>
</div>
<div class="related"><ul><li><a href="#">一图读懂分工方案</a></li><li><a href="#">省政府新闻发布会实录</a></li><li><a href="#">政策问答汇编</a></li></ul></div>
<div class="footer"><p>主办：云岭省人民政府办公厅　承办：云岭省数据局</p><p>网站标识码：0000000000　未经许可不得转载。</p></div>
<script src="stat.js"></script>
</body>
</html>
`;
