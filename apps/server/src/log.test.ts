/** What a log may say of a fault: nothing that a person wrote, and no address of a person. */
import { describe, expect, it } from 'vitest';
import { faultPlaces, faultWords } from './log.js';

describe('a fault in the log', () => {
  it.each([
    ['invalid input syntax for type integer: "省发展改革委"', 'Error: invalid input syntax for type integer: …'],
    ['550 5.1.1 <zhang.san@fgw.example.cn>: Recipient address rejected', 'Error: 550 5.1.1 …: Recipient address rejected'],
    ['cannot reach https://u:p@host/path?q=1 now', 'Error: cannot reach … now'],
    ['张三的手机 13800001111 不通', 'Error: … … …'],
  ])('%s', (sentence, said) => {
    expect(faultWords(new Error(sentence))).toBe(said);
  });

  it('keeps its code and its places, and the places have no sentence', () => {
    const fault = Object.assign(new Error('秘密 words'), { code: '23505' });
    expect(faultWords(fault)).toMatch(/^Error 23505: /);
    expect(faultPlaces(fault)).toContain('log.test.ts');
    expect(faultPlaces(fault)).not.toContain('words');
  });
});
