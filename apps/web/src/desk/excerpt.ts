/** A place of the source with the words around it: from the start of its sentence to the end of it, never out of the middle of a bracket. Pure. */
const SENTENCE_END = /[。；;！？\n]/;
const OPENING = '（(〔［【《“';
const CLOSING = '）)〕］】》”';
const MOST_BEFORE = 160;
const MOST_AFTER = 80;

export type Excerpt = { readonly before: string; readonly words: string; readonly after: string };

/** How many brackets stand open at the end of the words. */
const openAfter = (words: string): number => {
  let open = 0;
  for (const letter of words) {
    if (OPENING.includes(letter)) open += 1;
    else if (CLOSING.includes(letter)) open = Math.max(0, open - 1);
  }
  return open;
};

/** The nearest start of a sentence outside brackets; failing that within reach, the start of the line. */
function startOf(source: string, from: number): number {
  const line = source.lastIndexOf('\n', from - 1) + 1;
  for (let at = from; at > line && from - at <= MOST_BEFORE; at -= 1)
    if (SENTENCE_END.test(source[at - 1]!) && openAfter(source.slice(line, at)) === 0) return at;
  return line;
}

function endOf(source: string, to: number): number {
  const end = source.slice(to, to + MOST_AFTER).search(SENTENCE_END);
  if (end < 0) return Math.min(source.length, to + MOST_AFTER);
  return source[to + end] === '\n' ? to + end : to + end + 1;
}

export function excerptOf(source: string, span: readonly number[]): Excerpt {
  const [from = 0, to = 0] = span;
  const ends = from < to && SENTENCE_END.test(source[to - 1]!);
  return {
    before: source.slice(startOf(source, from), from),
    words: source.slice(from, to),
    after: ends ? '' : source.slice(to, endOf(source, to)),
  };
}
