/**
 * Word's automatic numbering, written out. Numbers stand in no paragraph of the file: they follow from numbering.xml, from the styles and
 * from every numbered paragraph before (ISO/IEC 29500-1 §17.9).
 */

import { formatNumber } from './number-format.js';
import { isOn, numberOf, parseXml, type XmlElement } from './xml.js';

type Level = { start: number; format: string; text: string; restart: number | null; legal: boolean; style: string | null; suffix: string };
type Override = { start: number | null; level: Level | null };
type Abstract = { readonly levels: Map<number, Level>; styleLink: string | null };
type Instance = { abstract: string; readonly overrides: Map<number, Override> };
type Style = { basedOn: string | null; numbering: string | null; level: number | null };

export type NumberingParts = {
  readonly abstracts: Map<string, Abstract>;
  readonly instances: Map<string, Instance>;
  readonly styles: Map<string, Style>;
  defaultStyle: string | null;
};
/** What a paragraph says of itself; null where it says nothing. */
export type ParagraphNumbering = { readonly style: string | null; readonly numbering: string | null; readonly level: number | null };

const newLevel = (): Level => ({ start: 1, format: 'decimal', text: '', restart: null, legal: false, style: null, suffix: 'tab' });

const setLevel = (level: Level, element: XmlElement): void => {
  const value = element.attribute('val');
  if (element.name === 'w:start') level.start = numberOf(element) ?? 1;
  if (element.name === 'w:numFmt') level.format = value ?? 'decimal';
  if (element.name === 'w:lvlText') level.text = value ?? '';
  if (element.name === 'w:lvlRestart') level.restart = numberOf(element);
  if (element.name === 'w:isLgl') level.legal = isOn(element);
  if (element.name === 'w:pStyle') level.style = value;
  if (element.name === 'w:suff') level.suffix = value ?? 'tab';
};

const readNumbering = (bytes: Uint8Array, parts: NumberingParts): void => {
  let abstract: Abstract | null = null;
  let instance: Instance | null = null;
  let override: Override | null = null;
  let level: Level | null = null;
  parseXml(bytes, {
    open: (element) => {
      const value = element.attribute('val');
      switch (element.name) {
        case 'w:abstractNum':
          abstract = { levels: new Map(), styleLink: null };
          parts.abstracts.set(element.attribute('abstractNumId') ?? '', abstract);
          break;
        case 'w:numStyleLink':
          if (abstract !== null) abstract.styleLink = value;
          break;
        case 'w:num':
          instance = { abstract: '', overrides: new Map() };
          parts.instances.set(element.attribute('numId') ?? '', instance);
          break;
        case 'w:abstractNumId':
          if (instance !== null) instance.abstract = value ?? '';
          break;
        case 'w:lvlOverride':
          override = { start: null, level: null };
          instance?.overrides.set(numberOf(element, 'ilvl') ?? 0, override);
          break;
        case 'w:startOverride':
          if (override !== null) override.start = numberOf(element);
          break;
        case 'w:lvl':
          level = newLevel();
          if (override !== null) override.level = level;
          else abstract?.levels.set(numberOf(element, 'ilvl') ?? 0, level);
          break;
        default:
          if (level !== null) setLevel(level, element);
      }
    },
    close: (name) => {
      if (name === 'w:abstractNum') abstract = null;
      if (name === 'w:num') instance = null;
      if (name === 'w:lvlOverride') override = null;
      if (name === 'w:lvl') level = null;
    },
  });
};

const readStyles = (bytes: Uint8Array, parts: NumberingParts): void => {
  let style: Style | null = null;
  parseXml(bytes, {
    open: (element) => {
      if (element.name === 'w:style') {
        style = { basedOn: null, numbering: null, level: null };
        const id = element.attribute('styleId') ?? '';
        parts.styles.set(id, style);
        if (element.attribute('type') === 'paragraph' && ['1', 'true'].includes(element.attribute('default') ?? ''))
          parts.defaultStyle = id;
      }
      if (style === null) return;
      if (element.name === 'w:basedOn') style.basedOn = element.attribute('val');
      if (element.name === 'w:numId') style.numbering = element.attribute('val');
      if (element.name === 'w:ilvl') style.level = numberOf(element);
    },
    close: (name) => {
      if (name === 'w:style') style = null;
    },
  });
};

export const readNumberingParts = (numbering: Uint8Array | null, styles: Uint8Array | null): NumberingParts => {
  const parts: NumberingParts = { abstracts: new Map(), instances: new Map(), styles: new Map(), defaultStyle: null };
  if (numbering !== null) readNumbering(numbering, parts);
  if (styles !== null) readStyles(styles, parts);
  return parts;
};

/** A style says what it does not leave to the one it is based on; a chain may bite its tail in a broken file. */
const styleChain = (parts: NumberingParts, from: string | null): Array<readonly [id: string, style: Style]> => {
  const chain: Array<readonly [string, Style]> = [];
  const seen = new Set<string>();
  for (let id = from ?? parts.defaultStyle; id !== null && !seen.has(id); ) {
    seen.add(id);
    const style = parts.styles.get(id);
    if (style === undefined) break;
    chain.push([id, style]);
    id = style.basedOn;
  }
  return chain;
};

const abstractOf = (parts: NumberingParts, instance: Instance): readonly [string, Abstract] | null => {
  const abstract = parts.abstracts.get(instance.abstract);
  if (abstract === undefined) return null;
  const linked = abstract.styleLink === null ? undefined : parts.styles.get(abstract.styleLink)?.numbering;
  const target = linked === undefined || linked === null ? undefined : parts.instances.get(linked);
  const resolved = target === undefined ? undefined : parts.abstracts.get(target.abstract);
  return resolved === undefined ? [instance.abstract, abstract] : [target!.abstract, resolved];
};

/** Counts through one document, in its order. */
export class Numberer {
  private readonly counters = new Map<string, Map<number, number>>();
  private readonly started = new Set<string>();

  constructor(private readonly parts: NumberingParts) {}

  /** The number that Word shows before this paragraph, or '' where it shows none. */
  next(paragraph: ParagraphNumbering): string {
    const chain = styleChain(this.parts, paragraph.style);
    const source = chain.find(([, style]) => style.numbering !== null);
    const id = paragraph.numbering ?? source?.[1].numbering ?? null;
    const instance = id === null || id === '0' ? undefined : this.parts.instances.get(id);
    if (id === null || instance === undefined) return '';
    const found = abstractOf(this.parts, instance);
    if (found === null) return '';
    const [abstractId, abstract] = found;
    const byStyle = [...abstract.levels].find(([, each]) => each.style !== null && chain.some(([styleId]) => styleId === each.style))?.[0];
    const level = paragraph.level ?? source?.[1].level ?? (paragraph.numbering === null ? byStyle : undefined) ?? 0;
    return this.count(id, instance, abstractId, abstract, level);
  }

  private count(id: string, instance: Instance, abstractId: string, abstract: Abstract, level: number): string {
    const counters = this.counters.get(abstractId) ?? new Map<number, number>();
    this.counters.set(abstractId, counters);
    if (!this.started.has(id)) for (const [each, override] of instance.overrides) if (override.start !== null) counters.delete(each);
    this.started.add(id);
    const levelAt = (each: number): Level | undefined => instance.overrides.get(each)?.level ?? abstract.levels.get(each);
    const startAt = (each: number): number => instance.overrides.get(each)?.start ?? levelAt(each)?.start ?? 1;
    const here = levelAt(level);
    if (here === undefined) return '';
    counters.set(level, counters.has(level) ? counters.get(level)! + 1 : startAt(level));
    for (const deeper of [...counters.keys()].filter((each) => each > level)) {
      const restart = levelAt(deeper)?.restart ?? null;
      if (restart === null || (restart > 0 && level < restart)) counters.delete(deeper);
    }
    const shown = here.text.replace(/%([1-9])/g, (_, digit: string) => {
      const each = Number(digit) - 1;
      // a level that was never used shows its first number, and has then been used
      if (!counters.has(each)) counters.set(each, startAt(each));
      return formatNumber(here.legal ? 'decimal' : (levelAt(each)?.format ?? 'decimal'), counters.get(each)!);
    });
    return here.format === 'bullet' ? '' : shown;
  }
}

/** Word sets number and words apart by a tab; in text they touch, save where the number's end would be read into the words. */
export const withNumber = (number: string, text: string): string => {
  const ambiguous = /[0-9A-Za-z]$/.test(number) || (/[.．]$/.test(number) && /^[0-9０-９]/.test(text));
  return ambiguous ? `${number} ${text}` : number + text;
};
