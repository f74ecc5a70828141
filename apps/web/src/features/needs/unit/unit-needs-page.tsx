import { listNeedSorts, listOpenNeeds } from '@huying/server/contract/needs';
import { type ReactElement, useDeferredValue, useState } from 'react';
import { useLanguage, useWords } from '../../../lib/i18n.ts';
import { momentOf } from '../../../lib/civil-day.ts';
import { usePlaces } from '../../../lib/directory.ts';
import { putAway } from '../../../lib/put-away.ts';
import { useAnswer, usePages } from '../../../lib/query.ts';
import { dayText } from '../../../lib/time.ts';
import { Button } from '../../../ui/button.tsx';
import { Choice } from '../../../ui/choice.tsx';
import { LoadMore } from '../../../ui/desk/load-more.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { Empty } from '../../../ui/empty.tsx';
import { ErrorState } from '../../../ui/error-state.tsx';
import { SelectField } from '../../../ui/select-field.tsx';
import { Skeleton } from '../../../ui/skeleton.tsx';
import { StatusTag } from '../../../ui/status-tag.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { type OpenNeed, PromiseForm } from './promise-form.tsx';
import { UnitFrame } from './unit-frame.tsx';
import { unitWords } from './words.ts';

/** /desk/unit/needs (L2): needs near the unit that nobody meets yet; a resource is promised in two taps. */
export function UnitNeedsPage(): ReactElement {
  const t = useWords(unitWords);
  const lang = useLanguage();
  const [within, setWithin] = useState<'near' | 'all'>('near');
  const [sort, setSort] = useState<string | null>(null);
  const [typed, setTyped] = useState('');
  const q = useDeferredValue(typed.trim());
  const [chosen, setChosen] = useState<OpenNeed | null>(null);
  const sorts = useAnswer(listNeedSorts).data?.needs ?? [];
  const pages = usePages(listOpenNeeds, { query: { within, ...(sort && { sort }), ...(q && { q }) } });
  const options = sorts.map(({ code, name, nameEn }) => ({ value: code, label: lang === 'en' ? nameEn : name }));
  const nameOf = (code: string) => options.find(({ value }) => value === code)?.label ?? code;
  return (
    <UnitFrame hint={t('needsHint')}>
      <div className="unit-filters">
        <Choice
          label={t('within')}
          look="chips"
          options={[
            { value: 'near', label: t('within.near') },
            { value: 'all', label: t('within.all') },
          ]}
          value={within}
          onChange={setWithin}
        />
        <SelectField label={t('sort')} options={options} value={sort} empty={t('allSorts')} onChange={setSort} />
        <TextField label={t('search')} type="search" optional maxLength={60} value={typed} onChange={setTyped} />
      </div>
      {pages.error && pages.rows.length === 0 && <ErrorState error={pages.error} onRetry={pages.reload} />}
      {pages.isPending && !pages.error && <Skeleton lines={8} />}
      {!pages.isPending && !pages.error && pages.rows.length === 0 && (
        <Empty
          title={t(q ? 'noneFound' : within === 'near' ? 'noNeeds' : 'noNeedsAll')}
          action={<Button href="/desk/unit/resources">{t('offer')}</Button>}
        >
          {t('noNeedsBody')}
        </Empty>
      )}
      <ul className="unit-list">
        {pages.rows.map((need) => (
          <NeedItem key={need.id} need={need} sortName={nameOf(need.sort)} onGive={() => setChosen(need)} />
        ))}
      </ul>
      <LoadMore pages={pages} isWatched />
      <Dialog open={chosen !== null} title={t('promiseTitle')} sheet onClose={() => setChosen(null)}>
        {chosen && <PromiseForm key={chosen.id} need={chosen} onDone={() => setChosen(putAway(chosen))} />}
      </Dialog>
    </UnitFrame>
  );
}

interface NeedItemProps {
  need: OpenNeed;
  sortName: string;
  onGive: () => void;
}

function NeedItem({ need, sortName, onGive }: NeedItemProps): ReactElement {
  const t = useWords(unitWords);
  const lang = useLanguage();
  const places = usePlaces();
  const { content, placeId, people, group, wantedBy, repeatable, nearness, others, mine, fits } = need;
  const [best] = fits;
  const about = [
    places.name(placeId),
    sortName,
    people !== null && t('people', { n: people }),
    group,
    wantedBy && t('wantedBy', { day: dayText(momentOf(wantedBy), lang) }),
    repeatable && t('repeatable'),
    others > 0 && t('others', { n: others }),
  ].filter(Boolean);
  return (
    <li className="unit-item">
      <div className="row">
        <StatusTag tone={nearness === 'paired' ? 'active' : 'neutral'}>{t(`near.${nearness}`)}</StatusTag>
        {mine && (
          <StatusTag tone={mine === 'confirmed' ? 'success' : 'active'}>
            {t(mine === 'confirmed' ? 'mineConfirmed' : 'mineTentative')}
          </StatusTag>
        )}
      </div>
      <p>
        <strong>{content}</strong>
      </p>
      <p className="muted">{about.join(' · ')}</p>
      {!mine && best && (
        <p className="muted">
          {best.reasons.map(({ zh, en }) => (lang === 'en' ? en : zh)).join(lang === 'en' ? ' · ' : '；')}
        </p>
      )}
      {!mine && (
        <div className="row">
          <Button {...(!best && { label: t('giveSomeOf', { title: content }) })} onClick={onGive}>
            {best ? t('giveThis', { name: best.name }) : t('giveSome')}
          </Button>
        </div>
      )}
    </li>
  );
}
