import type { ListVersion } from '@huying/server/contract/lists';
import { type ListPreview, previewList } from '@huying/server/contract/requests';
import { type ReactElement, useState } from 'react';
import { call } from '../../lib/api.ts';
import { useUnits } from '../../lib/directory.ts';
import { useWords } from '../../lib/i18n.ts';
import { useAct } from '../../lib/use-act.ts';
import { Button } from '../../ui/button.tsx';
import { ScrollBox } from '../../ui/desk/scroll-box.tsx';
import { FormFault } from '../../ui/form-fault.tsx';
import { useDescribe } from './describe.ts';
import { listWords } from './words.ts';

/** What the saved draft would have changed for the newest requests: asked for by a button, because it reads a thousand. */
export function PreviewPart({ version, isDirty }: { version: ListVersion; isDirty: boolean }): ReactElement | null {
  const t = useWords(listWords);
  const [preview, setPreview] = useState<{ of: number; is: ListPreview } | null>(null);
  const { busy, fault, run } = useAct();
  if (version.list !== 'duty' && version.list !== 'limit') return null;
  const ask = () =>
    run(async () => setPreview({ of: version.version, is: await call(previewList, { params: { id: version.id } }) }));
  return (
    <div className="stack">
      <div className="row">
        <Button busy={busy} disabled={isDirty} onClick={() => void ask()}>
          {t('preview')}
        </Button>
        <span className="muted">{t(isDirty ? 'previewFirstSave' : 'previewHint')}</span>
      </div>
      <FormFault fault={fault} />
      <div role="status">{preview?.of === version.version && <Result preview={preview.is} />}</div>
    </div>
  );
}

function Result({ preview }: { preview: ListPreview }): ReactElement {
  const t = useWords(listWords);
  const { valueText } = useDescribe();
  const { name } = useUnits();
  const { list, looked, uncategorised, changed, moves, stages, examples } = preview;
  const unit = (id: string | null) => (id === null ? t('previewNobody') : name(id));
  return (
    <div className="stack">
      <p>
        {t(list === 'duty' ? 'previewUnits' : 'previewLimits', { n: changed, all: looked })}
        {uncategorised > 0 && <span className="muted"> {t('previewBare', { n: uncategorised })}</span>}
      </p>
      {moves.length + stages.length > 0 && (
        <ul>
          {moves.map(({ fromUnitId, toUnitId, count }) => (
            <li key={`${fromUnitId} ${toUnitId}`}>
              {t('previewMove', { from: unit(fromUnitId), to: unit(toUnitId), n: count })}
            </li>
          ))}
          {stages.map(({ stage, count }) => (
            <li key={stage}>{t('previewStage', { stage: valueText('stage', stage), n: count })}</li>
          ))}
        </ul>
      )}
      {examples.length > 0 && <Examples examples={examples} />}
    </div>
  );
}

function Examples({ examples }: { examples: ListPreview['examples'] }): ReactElement {
  const t = useWords(listWords);
  return (
    <ScrollBox label={t('previewExamples')}>
      <table className="list-table">
        <caption className="sr-only">{t('previewExamples')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('previewNumber')}</th>
            <th scope="col">{t('categoryField')}</th>
            <th scope="col">{t('from')}</th>
            <th scope="col">{t('to')}</th>
          </tr>
        </thead>
        <tbody>
          {examples.map((example) => (
            <Example key={example.id} example={example} />
          ))}
        </tbody>
      </table>
    </ScrollBox>
  );
}

function Example({ example }: { example: ListPreview['examples'][number] }): ReactElement {
  const t = useWords(listWords);
  const { valueText, limitText } = useDescribe();
  const { name } = useUnits();
  const { number, category, unit, limits = [] } = example;
  const side = (of: 'from' | 'to') => {
    const leader = unit?.[of];
    if (unit) return leader ? `${name(leader.unitId)}（${leader.clause}）` : t('previewNobody');
    return limits
      .map((limit) => {
        const time = limit[of];
        const text = time ? limitText(time as Parameters<typeof limitText>[0]) : t('empty');
        return `${valueText('stage', limit.stage)} ${text}`;
      })
      .join('；');
  };
  return (
    <tr>
      <th scope="row">{number}</th>
      <td>{category === null ? t('empty') : valueText('category', category)}</td>
      <td>{side('from')}</td>
      <td>{side('to')}</td>
    </tr>
  );
}
