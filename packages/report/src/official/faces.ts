/**
 * The faces of an official document by the standard's names, and what may stand in for them: named in the file's font table (Word) and in
 * the renderer's font settings (LibreOffice). None is embedded; the stand-ins at the end of each list are open fonts.
 */
export type Face = { readonly name: string; readonly standIns: readonly string[] };

export const FACES = {
  /** 小标宋: title and marks. */
  title: {
    name: '方正小标宋简体',
    standIns: ['方正小标宋_GBK', 'FZXiaoBiaoSong-B05S', '华文中宋', 'STZhongsong', 'Noto Serif CJK SC', 'Source Han Serif SC', '宋体'],
  },
  /** 黑体: first headings, labels. */
  bold: { name: '黑体', standIns: ['SimHei', 'Noto Sans CJK SC', 'Source Han Sans SC', 'WenQuanYi Zen Hei'] },
  /** 楷体: second headings, the signer's name. */
  kai: { name: '楷体_GB2312', standIns: ['楷体', 'KaiTi', 'STKaiti', 'LXGW WenKai', 'AR PL UKai CN', 'Noto Serif CJK SC'] },
  /** 仿宋: everything else. */
  body: {
    name: '仿宋_GB2312',
    standIns: ['仿宋', 'FangSong', 'STFangsong', 'Zhuque Fangsong (technical preview)', 'Noto Serif CJK SC', 'Source Han Serif SC'],
  },
  /** 宋体: page numbers. */
  song: { name: '宋体', standIns: ['SimSun', 'Noto Serif CJK SC', 'Source Han Serif SC', 'AR PL UMing CN'] },
} as const satisfies Readonly<Record<string, Face>>;

export type FaceName = keyof typeof FACES;
