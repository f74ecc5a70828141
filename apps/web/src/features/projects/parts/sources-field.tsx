import { listNeeds, listResources } from '@huying/server/contract/needs';
import { searchMatters } from '@huying/server/contract/matters';
import type { Source } from '@huying/server/contract/projects';
import { type KeyboardEvent, type ReactElement, useState } from 'react';
import { call } from '../../../lib/api.ts';
import { useWords } from '../../../lib/i18n.ts';
import { mayUse, useSession } from '../../../lib/session.ts';
import { useAct } from '../../../lib/use-act.ts';
import { Button } from '../../../ui/button.tsx';
import { FieldError } from '../../../ui/field.tsx';
import { SelectField } from '../../../ui/select-field.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { projectWords } from '../words.ts';
import { useSource } from './use-source.ts';
import { partWords } from './words.ts';

type Kind = 'need' | 'resource' | 'request';
interface Found extends Source {
  name: string;
}
const permissions: Readonly<Record<Kind, string>> = {
  need: 'need.read',
  resource: 'resource.read',
  request: 'request.read',
};
/** `placeId`: that of the post. A project is made of needs of the own area only, though all on the list may be read. */
const finders: Readonly<Record<Kind, (q: string, placeId: string | null) => Promise<Found[]>>> = {
  need: async (q, placeId) =>
    (await call(listNeeds, { query: { q, ...(placeId && { placeId }) } })).items.map(({ id, title }) => ({
      kind: 'need',
      id,
      name: title,
    })),
  resource: async (q) =>
    (await call(listResources, { query: { q } })).items.map(({ id, name }) => ({ kind: 'resource', id, name })),
  request: async (q) =>
    (await call(searchMatters, { query: { q } })).items
      .filter(({ kind }) => kind === 'request')
      .map(({ id, number, title }) => ({ kind: 'request', id, name: `${number} ${title}` })),
};
const SHOWN = 8;

interface SourcesFieldProps {
  value: readonly Source[];
  onChange: (sources: Source[]) => void;
}

/** What the project is made of: chosen ones, and a search for more. */
export function SourcesField({ value, onChange }: SourcesFieldProps): ReactElement {
  const t = useWords(partWords);
  const common = useWords(projectWords);
  const session = useSession();
  const kinds = (Object.keys(permissions) as Kind[]).filter((kind) => mayUse(session, permissions[kind]));
  const [kind, setKind] = useState<Kind>(kinds[0] ?? 'need');
  const [words, setWords] = useState('');
  const [found, setFound] = useState<Found[] | null>(null);
  const { busy, fault, run } = useAct();
  const find = () => {
    if (words.trim().length < 2) return;
    void run(async () =>
      setFound((await finders[kind](words.trim(), session.activePost?.placeId ?? null)).slice(0, SHOWN)),
    );
  };
  const onKeyDown = (event: KeyboardEvent) => {
    // Enter finds; it must not send the whole form.
    if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
    event.preventDefault();
    find();
  };
  const fresh = found?.filter(({ id }) => !value.some((each) => each.id === id));
  return (
    <fieldset className="project-rows">
      <legend className="field-label">{common('sources')}</legend>
      <p className="field-hint">{t('sourcesHint')}</p>
      {value.length > 0 && (
        <ul className="project-lines">
          {value.map((source) => (
            <Chosen
              key={source.id}
              source={source}
              onRemove={() => onChange(value.filter(({ id }) => id !== source.id))}
            />
          ))}
        </ul>
      )}
      {kinds.length > 0 && (
        // biome-ignore lint/a11y/noStaticElementInteractions: Enter in the field does what the button beside it does.
        <div className="project-row" onKeyDown={onKeyDown}>
          <SelectField
            label={t('sourceKind')}
            options={kinds.map((each) => ({ value: each, label: common(`source.${each}`) }))}
            value={kind}
            onChange={(next) => {
              setKind(next ?? 'need');
              setFound(null);
            }}
          />
          <TextField label={t('sourceWords')} optional maxLength={60} value={words} onChange={setWords} />
          <Button icon="search" busy={busy} onClick={find}>
            {t('find')}
          </Button>
        </div>
      )}
      {fault && <FieldError>{fault.message}</FieldError>}
      <div role="status">
        {fresh && (fresh.length === 0 ? t('foundNothing') : <p className="muted">{t('found')}</p>)}
      </div>
      {fresh && fresh.length > 0 && (
        <ul className="project-lines">
          {fresh.map(({ kind: each, id, name }) => (
            <li key={id}>
              <Button icon="plus" onClick={() => onChange([...value, { kind: each, id }])}>
                {t('withName', { kind: common(`source.${each}`), name })}
              </Button>
            </li>
          ))}
        </ul>
      )}
    </fieldset>
  );
}

function Chosen({ source, onRemove }: { source: Source; onRemove: () => void }): ReactElement {
  const t = useWords(partWords);
  const common = useWords(projectWords);
  const facts = useSource(source);
  const name = facts ? facts.title : facts === null ? t('hidden') : '…';
  const words = t('withName', { kind: common(`source.${source.kind}`), name });
  return (
    <li>
      <span>{words}</span>
      <Button variant="quiet" icon="trash" label={t('removeSource', { name: words })} onClick={onRemove}>
        {t('remove')}
      </Button>
    </li>
  );
}
