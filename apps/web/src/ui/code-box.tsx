import './code-box.css';
import type { ReactElement } from 'react';
import { copyText } from '../lib/clipboard.ts';
import { useWords } from '../lib/i18n.ts';
import { Button } from './button.tsx';
import { drawCode, saveBlob } from './code-picture.ts';
import { toast } from './toast-store.ts';
import { uiWords } from './words.ts';

export interface CodeBoxProps {
  /** 「查询码」. */
  label: string;
  code: string;
  /** Lines printed below the code on the saved picture: what it is for and where to ask. */
  notes?: readonly string[];
}

/** The code that an anonymous reporter must be able to find again: large, to copy, to keep as a picture. */
export function CodeBox({ label, code, notes = [] }: CodeBoxProps): ReactElement {
  const t = useWords(uiWords);
  const copy = async () => {
    if (await copyText(code)) toast(t('copied'));
    else toast(t('copyFailed'), { tone: 'problem' });
  };
  const save = async () => {
    const picture = await drawCode({ title: label, code, notes });
    if (!picture) return;
    saveBlob(picture, `${label}-${code}.png`);
    toast(t('pictureSaved'));
  };
  return (
    <div className="code-box">
      <div>{label}</div>
      <div className="code-box-code">{code}</div>
      <div className="row">
        <Button icon="copy" onClick={() => void copy()}>
          {t('copy')}
        </Button>
        <Button icon="download" onClick={() => void save()}>
          {t('savePicture')}
        </Button>
      </div>
    </div>
  );
}
