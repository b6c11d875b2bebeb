/** Choosing one file by a button in the language of the screen; the browser's own field speaks the browser's. */
import { Button } from 'antd';
import { useRef } from 'react';
import { useWords } from '../words/words';

type Props = { readonly id: string; readonly accept: string; readonly busy?: boolean; readonly choose: (file: File) => void };

export function FileChooser({ id, accept, busy = false, choose }: Props) {
  const { t } = useWords();
  const field = useRef<HTMLInputElement>(null);
  return (
    <>
      <input
        ref={field}
        type="file"
        hidden
        accept={accept}
        onChange={(event) => {
          const file = event.target.files?.[0];
          event.target.value = '';
          if (file) choose(file);
        }}
      />
      <Button id={id} loading={busy} onClick={() => field.current?.click()}>
        {t('screen.bringIn.choose')}
      </Button>
    </>
  );
}
