/** A button that brings a file, as it stood on the day that is looked at: says so while the file is made, and says why where it cannot be. */
import { useMutation } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { keepFileOf } from '../api/files';
import { onDay, useAsOf } from '../as-of/as-of';
import { useWords } from '../words/words';
import { troubleWords } from './trouble';

export function DownloadButton({ path, words }: { path: string; words: string }) {
  const { t, locale } = useWords();
  const { notification } = App.useApp();
  const asOf = useAsOf();
  const making = useMutation({
    mutationFn: () => keepFileOf(onDay(`${path}${path.includes('?') ? '&' : '?'}lang=${locale}`, asOf)),
    onError: (error) => notification.error({ title: t('screen.export.failed'), description: troubleWords(error, t), duration: 0 }),
  });
  return (
    <Button loading={making.isPending} onClick={() => making.mutate()}>
      {words}
    </Button>
  );
}
