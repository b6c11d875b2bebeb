/** The ledger out as a file, with the filters that stand in the address. The making is shown while it lasts; a refusal is told. */
import { useMutation } from '@tanstack/react-query';
import { App, Dropdown } from 'antd';
import { answer, api } from '../api/client';
import type { TaskFilters } from '../api/queries';
import { seesJournal, useSession } from '../session/session';
import { troubleWords } from '../shell/trouble';
import { useWords } from '../words/words';

const FORMATS = ['xlsx', 'csv', 'json'] as const;
type Format = (typeof FORMATS)[number] | 'journal';
const ENDINGS: Record<Format, string> = { xlsx: 'xlsx', csv: 'csv', json: 'json', journal: 'jsonl' };

const fileNameOf = (response: Response, otherwise: string): string => {
  const name = /filename\*=UTF-8''([^;]+)/i.exec(response.headers.get('content-disposition') ?? '')?.[1];
  return name ? decodeURIComponent(name) : otherwise;
};

function keepFile(file: Blob, name: string) {
  const url = URL.createObjectURL(file);
  const link = Object.assign(document.createElement('a'), { href: url, download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

export function ExportMenu({ planId, title, filters }: { planId: string; title: string; filters: TaskFilters }) {
  const { t } = useWords();
  const { notification } = App.useApp();
  const { sort: _, ...only } = filters;
  const person = useSession().data?.person;
  const formats: readonly Format[] = person && seesJournal(person) ? [...FORMATS, 'journal'] : FORMATS;
  const making = useMutation({
    mutationFn: async (format: Format) => {
      let response: Response | undefined;
      const file = await answer(
        api
          .GET('/api/plans/{planId}/export', {
            params: { path: { planId }, query: format === 'journal' ? { format } : { ...only, format } },
            parseAs: 'blob',
          })
          .then((got) => {
            response = got.response;
            return got;
          }),
      );
      keepFile(file as unknown as Blob, fileNameOf(response!, `${title}.${ENDINGS[format]}`));
    },
    onError: (error) => notification.error({ title: t('screen.export.failed'), description: troubleWords(error, t), duration: 0 }),
  });
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        items: formats.map((format) => ({ key: format, label: t(`screen.export.${format}`) })),
        onClick: ({ key }) => making.mutate(key as Format),
      }}
    >
      <button type="button" className="plain-button" disabled={making.isPending}>
        {making.isPending ? t('screen.export.making') : t('screen.export')}
      </button>
    </Dropdown>
  );
}
