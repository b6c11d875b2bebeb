/** The frame of every form for an act: a title, fields, and one button that carries it out. Stays open with what was typed when it is refused. */
import { App, Modal } from 'antd';
import { type ReactNode, useRef, useState } from 'react';
import type { TaskDetail } from '../../api/client';
import type { Act } from '../../shell/use-act';
import { useWords } from '../../words/words';

export type ActFormProps = { readonly task: TaskDetail; readonly act: Act; readonly close: () => void };

type Props = {
  readonly title: string;
  readonly explain?: string;
  readonly ready: boolean;
  readonly danger?: boolean;
  readonly submitWords?: string;
  /** What was done; null where it was refused, and the form stays. */
  readonly submit: () => Promise<unknown>;
  readonly close: () => void;
  readonly children?: ReactNode;
};

/** Who opened the form by a key goes on typing in its first field. */
const toFirstField = () => document.querySelector<HTMLElement>('.act-fields textarea, .act-fields input')?.focus();

export function ActDialog({ title, explain, ready, danger = false, submitWords, submit, close, children }: Props) {
  const { t } = useWords();
  const { modal } = App.useApp();
  const [sending, setSending] = useState(false);
  const typed = useRef(false);
  const leave = () => {
    if (!typed.current) return close();
    void modal.confirm({
      title: t('screen.form.leave'),
      content: t('screen.form.leaveWhat'),
      okText: t('screen.form.discard'),
      cancelText: t('screen.form.goOn'),
      autoFocusButton: 'cancel',
      onOk: close,
    });
  };
  const noteTyping = () => {
    typed.current = true;
  };
  const send = async () => {
    setSending(true);
    const executed = await submit();
    setSending(false);
    if (executed) close();
  };
  return (
    <Modal
      open
      afterOpenChange={(opened) => opened && toFirstField()}
      title={title}
      width={640}
      mask={{ closable: false }}
      onCancel={leave}
      onOk={() => void send()}
      okText={submitWords ?? title}
      cancelText={t('screen.cancel')}
      okButtonProps={{ disabled: !ready, danger }}
      confirmLoading={sending}
    >
      {explain && <p className="faint act-explain">{explain}</p>}
      <div className="act-fields" onInputCapture={noteTyping}>
        {children}
      </div>
    </Modal>
  );
}

export function Field({ id, label, hint, children }: { id: string; label: string; hint?: string; children: ReactNode }) {
  return (
    <div className="act-field">
      <label htmlFor={id}>{label}</label>
      {children}
      {hint && <span className="faint">{hint}</span>}
    </div>
  );
}
