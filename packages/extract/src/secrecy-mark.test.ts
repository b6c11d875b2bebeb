/** Marks of secrecy: what is one, and what only speaks of secrecy. */
import { describe, expect, it } from 'vitest';
import { officeWords } from './office-words.js';
import { secrecyMark, starredMark } from './secrecy-mark.js';
import { docxFile, paragraph } from './testing/docx-file.js';

const among = (mark: string): string => `00012\n${mark}\n特急\n\n关于印发分工方案的通知\n一、总体要求`;

describe('a mark of secrecy', () => {
  it.each([
    ['绝密★', '绝密★'],
    ['机密★1年', '机密★1年'],
    ['秘 密 ★', '秘密★'],
    ['秘　密★6个月', '秘密★6个月'],
    ['機密★10年', '機密★10年'],
    ['絕密★長期', '絕密★長期'],
    ['祕密★', '祕密★'],
    ['绝密★启用前', '绝密★启用前'],
    ['机密 ★ １０ 年', '机密★10年'],
    ['机密☆5年', '机密☆5年'],
    ['机密⭐', '机密⭐'],
    ['机密*3年', '机密*3年'],
    ['机密＊3年', '机密*3年'],
    ['密级：机密★2年', '机密★2年'],
    ['绝密级★20年', '绝密级★20年'],
    ['机\u200b密★', '机密★'],
    ['机\ufe00密★', '机密★'],
    ['机\u{e0100}密\u{e0101}★', '机密★'],
    ['机\u034f密★', '机密★'],
    ['机\u0001密★', '机密★'],
    ['机密★\ufe0f1年', '机密★1年'],
    ['本件机密★1年', '机密★1年'],
    ['机 密', '机密'],
    ['秘　密', '秘密'],
    ['密级：秘密', '秘密'],
    ['机密 10年', '机密10年'],
    ['绝密级', '绝密级'],
  ])('%s', (mark, shown) => {
    expect(secrecyMark(among(mark))).toBe(shown);
  });

  it('anywhere in a long text, not at its top alone, where it has its star', () => {
    expect(secrecyMark(`${'条文。\n'.repeat(5000)}机密★5年\n${'条文。\n'.repeat(50)}`)).toBe('机密★5年');
  });
});

it('a mark alone is found at the top of a header, however much stands in the body', () => {
  const body = Array.from({ length: 30 }, (_, k) => paragraph(`条文${k}`)).join('');
  const words = (header: string) => officeWords(docxFile({ body, header: paragraph(header) })).text;
  expect(secrecyMark(words('机 密'))).toBe('机密');
  expect(secrecyMark(words('保密工作'))).toBeNull();
});

describe('no mark', () => {
  it.each([
    '加强保密工作，严守国家秘密和工作秘密。',
    '★ 保密教育：保守国家秘密★加强宣传',
    '严禁上传标有“绝密★”“机密★1年”字样的文件。',
    '不得存储「機密★」資料。',
    '密切配合，严密组织★重点任务',
    '开展商业秘密保护，落实机密级、秘密级载体管理。',
    '1.推进密码应用安全性评估（责任单位：省国家密码管理局、省国家保密局）',
    '密级：公开',
    '密级：',
    '★★★ 五星级',
    '秘密*',
  ])('%s', (text) => {
    expect(secrecyMark(among(text))).toBeNull();
    expect(starredMark(text)).toBeNull();
  });

  it('the word alone on a line far below the top is a heading or a cell', () => {
    expect(secrecyMark(`${'条文。\n'.repeat(20)}机密\n`)).toBeNull();
  });

  it('typed words have no first page: there the star tells', () => {
    expect(starredMark('机密')).toBeNull();
    expect(starredMark('机密★1年 进展情况')).toBe('机密★1年');
  });
});
