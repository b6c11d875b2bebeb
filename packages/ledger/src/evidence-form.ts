/** The form of evidence (佐证材料): whether a pointer can be one of its kind. That it leads to what it says is the verifier's to see. */
import { isCalendarDay } from './calendar-day.js';
import type { Evidence, EvidenceKind } from './cycle-entries.js';

const LONGEST = 500;
const LONGEST_BULLETIN = 120;

/** Published by a body of the state: `.gov.cn`, or `.gov.hk` and `.gov.mo`. */
const OFFICIAL_HOST = /^(?:[a-z0-9-]+\.)*gov\.(?:cn|hk|mo)$/;

const FORMS: { readonly [K in Exclude<EvidenceKind, 'file'>]: (pointer: string) => boolean } = {
  /** 发文字号, `赣府发〔2023〕5号`: year in 〔〕, no 第, no leading zero (GB/T 9704-2012, 7.2.5). */
  documentNumber: (pointer) => /^[^\s〔〕第]{1,40}〔(?:19|20)\d{2}〕[1-9]\d{0,5}号$/.test(pointer),
  officialAddress: (pointer) => {
    const match = /^https:\/\/([a-z0-9.-]+)(?::\d{1,5})?(?:[/?#]\S*)?$/.exec(pointer);
    return match !== null && OFFICIAL_HOST.test(match[1]!);
  },
  /** 投资项目代码: year, place, two of industry, two of kind, running number. */
  projectCode: (pointer) => /^(?:19|20)\d{2}-\d{6}-\d{2}-\d{2}-\d{6}$/.test(pointer),
  /** 公报: name, year and issue, page: `省政府公报 2023年第5期 第12页`. */
  bulletinPage: (pointer) =>
    pointer.length <= LONGEST_BULLETIN &&
    /\S.*(?:19|20)\d{2}年.*第\s*\d{1,3}\s*期.*第\s*\d{1,4}(?:\s*[-–—至]\s*\d{1,4})?\s*页/.test(pointer),
};

/** The field that is not in form, or null. */
export function evidenceFault(evidence: Evidence): string | null {
  if (evidence.evidenceId.trim() === '') return 'evidenceId';
  if (evidence.title.trim() === '' || evidence.title.length > LONGEST) return 'title';
  if (evidence.on !== null && !isCalendarDay(evidence.on)) return 'on';
  if (evidence.kind === 'file') return fileFault(evidence);
  return evidence.pointer.length <= LONGEST && Object.hasOwn(FORMS, evidence.kind) && FORMS[evidence.kind](evidence.pointer)
    ? null
    : 'pointer';
}

/** A name with a path in it, or with characters that no file system shows, is none. */
function fileFault({ sha256, fileName, mediaType, bytes }: Extract<Evidence, { readonly kind: 'file' }>): string | null {
  if (!/^[0-9a-f]{64}$/.test(sha256)) return 'sha256';
  if (!/^[^/\\:\p{C}]{1,200}$/u.test(fileName) || /^\.+$/.test(fileName)) return 'fileName';
  if (!/^[a-z]+\/[a-z0-9.+-]+$/.test(mediaType)) return 'mediaType';
  return Number.isInteger(bytes) && bytes > 0 ? null : 'bytes';
}
