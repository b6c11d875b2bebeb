/** A number as Word writes it (ST_NumberFormat, ISO/IEC 29500-1 §17.18.59): those that Chinese documents use, the rest as digits. */

const DIGITS = [...'〇一二三四五六七八九'];
const LEGAL_HANS = [...'零壹贰叁肆伍陆柒捌玖'];
const LEGAL_HANT = [...'零壹貳參肆伍陸柒捌玖'];

/** 一百二十三; below a hundred the leading 一 of ten is not said. */
const counting = (
  value: number,
  digits: readonly string[],
  units: readonly [string, string, string, string],
  shortTen: boolean,
): string => {
  if (value >= 10_000) {
    const rest = value % 10_000;
    const gap = rest > 0 && rest < 1000 ? digits[0]! : '';
    return (
      counting(Math.floor(value / 10_000), digits, units, shortTen) +
      units[3] +
      gap +
      (rest > 0 ? counting(rest, digits, units, false) : '')
    );
  }
  const places = [...String(value)].map(Number);
  let text = '';
  let gap = false;
  for (const [index, digit] of places.entries()) {
    const power = places.length - 1 - index;
    if (digit === 0) {
      gap = text !== '';
      continue;
    }
    text += (gap ? digits[0]! : '') + digits[digit]! + (power > 0 ? units[power - 1] : '');
    gap = false;
  }
  return shortTen && value >= 10 && value < 20 ? text.slice(1) : text;
};

const countingWith = (units: readonly [string, string, string, string]) => (value: number) =>
  value === 0 ? '〇' : counting(value, ['零', ...DIGITS.slice(1)], units, true);
const chinese = countingWith(['十', '百', '千', '万']);
const taiwanese = countingWith(['十', '百', '千', '萬']);

const digitByDigit = (value: number): string => [...String(value)].map((digit) => DIGITS[Number(digit)]).join('');
/** `chineseCounting` counts up to 99 and goes on digit by digit, with a circle for nought. */
const chineseCounting = (value: number): string => (value < 100 ? chinese(value) : digitByDigit(value).replaceAll('〇', '○'));

const legal = (digits: readonly string[], units: readonly [string, string, string, string]) => (value: number) =>
  value === 0 ? digits[0]! : counting(value, digits, units, false);

const cycle = (letters: string) => (value: number) => {
  const all = [...letters];
  return value < 1 ? String(value) : all[(value - 1) % all.length]!;
};

/** a … z, aa, bb: Word repeats the letter. */
const letters = (value: number): string =>
  value < 1 ? String(value) : String.fromCharCode(97 + ((value - 1) % 26)).repeat(Math.min(Math.ceil(value / 26), 32));

const ROMAN: ReadonlyArray<readonly [number, string]> = [
  [1000, 'm'],
  [900, 'cm'],
  [500, 'd'],
  [400, 'cd'],
  [100, 'c'],
  [90, 'xc'],
  [50, 'l'],
  [40, 'xl'],
  [10, 'x'],
  [9, 'ix'],
  [5, 'v'],
  [4, 'iv'],
  [1, 'i'],
];
const roman = (value: number): string => {
  if (value < 1 || value > 3999) return String(value);
  let rest = value;
  let text = '';
  for (const [worth, sign] of ROMAN) {
    text += sign.repeat(Math.floor(rest / worth));
    rest %= worth;
  }
  return text;
};

/** A run of ready-made characters, and digits in plain brackets past its end. */
const enclosed = (first: number, count: number) => (value: number) =>
  value >= 1 && value <= count ? String.fromCodePoint(first + value - 1) : `(${value})`;
export const circled = (value: number): string => {
  if (value >= 21 && value <= 35) return String.fromCodePoint(0x3251 + value - 21);
  if (value >= 36 && value <= 50) return String.fromCodePoint(0x32b1 + value - 36);
  return value === 0 ? '⓪' : enclosed(0x2460, 20)(value);
};
const fullWidth = (value: number): string => String(value).replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));

const formats: Readonly<Record<string, (value: number) => string>> = {
  decimalZero: (value) => String(value).padStart(2, '0'),
  lowerLetter: letters,
  upperLetter: (value) => letters(value).toUpperCase(),
  lowerRoman: roman,
  upperRoman: (value) => roman(value).toUpperCase(),
  chineseCounting,
  chineseCountingThousand: chinese,
  japaneseCounting: chinese,
  koreanCounting: chinese,
  taiwaneseCounting: (value) => (value < 100 ? taiwanese(value) : digitByDigit(value).replaceAll('〇', '○')),
  taiwaneseCountingThousand: taiwanese,
  ideographDigital: digitByDigit,
  japaneseDigitalTenThousand: digitByDigit,
  taiwaneseDigital: (value) => digitByDigit(value).replaceAll('〇', '○'),
  chineseLegalSimplified: legal(LEGAL_HANS, ['拾', '佰', '仟', '萬']),
  ideographLegalTraditional: legal(LEGAL_HANT, ['拾', '佰', '仟', '萬']),
  japaneseLegal: legal(LEGAL_HANT, ['拾', '百', '阡', '萬']),
  ideographTraditional: cycle('甲乙丙丁戊己庚辛壬癸'),
  ideographZodiac: cycle('子丑寅卯辰巳午未申酉戌亥'),
  ideographEnclosedCircle: (value) => (value >= 1 && value <= 10 ? String.fromCodePoint(0x3280 + value - 1) : `(${value})`),
  decimalEnclosedCircle: circled,
  decimalEnclosedCircleChinese: circled,
  decimalEnclosedParen: enclosed(0x2474, 20),
  decimalEnclosedFullstop: (value) => (value >= 1 && value <= 20 ? String.fromCodePoint(0x2488 + value - 1) : `${value}.`),
  decimalFullWidth: fullWidth,
  decimalFullWidth2: fullWidth,
  numberInDash: (value) => `- ${value} -`,
  none: () => '',
  bullet: () => '',
};

export const formatNumber = (format: string, value: number): string => formats[format]?.(value) ?? String(value);
