import { type getBody, getRota, layRota, setRotaMonth, swapRotaMonths } from '@huying/server/contract/organizations';
import { listActivities } from '@huying/server/contract/volunteering';
import { type FormEvent, type ReactElement, type ReactNode, useState } from 'react';
import { call, type Output } from '../../../lib/api.ts';
import { civilDayOf } from '../../../lib/civil-day.ts';
import { useUnits } from '../../../lib/directory.ts';
import { useLanguage, useWords } from '../../../lib/i18n.ts';
import { putAway } from '../../../lib/put-away.ts';
import { refresh, useAnswer } from '../../../lib/query.ts';
import { mayUse, useSession } from '../../../lib/session.ts';
import { monthText } from '../../../lib/time.ts';
import { useAct } from '../../../lib/use-act.ts';
import { AppLink } from '../../../ui/app-link.tsx';
import { Button } from '../../../ui/button.tsx';
import { Card } from '../../../ui/card.tsx';
import { Checkbox } from '../../../ui/checkbox.tsx';
import { Choices } from '../../../ui/choice.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { ErrorState } from '../../../ui/error-state.tsx';
import { FormFault } from '../../../ui/form-fault.tsx';
import { SelectField } from '../../../ui/select-field.tsx';
import { Skeleton } from '../../../ui/skeleton.tsx';
import { StatusTag } from '../../../ui/status-tag.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { toast } from '../../../ui/toast-store.ts';
import { jointWords } from './words.ts';

type BodyDetail = Output<typeof getBody>;
type Rota = Output<typeof getRota>;
type Month = Rota['items'][number];

/** The calendar of the chair for a year from now: gaps stand out; months are set, swapped and laid in one go. */
export function RotaCard({ body }: { body: BodyDetail }): ReactElement {
  const t = useWords(jointWords);
  const lang = useLanguage();
  const { data, error, refetch } = useAnswer(getRota, { params: { id: body.id }, query: { months: 12 } });
  const session = useSession();
  const [isLaying, setLaying] = useState(false);
  const [month, setMonth] = useState<Month | null>(null);
  if (error && data?.bodyId !== body.id) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (data?.bodyId !== body.id) return <Skeleton lines={4} />;
  return (
    <Card
      title={t('rota')}
      aside={data.may.includes('lay') && <Button onClick={() => setLaying(true)}>{t('lay')}</Button>}
    >
      <div className="stack">
        {data.nextGap && <StatusTag tone="warning">{t('nextGap', { month: monthText(data.nextGap, lang) })}</StatusTag>}
        <ol className="joint-months" aria-label={t('rotaOf')}>
          {data.items.map((item) => (
            <MonthCell key={item.month} item={item} onChange={() => setMonth(item)}>
              {mayUse(session, 'activity.read') && <MonthActivities bodyId={body.id} month={item.month} />}
            </MonthCell>
          ))}
        </ol>
      </div>
      <Dialog open={isLaying} title={t('lay')} onClose={() => setLaying(false)}>
        {isLaying && <LayForm body={body} rota={data} onDone={() => setLaying(false)} />}
      </Dialog>
      <Dialog
        open={month !== null}
        title={t('setMonthOf', { month: month ? monthText(month.month, lang) : '' })}
        onClose={() => setMonth(null)}
      >
        {month && (
          <MonthForm key={month.month} body={body} rota={data} item={month} onDone={() => setMonth(putAway(month))} />
        )}
      </Dialog>
    </Card>
  );
}

/** What is done together in a month, beside its theme; one answer serves all months. */
function MonthActivities({ bodyId, month }: { bodyId: string; month: string }): ReactElement {
  const { data } = useAnswer(listActivities, { query: { bodyId } });
  const here = (data?.items ?? []).filter(
    (each) => each.bodyId === bodyId && civilDayOf(Date.parse(each.beginsAt)).startsWith(month),
  );
  return (
    <>
      {here.map(({ id, title }) => (
        <AppLink key={id} className="row-link" href={`/desk/activities/${id}`}>
          {title}
        </AppLink>
      ))}
    </>
  );
}

interface MonthCellProps {
  item: Month;
  onChange: () => void;
  children: ReactNode;
}

function MonthCell({ item, onChange, children }: MonthCellProps): ReactElement {
  const t = useWords(jointWords);
  const units = useUnits();
  const { month, unitId, theme, problem, may } = item;
  const shown = monthText(month, useLanguage());
  return (
    <li>
      <strong>{shown}</strong>
      {unitId && <span>{units.name(unitId)}</span>}
      {problem && <StatusTag tone="warning">{t(problem === 'gap' ? 'gap' : 'notSeated')}</StatusTag>}
      {unitId && <span className="muted">{theme || t('noTheme')}</span>}
      {children}
      {may.length > 0 && (
        <Button variant="quiet" label={t('setMonthOf', { month: shown })} onClick={onChange}>
          {t('setMonth')}
        </Button>
      )}
    </li>
  );
}

/** Units that sit in the body now, each once. */
const seated = (body: BodyDetail): string[] => [
  ...new Set(body.seats.filter(({ untilOn }) => untilOn === null).map(({ unitId }) => unitId)),
];

interface LayFormProps {
  body: BodyDetail;
  rota: Rota;
  onDone: () => void;
}

function LayForm({ body, rota, onDone }: LayFormProps): ReactElement {
  const t = useWords(jointWords);
  const lang = useLanguage();
  const units = useUnits();
  const { busy, fault, run } = useAct();
  const [start, setStart] = useState(rota.nextGap ?? rota.month);
  const [months, setMonths] = useState('12');
  const [unitIds, setUnitIds] = useState<string[]>([]);
  const [replace, setReplace] = useState(false);
  const count = Number(months);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void run(async () => {
      await call(layRota, { params: { id: body.id }, body: { from: start, months: count, unitIds, replace } });
      await refresh('/api/joint-');
      toast(t('laid'));
      onDone();
    });
  };
  return (
    <form className="stack" onSubmit={submit}>
      <SelectField
        label={t('layFrom')}
        options={[...new Set([...rota.items.map(({ month }) => month), start])].map((month) => ({
          value: month,
          label: monthText(month, lang),
        }))}
        value={start}
        onChange={(next) => next && setStart(next)}
      />
      <TextField label={t('layMonths')} inputMode="numeric" value={months} onChange={setMonths} />
      <Choices
        label={t('layUnits')}
        look="chips"
        options={seated(body).map((id) => ({ value: id, label: units.name(id) }))}
        value={unitIds}
        onChange={setUnitIds}
      />
      <Checkbox checked={replace} onChange={setReplace}>
        {t('layReplace')}
      </Checkbox>
      <FormFault fault={fault} />
      <Button
        type="submit"
        variant="primary"
        busy={busy}
        disabled={unitIds.length === 0 || !Number.isInteger(count) || count < 1 || count > 36}
      >
        {t('layDo')}
      </Button>
    </form>
  );
}

function MonthForm({
  body,
  rota,
  item,
  onDone,
}: {
  body: BodyDetail;
  rota: Rota;
  item: Month;
  onDone: () => void;
}): ReactElement {
  const t = useWords(jointWords);
  const lang = useLanguage();
  const units = useUnits();
  const { busy, fault, run } = useAct();
  const [unitId, setUnitId] = useState(item.unitId);
  const [theme, setTheme] = useState(item.theme);
  const [other, setOther] = useState<string | null>(null);
  const params = { id: body.id, month: item.month };
  const store = (work: () => Promise<unknown>) =>
    run(async () => {
      await work();
      await refresh('/api/joint-');
      toast(t('saved'));
      onDone();
    });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void store(() =>
      call(setRotaMonth, { params, body: { version: item.version, unitId, ...(unitId && { theme: theme.trim() }) } }),
    );
  };
  const chooses = item.may.includes('set-unit');
  const others = rota.items.filter(({ month, unitId: each, may }) => each && month !== item.month && may.length > 0);
  return (
    <form className="stack" onSubmit={submit}>
      {chooses ? (
        <SelectField
          label={t('member')}
          options={seated(body).map((id) => ({ value: id, label: units.name(id) }))}
          value={unitId}
          empty={t('nobody')}
          onChange={setUnitId}
        />
      ) : (
        <p>{units.name(item.unitId)}</p>
      )}
      <TextField label={t('theme')} optional maxLength={80} value={theme} onChange={setTheme} />
      <FormFault fault={fault} />
      <Button type="submit" variant="primary" busy={busy}>
        {t('save')}
      </Button>
      {chooses && item.unitId && others.length > 0 && (
        <div className="row">
          <SelectField
            label={t('swap')}
            options={others.map(({ month, unitId: each }) => ({
              value: month,
              label: `${monthText(month, lang)} ${units.name(each)}`,
            }))}
            value={other}
            empty={t('noSwap')}
            onChange={setOther}
          />
          <Button
            disabled={other === null}
            busy={busy}
            onClick={() =>
              other &&
              void store(() => call(swapRotaMonths, { params: { id: body.id }, body: { months: [item.month, other] } }))
            }
          >
            {t('swapDo')}
          </Button>
        </div>
      )}
    </form>
  );
}
