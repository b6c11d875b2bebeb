/** Where a text may be cut: after a sentence, or, less readily, after a clause. Pure. */
export type Clause = { readonly from: number; readonly words: string };

const SENTENCE_END = /[。；;]/;
const CLAUSE_END = /[，,、]/;
const BETWEEN_DIGITS = /^\d[,，、]\d$/;
const OPENING = '（(〔［【《“';
const CLOSING = '）)〕］】》”';

/** Sentences, each in its clauses. Inside brackets nothing is cut, nor between the digits of a number. */
export function clausesOf(text: string): readonly (readonly Clause[])[] {
  const sentences: Clause[][] = [[]];
  let from = 0;
  let open = 0;
  const cutAfter = (at: number) => {
    sentences.at(-1)!.push({ from, words: text.slice(from, at + 1) });
    from = at + 1;
  };
  for (let at = 0; at < text.length - 1; at += 1) {
    const letter = text[at]!;
    if (OPENING.includes(letter)) open += 1;
    else if (CLOSING.includes(letter)) open = Math.max(0, open - 1);
    else if (SENTENCE_END.test(letter)) {
      cutAfter(at);
      sentences.push([]);
    } else if (open === 0 && CLAUSE_END.test(letter) && !BETWEEN_DIGITS.test(text.slice(at - 1, at + 2))) cutAfter(at);
  }
  cutAfter(text.length - 1);
  return sentences;
}
