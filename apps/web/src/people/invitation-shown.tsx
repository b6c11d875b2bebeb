/** A one-time link, shown this once to who made it: copied, and given to the person by a way that reaches nobody else. */
import { Modal } from 'antd';
import { CopyButton } from '../account/copy-button';
import '../session/entry.css';
import type { InvitationLink } from '../api/identity';
import { instantWords } from '../words/dates';
import { useWords } from '../words/words';

type Props = { readonly name: string; readonly invitation: InvitationLink; readonly close: () => void };

export function InvitationShown({ name, invitation: { link, endsAt, mailed }, close }: Props) {
  const { t, locale } = useWords();
  return (
    <Modal
      open
      title={t('people.link', { name })}
      width={640}
      mask={{ closable: false }}
      onCancel={close}
      onOk={close}
      okText={t('people.link.given')}
      cancelButtonProps={{ hidden: true }}
    >
      <p>{t('people.link.what', { at: instantWords(endsAt, locale) })}</p>
      <p className="secret" id="one-time-link">
        {link}
      </p>
      <p>
        <CopyButton text={link} words={t('people.link.copy')} />
      </p>
      <p className="faint">{t(mailed ? 'people.link.mailed' : 'people.link.notMailed')}</p>
    </Modal>
  );
}
