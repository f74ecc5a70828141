import { type DragEvent, type ReactElement, useEffect, useRef, useState } from 'react';
import { useWords } from '../../lib/i18n.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { classNames } from '../../ui/class-names.ts';
import { FieldError } from '../../ui/field.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Progress } from '../../ui/progress.tsx';
import { MOST_MEGABYTES } from './check-file.ts';
import { useUpload } from './use-upload.ts';
import { exchangeWords } from './words.ts';

/** A table dropped or chosen is sent at once; nothing is imported yet. */
export function UploadCard(): ReactElement {
  const t = useWords(exchangeWords);
  const upload = useUpload();
  const { isOver, zone } = useDropZone(upload.choose);
  const { busy, problem, retry, name, share } = upload;
  return (
    <Card title={t('uploadTitle')}>
      <div className="stack">
        <div className={classNames('exchange-drop', isOver && 'exchange-drop-over')} {...zone}>
          {busy ? (
            <>
              <Progress
                label={share < 1 ? t('uploading', { name }) : t('reading', { name })}
                {...(share < 1 && { share })}
              />
              <Button onClick={upload.cancel}>{t('cancelUpload')}</Button>
            </>
          ) : (
            <ChooseFile onFiles={upload.choose} />
          )}
        </div>
        {problem !== null && <FieldError>{problem}</FieldError>}
        {retry && (
          <div className="row">
            <Button variant="primary" icon="retry" onClick={retry}>
              {t('retryUpload')}
            </Button>
          </div>
        )}
      </div>
    </Card>
  );
}

function ChooseFile({ onFiles }: { onFiles: (files: File[]) => void }): ReactElement {
  const t = useWords(exchangeWords);
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <Icon name="inbox" />
      <p className="exchange-drop-hint">{t('drop')}</p>
      <input
        ref={input}
        hidden
        type="file"
        aria-label={t('fileLabel')}
        accept=".xlsx,.xlsm,.xlsb,.xls,.ods,.csv,.tsv,.txt"
        onChange={({ target }) => {
          const files = [...(target.files ?? [])];
          // So that choosing the same file again, once it is mended, counts as a choice.
          target.value = '';
          onFiles(files);
        }}
      />
      <Button variant="primary" size="large" onClick={() => input.current?.click()}>
        {t('choose')}
      </Button>
      <p className="muted">{t('dropHint', { n: MOST_MEGABYTES })}</p>
    </>
  );
}

function useDropZone(onFiles: (files: File[]) => void) {
  const [isOver, setIsOver] = useState(false);
  // A file that misses the zone would otherwise open in place of the page.
  useEffect(() => {
    const keep = (event: Event) => event.preventDefault();
    window.addEventListener('dragover', keep);
    window.addEventListener('drop', keep);
    return () => {
      window.removeEventListener('dragover', keep);
      window.removeEventListener('drop', keep);
    };
  }, []);
  const zone = {
    onDragOver: (event: DragEvent) => {
      event.preventDefault();
      setIsOver(true);
    },
    onDragLeave: () => setIsOver(false),
    onDrop: (event: DragEvent) => {
      event.preventDefault();
      setIsOver(false);
      onFiles([...event.dataTransfer.files]);
    },
  };
  return { isOver, zone };
}
