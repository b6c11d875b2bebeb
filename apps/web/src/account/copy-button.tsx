/** Copies a text and says so; where the browser gives no clipboard (plain http), the text is marked to be copied by hand. */
import { useState } from 'react';
import { useWords } from '../words/words';

/** An intranet without https has no clipboard of the new kind; the old way works on a field. */
function copyByField(text: string): boolean {
  const field = document.createElement('textarea');
  field.value = text;
  field.className = 'unseen';
  document.body.append(field);
  field.select();
  const copied = document.execCommand('copy');
  field.remove();
  return copied;
}

async function copy(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copyByField(text);
  }
}

export function CopyButton({ text, words }: { text: string; words: string }) {
  const { t } = useWords();
  const [copied, setCopied] = useState<boolean | null>(null);
  return (
    <>
      <button type="button" className="plain-button" onClick={() => void copy(text).then(setCopied)}>
        {words}
      </button>
      <span role="status" className="faint">
        {copied === null ? '' : t(copied ? 'account.copied' : 'account.notCopied')}
      </span>
    </>
  );
}
