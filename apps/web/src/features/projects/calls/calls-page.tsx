import { listOpenCalls, projectActionEndpoints } from '@huying/server/contract/projects';
import { type FormEvent, type ReactElement, useState } from 'react';
import { useLocation } from 'wouter';
import { call, type Output } from '../../../lib/api.ts';
import { usePlaces, useUnits } from '../../../lib/directory.ts';
import { useDraft } from '../../../lib/drafts.ts';
import { useLanguage, useWords } from '../../../lib/i18n.ts';
import { useLive } from '../../../lib/live.ts';
import { moneyText } from '../../../lib/money.ts';
import { labelText } from '../../../lib/punctuation.ts';
import { catchUp, refresh, usePages } from '../../../lib/query.ts';
import { useAct } from '../../../lib/use-act.ts';
import { Button } from '../../../ui/button.tsx';
import { LoadMore } from '../../../ui/desk/load-more.tsx';
import { Sheet } from '../../../ui/dialog.tsx';
import { Empty } from '../../../ui/empty.tsx';
import { ErrorState } from '../../../ui/error-state.tsx';
import { FormFault } from '../../../ui/form-fault.tsx';
import { Skeleton } from '../../../ui/skeleton.tsx';
import { StatusTag } from '../../../ui/status-tag.tsx';
import { TextArea } from '../../../ui/text-area.tsx';
import { toast } from '../../../ui/toast-store.ts';
import { DayTag } from '../day-tag.tsx';
import { ProjectsFrame } from '../projects-frame.tsx';
import { useProjectTypes } from '../use-project-types.ts';
import { callWords } from './words.ts';

type OpenCall = Output<typeof listOpenCalls>['items'][number];
const look = (): void => void catchUp('/api/project-calls');

/** /desk/projects/calls: what every unit may claim, those that close first before the others. */
export function CallsPage(): ReactElement {
  const t = useWords(callWords);
  const pages = usePages(listOpenCalls, { query: {} });
  const { rows, isPending, error, reload } = pages;
  const [chosen, setChosen] = useState<OpenCall | null>(null);
  useLive('changed', look, look);
  return (
    <ProjectsFrame hint={t('hint')}>
      {error && rows.length === 0 && <ErrorState error={error} onRetry={reload} />}
      {isPending && !error && <Skeleton lines={8} />}
      {!isPending && !error && rows.length === 0 && <Empty title={t('empty')}>{t('emptyBody')}</Empty>}
      {rows.length > 0 && (
        <ul className="project-cards project-calls" aria-label={t('calls')}>
          {rows.map((each) => (
            <CallCard key={each.id} call={each} onClaim={() => setChosen(each)} />
          ))}
        </ul>
      )}
      <LoadMore pages={pages} isWatched />
      <Sheet
        open={chosen !== null}
        title={t('claimTitle', { title: chosen?.title ?? '' })}
        onClose={() => setChosen(null)}
      >
        {chosen && <ClaimForm key={chosen.id} open={chosen} onClose={() => setChosen(null)} />}
      </Sheet>
    </ProjectsFrame>
  );
}

function CallCard({ call: open, onClaim }: { call: OpenCall; onClaim: () => void }): ReactElement {
  const t = useWords(callWords);
  const lang = useLanguage();
  const units = useUnits();
  const places = usePlaces();
  const types = useProjectTypes();
  const { busy, fault, run } = useAct();
  const { id, title, type, placeId, plannerId, mode, closesOn, content, conditions, budgetAmount, claims, mine } = open;
  const withdraw = () =>
    run(async () => {
      await call(projectActionEndpoints.withdrawClaim, { params: { id }, body: {} });
      toast(t('withdrawn'));
    }).finally(() => void refresh('/api/project'));
  return (
    <li className="project-card">
      <h2>{title}</h2>
      <span className="project-tags">
        <StatusTag tone="active">{t(mode === 'first' ? 'mode.first' : 'mode.choice')}</StatusTag>
        <span className="project-tags">
          {t('closes')} <DayTag day={closesOn} />
        </span>
      </span>
      <p className="project-words">{content}</p>
      <p className="project-words">
        <strong>{labelText(t('conditions'), '')}</strong>
        {conditions}
      </p>
      <span className="muted">
        {[
          types.name(type),
          places.name(placeId),
          t('by', { unit: units.name(plannerId) }),
          budgetAmount && t('budget', { n: moneyText(budgetAmount, lang) }),
          claims > 0 ? t('claims', { n: claims }) : t('noClaims'),
        ]
          .filter(Boolean)
          .join(' · ')}
      </span>
      {(mine === 'waiting' || mine === 'withdrawn') && (
        <StatusTag tone={mine === 'waiting' ? 'success' : 'neutral'}>{t(`mine.${mine}`)}</StatusTag>
      )}
      <FormFault fault={fault} />
      <div className="row">
        {mine === 'waiting' ? (
          <Button busy={busy} label={labelText(t('withdraw'), title)} onClick={() => void withdraw()}>
            {t('withdraw')}
          </Button>
        ) : (
          <Button variant="primary" label={labelText(t('claim'), title)} onClick={onClaim}>
            {t('claim')}
          </Button>
        )}
        <Button href={`/desk/projects/${id}`} label={labelText(t('see'), title)}>
          {t('see')}
        </Button>
      </div>
    </li>
  );
}

/** The sentence stands there already: claiming takes two taps, and whoever wants to say more does. */
function ClaimForm({ open, onClose }: { open: OpenCall; onClose: () => void }): ReactElement {
  const t = useWords(callWords);
  const [, go] = useLocation();
  const { value, change, clear } = useDraft(`project.${open.id}.claim`, { text: t('default') });
  const { busy, fault, run } = useAct();
  const text = value.text.trim();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void run(async () => {
      const { state } = await call(projectActionEndpoints.claimProject, { params: { id: open.id }, body: { text } });
      clear();
      const isWon = state === 'underway';
      toast(t(isWon ? 'won' : 'claimed'));
      onClose();
      if (isWon) go(`/desk/projects/${open.id}`);
    }).finally(() => void refresh('/api/project'));
  };
  return (
    <form className="stack" onSubmit={submit}>
      <TextArea
        label={t('how')}
        hint={t('howHint')}
        error={text.length < 2 ? t('short') : undefined}
        rows={3}
        maxLength={1000}
        value={value.text}
        onChange={(next) => change({ text: next })}
      />
      <FormFault fault={fault} />
      <div className="row">
        <Button type="submit" variant="primary" busy={busy} disabled={text.length < 2}>
          {t('sure')}
        </Button>
        <Button onClick={onClose}>{t('cancel')}</Button>
      </div>
    </form>
  );
}
