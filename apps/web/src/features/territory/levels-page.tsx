import { type Level, listLevels, replaceLevels } from '@huying/server/contract/territory';
import { type FormEvent, type ReactElement, useId } from 'react';
import { call, type Output } from '../../lib/api.ts';
import { useDraft } from '../../lib/drafts.ts';
import { useWords } from '../../lib/i18n.ts';
import { refresh, useAnswer } from '../../lib/query.ts';
import { mayUse, useSession } from '../../lib/session.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { useSaving } from '../../ui/desk/use-saving.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { FormFault } from '../../ui/form-fault.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { toast } from '../../ui/toast-store.ts';
import { TerritoryFrame } from './territory-frame.tsx';
import { territoryWords } from './words.ts';

type Levels = Output<typeof listLevels>;
const FEWEST = 2;
const MOST = 5;

/** A1: how many levels the territory has, what they are called, which is the grid. */
export function LevelsPage(): ReactElement {
  const t = useWords(territoryWords);
  const manages = mayUse(useSession(), 'place.manage');
  const { data, error, refetch } = useAnswer(listLevels);
  return (
    <TerritoryFrame title={t('levels')} description={t('levelsHint')}>
      {error && !data && <ErrorState error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton lines={6} />}
      {data && <Card>{manages ? <LevelsForm key={data.version} levels={data} /> : <LevelsList levels={data} />}</Card>}
    </TerritoryFrame>
  );
}

function LevelsList({ levels }: { levels: Levels }): ReactElement {
  const t = useWords(territoryWords);
  return (
    <div className="stack">
      <ol className="territory-history">
        {levels.items.map(({ level, name, isGrid }) => (
          <li key={level}>
            <span className="muted">{t('level', { n: level })}</span>
            <strong>{name}</strong>
            {isGrid && <span>{t('levelIsGrid')}</span>}
          </li>
        ))}
      </ol>
      <p className="muted">{t('levelsReadOnly')}</p>
    </div>
  );
}

function LevelsForm({ levels }: { levels: Levels }): ReactElement {
  const t = useWords(territoryWords);
  const group = useId();
  const { value, change, clear } = useDraft(`territory.levels.${levels.version}`, { items: levels.items });
  const { items } = value;
  const describe = (list: Level[]) =>
    list.map(({ level, name, isGrid }) => `${level} ${name}${isGrid ? ` · ${t('levelIsGrid')}` : ''}`).join('\n');
  const saving = useSaving<Levels>(
    levels,
    [{ key: 'items', label: t('levels'), show: (list) => describe(list as Level[]) }],
    async ({ version, items: next }) => {
      await call(replaceLevels, { body: { version, items: next } });
      clear();
      await refresh('/api/levels');
      toast(t('saved'));
    },
  );
  const edit = (at: number, part: Partial<Level>) =>
    change({ items: items.map((each, other) => (other === at ? { ...each, ...part } : each)) });
  const drop = () => {
    const left = items.slice(0, -1);
    const last = left.length - 1;
    const hasGrid = left.some(({ isGrid }) => isGrid);
    change({ items: left.map((each, at) => (hasGrid ? each : { ...each, isGrid: at === last })) });
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void saving.submit({ version: levels.version, items });
  };
  return (
    <form className="stack" onSubmit={submit}>
      {items.map(({ level, name, nameEn, isGrid }, at) => (
        <div className="territory-levels" key={level}>
          <TextField
            label={t('levelName', { n: level })}
            maxLength={40}
            value={name}
            onChange={(next) => edit(at, { name: next })}
            error={saving.fault?.fieldFault(`items.${at}.name`)}
          />
          <TextField
            label={t('levelNameEn')}
            optional
            maxLength={60}
            value={nameEn}
            onChange={(next) => edit(at, { nameEn: next })}
          />
          <label className="territory-radio">
            <input
              type="radio"
              name={group}
              checked={isGrid}
              onChange={() => change({ items: items.map((each, other) => ({ ...each, isGrid: other === at })) })}
            />
            {t('levelIsGrid')}
          </label>
        </div>
      ))}
      <div className="row">
        {items.length < MOST && (
          <Button
            icon="plus"
            onClick={() =>
              change({ items: [...items, { level: items.length + 1, name: '', nameEn: '', isGrid: false }] })
            }
          >
            {t('levelAdd')}
          </Button>
        )}
        {items.length > FEWEST && (
          <Button icon="minus" onClick={drop}>
            {t('levelDrop')}
          </Button>
        )}
      </div>
      <FormFault fault={saving.fault} />
      <div className="row">
        <Button
          variant="primary"
          type="submit"
          busy={saving.busy}
          disabled={items.some(({ name }) => name.trim() === '')}
        >
          {t('save')}
        </Button>
        <Button onClick={clear}>{t('cancel')}</Button>
      </div>
      {saving.dialog}
    </form>
  );
}
