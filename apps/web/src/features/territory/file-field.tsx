import { type ReactElement, type ReactNode, useRef } from 'react';
import { useWords } from '../../lib/i18n.ts';
import { Button } from '../../ui/button.tsx';
import { Field, type FieldProps } from '../../ui/field.tsx';
import { territoryWords } from './words.ts';

interface FileFieldProps extends FieldProps {
  accept: string;
  /** What has been chosen, in words; null while nothing has. */
  chosen: ReactNode;
  onFile: (file: File) => void;
}

/** The browser's own file dialog behind a button of our own, which can be pressed and read. */
export function FileField(props: FileFieldProps): ReactElement {
  const { accept, chosen, onFile } = props;
  const t = useWords(territoryWords);
  const input = useRef<HTMLInputElement>(null);
  const act = chosen === null ? 'chooseFile' : 'changeFile';
  return (
    <Field {...props}>
      {(wiring) => (
        <div className="stack stack-tight">
          <input
            {...wiring}
            ref={input}
            hidden
            type="file"
            accept={accept}
            onChange={({ target }) => {
              const [file] = target.files ?? [];
              if (file) onFile(file);
              // So that choosing the same file again, once it is mended, counts as a choice.
              target.value = '';
            }}
          />
          <div className="row">
            <Button label={`${t(act)} · ${props.label}`} onClick={() => input.current?.click()}>
              {t(act)}
            </Button>
          </div>
          {chosen !== null && <p role="status">{chosen}</p>}
        </div>
      )}
    </Field>
  );
}
