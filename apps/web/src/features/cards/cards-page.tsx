import './cards.css';
import { type CardOrder, printCards } from '@huying/server/contract/cards';
import { type FormEvent, type ReactElement, useState } from 'react';
import { useSearchParams } from 'wouter';
import { call } from '../../lib/api.ts';
import { usePlaces } from '../../lib/directory.ts';
import { useDraft } from '../../lib/drafts.ts';
import { useWords } from '../../lib/i18n.ts';
import { refresh } from '../../lib/query.ts';
import { useAct } from '../../lib/use-act.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';
import { Choice } from '../../ui/choice.tsx';
import { saveBlob } from '../../ui/code-picture.ts';
import { PageHeader } from '../../ui/desk/page-header.tsx';
import { TreeField } from '../../ui/desk/tree-field.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { FormFault } from '../../ui/form-fault.tsx';
import { Progress } from '../../ui/progress.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { TextArea } from '../../ui/text-area.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { linesOf } from './addresses.ts';
import { RangeFields } from './range-fields.tsx';
import { cardWords } from './words.ts';

interface CardsDraft {
  which: CardOrder['which'];
  sheet: CardOrder['sheet'];
  addresses: string;
  copies: string;
  names: boolean;
}

const PATIENCE_MS = 2000;

/** Printing contact cards for a place, for every grid below it, or for buildings and doors. */
export function CardsPage(): ReactElement {
  const t = useWords(cardWords);
  const [search, setSearch] = useSearchParams();
  const places = usePlaces();
  const placeId = search.get('place');
  const { value, change } = useDraft<CardsDraft>('cards', {
    which: 'place',
    sheet: 'a4-4',
    addresses: '',
    copies: '1',
    names: true,
  });
  const { busy, fault, run } = useAct();
  const [received, setReceived] = useState<number | null>(null);
  const [made, setMade] = useState(false);
  const lines = linesOf(value.addresses);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (placeId === null) return;
    setMade(false);
    void run(async () => {
      const started = Date.now();
      const body = {
        placeId,
        sheet: value.sheet,
        which: value.which,
        names: value.names,
        ...(value.which === 'doors' && { addresses: lines }),
        ...(value.which === 'place' && { copies: Math.min(Math.max(Number(value.copies) || 1, 1), 200) }),
      };
      const onReceived = (bytes: number) => {
        if (Date.now() - started > PATIENCE_MS) setReceived(Math.round(bytes / 1000));
      };
      const file = await call(printCards, { body, onReceived, timeoutMs: 600_000 });
      saveBlob(file, t('file', { name: places.name(placeId) }));
      setMade(true);
    }).finally(() => setReceived(null));
  };
  return (
    <div className="desk-page">
      <PageHeader title={t('title')} description={t('hint')} />
      {places.error && places.items.length === 0 ? (
        <ErrorState error={places.error} onRetry={() => void refresh('/api/places')} />
      ) : places.isPending ? (
        <Skeleton lines={8} />
      ) : (
        <Card>
          <form className="stack cards-form" onSubmit={submit}>
            <TreeField
              label={t('place')}
              nodes={places.items.filter(({ active }) => active)}
              value={placeId}
              onChange={(id) => setSearch(id === null ? {} : { place: id })}
            />
            <Choice
              label={t('which')}
              value={value.which}
              onChange={(which) => change({ which })}
              options={(['place', 'below', 'doors'] as const).map((which) => ({
                value: which,
                label: t(`which.${which}`),
                hint: t(`which.${which}Hint`),
              }))}
            />
            {value.which === 'place' && (
              <TextField
                label={t('copies')}
                inputMode="numeric"
                maxLength={3}
                value={value.copies}
                onChange={(copies) => change({ copies })}
              />
            )}
            {value.which === 'doors' && (
              <>
                <TextArea
                  label={t('addresses')}
                  hint={t('addressesHint', { n: lines.length })}
                  rows={6}
                  value={value.addresses}
                  onChange={(addresses) => change({ addresses })}
                />
                <RangeFields onFill={(more) => change({ addresses: [...lines, ...more].join('\n') })} />
              </>
            )}
            <Choice
              label={t('sheet')}
              value={value.sheet}
              onChange={(sheet) => change({ sheet })}
              options={(['a6', 'a4-4', 'a4-8'] as const).map((sheet) => ({
                value: sheet,
                label: t(`sheet.${sheet}`),
                hint: t(`sheet.${sheet}Hint`),
              }))}
            />
            <Checkbox checked={value.names} onChange={(names) => change({ names })}>
              {t('names')}
            </Checkbox>
            {received !== null && <Progress label={t('making', { n: received })} />}
            <FormFault fault={fault} />
            <div className="row">
              <Button
                variant="primary"
                type="submit"
                busy={busy}
                disabled={placeId === null || (value.which === 'doors' && lines.length === 0)}
              >
                {t('make')}
              </Button>
              <span role="status">{made && t('done')}</span>
            </div>
          </form>
        </Card>
      )}
    </div>
  );
}
