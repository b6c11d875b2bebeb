import { describe, expect, it } from 'vitest';
import { fill, localeOf, pickLocale, placeholders } from './index.js';

describe('filling a message', () => {
  it('puts values in their places', () => expect(fill('第 {seq} 条，共 {count} 条', { seq: 3, count: 12 })).toBe('第 3 条，共 12 条'));
  it('chooses a word by number', () => {
    expect(fill('{n} {n:task|tasks}', { n: 1 })).toBe('1 task');
    expect(fill('{n} {n:task|tasks}', { n: 0 })).toBe('0 tasks');
  });
  it('shows a missing value as such, never as undefined', () => expect(fill('{who} 签收', {})).toBe('{who} 签收'));
  it('leaves an optional part out where a value is missing or empty', () => {
    expect(fill('撤回[[：{reason}]]。', { reason: '' })).toBe('撤回。');
    expect(fill('撤回[[：{reason}]]。', {})).toBe('撤回。');
    expect(fill('撤回[[：{reason}]]。', { reason: '重复' })).toBe('撤回：重复。');
  });
  it('never fills a value that looks like a place', () => expect(fill('{a}{b}', { a: '{b}', b: '[[{a}]]' })).toBe('{b}[[{a}]]'));
  it('names the values a template wants', () => expect(placeholders('{b:x|y} {a}[[ {c}]] {a}')).toEqual(['a', 'b', 'c']));
});

describe('choosing a language', () => {
  it.each([
    ['zh-CN,zh;q=0.9,en;q=0.8', 'zh-Hans'],
    ['zh-TW,zh;q=0.9,en;q=0.8', 'zh-Hant'],
    ['zh-HK', 'zh-Hant'],
    ['zh-Hant-CN', 'zh-Hant'],
    ['zh-Hans-HK', 'zh-Hans'],
    ['en-GB,zh;q=0.5', 'en'],
    ['zh;q=0.3, en;q=0.9', 'en'],
    ['fr-FR, de;q=0.9', 'zh-Hans'],
    ['en;q=0', 'zh-Hans'],
    ['', 'zh-Hans'],
    [null, 'zh-Hans'],
    [';;;,,,q=', 'zh-Hans'],
  ])('%s → %s', (header, locale) => expect(pickLocale(header)).toBe(locale));

  it('reads a shell’s setting', () => {
    expect(localeOf('zh_TW.UTF-8')).toBe('zh-Hant');
    expect(localeOf('en_US.UTF-8')).toBe('en');
    expect(localeOf('C.UTF-8')).toBeNull();
  });
});
