import { getTeam, type NewMember, setTeam, type Team, teamRoles } from '@huying/server/contract/nets';
import { type FormEvent, type ReactElement, useRef } from 'react';
import { useSearchParams } from 'wouter';
import { call } from '../../../lib/api.ts';
import { usePlaces, useUnits } from '../../../lib/directory.ts';
import { useDraft } from '../../../lib/drafts.ts';
import { useLanguage, useWords } from '../../../lib/i18n.ts';
import { refresh, useAnswer } from '../../../lib/query.ts';
import { useSession } from '../../../lib/session.ts';
import { dateTimeText } from '../../../lib/time.ts';
import { useAct } from '../../../lib/use-act.ts';
import { Button } from '../../../ui/button.tsx';
import { Card } from '../../../ui/card.tsx';
import { PickField } from '../../../ui/desk/pick-field.tsx';
import { SplitPane } from '../../../ui/desk/split-pane.tsx';
import { TreeList } from '../../../ui/desk/tree-list.tsx';
import { ErrorState } from '../../../ui/error-state.tsx';
import { FormFault } from '../../../ui/form-fault.tsx';
import { SelectField } from '../../../ui/select-field.tsx';
import { Skeleton } from '../../../ui/skeleton.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { toast } from '../../../ui/toast-store.ts';
import { Team as TeamView } from '../answer-view.tsx';
import { netWords } from '../words.ts';
import { CompoundsCard } from './compounds-card.tsx';
import { NetsFrame } from './nets-frame.tsx';

type Role = NewMember['role'];

/** /desk/nets/teams: who is in the five-on-one team of a place, and the compounds of a grid. */
export function TeamsPage(): ReactElement {
  const t = useWords(netWords);
  const places = usePlaces();
  const [search, setSearch] = useSearchParams();
  const detail = useRef<HTMLDivElement>(null);
  const open = places.items.filter(({ active }) => active);
  const { activePost } = useSession();
  const wanted = search.get('place') ?? activePost?.placeId;
  const chosen = open.find(({ id }) => id === wanted) ?? open[0];
  return (
    <NetsFrame>
      {places.error && open.length === 0 ? (
        <ErrorState error={places.error} onRetry={() => void refresh('/api/places')} />
      ) : !chosen ? (
        <Skeleton lines={12} />
      ) : (
        <SplitPane
          id="teams"
          list={
            <div className="tree-card">
              <TreeList
                label={t('tree')}
                searchLabel={t('treeSearch')}
                nodes={open}
                selected={chosen.id}
                onSelect={({ id }) => {
                  setSearch({ place: id });
                  if (window.matchMedia('(max-width: 960px)').matches)
                    detail.current?.scrollIntoView({ block: 'start' });
                }}
              />
            </div>
          }
          detail={
            <div ref={detail} className="stack">
              <TeamLoader key={chosen.id} id={chosen.id} />
              <CompoundsCard key={`${chosen.id} compounds`} id={chosen.id} />
            </div>
          }
        />
      )}
    </NetsFrame>
  );
}

function TeamLoader({ id }: { id: string }): ReactElement {
  const { data, error, refetch } = useAnswer(getTeam, { params: { id } });
  if (error && data?.placeId !== id) return <ErrorState error={error} onRetry={() => void refetch()} />;
  return data?.placeId === id ? <TeamPanel key={data.mark} team={data} /> : <Skeleton lines={8} />;
}

function TeamPanel({ team }: { team: Team }): ReactElement {
  const t = useWords(netWords);
  const lang = useLanguage();
  return (
    <>
      <Card title={t('teamTitle', { place: team.place })}>
        <div className="stack">
          <p className="muted">{t('teamHint')}</p>
          <TeamView team={team.team} />
        </div>
      </Card>
      {team.abilities.includes('net.manage') && <TeamForm team={team} />}
      {team.former.length > 0 && (
        <Card title={t('teamFormer')}>
          <ul className="nets-rows">
            {team.former.map(({ role, name, title, from, until }) => (
              <li key={`${role} ${name} ${until}`}>
                <span>
                  {t(`role.${role}`)} · {name} <span className="muted">{title}</span>
                </span>
                <span className="muted">
                  {dateTimeText(from, lang)} – {dateTimeText(until, lang)}
                </span>
              </li>
            ))}
          </ul>
        </Card>
      )}
    </>
  );
}

interface Line {
  key: string;
  role: Role;
  name: string;
  title: string;
  unitId: string;
  phone: string;
}
let lines = 0;
const lineOf = (member?: NewMember): Line => {
  lines += 1;
  const { role = 'leader', name = '', title = '', unitId, phone } = member ?? {};
  return { key: `${lines} ${Date.now()}`, role, name, title, unitId: unitId ?? '', phone: phone ?? '' };
};

function TeamForm({ team }: { team: Team }): ReactElement {
  const t = useWords(netWords);
  const units = useUnits();
  const draft = useDraft<{ items: readonly Line[] }>(`team.${team.placeId}.${team.mark}`, {
    items: team.own.map(lineOf),
  });
  const { items } = draft.value;
  const { busy, fault, run } = useAct();
  const change = (key: string, part: Partial<Line>) =>
    draft.change({ items: items.map((item) => (item.key === key ? { ...item, ...part } : item)) });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void run(async () => {
      const members = items
        .filter(({ name }) => name.trim() !== '')
        .map(({ role, name, title, unitId, phone }) => ({
          role,
          name,
          title,
          unitId: unitId || null,
          phone: phone.trim() || null,
        }));
      await call(setTeam, { params: { id: team.placeId }, body: { mark: team.mark, items: members } });
      draft.clear();
      await refresh('/api/places');
      toast(t('teamSaved'));
    });
  };
  return (
    <Card title={t('teamOwn')}>
      <form className="stack" onSubmit={submit}>
        {items.map(({ key, role, name, title, unitId, phone }) => (
          <div key={key} className="nets-member">
            <SelectField<Role>
              label={t('teamRole')}
              value={role}
              onChange={(next) => next && change(key, { role: next })}
              options={teamRoles.map((each) => ({ value: each, label: t(`role.${each}`) }))}
            />
            <TextField
              label={t('teamName')}
              value={name}
              onChange={(next) => change(key, { name: next })}
              maxLength={60}
            />
            <TextField
              label={t('personTitle')}
              optional
              value={title}
              onChange={(next) => change(key, { title: next })}
              maxLength={60}
            />
            <TextField
              label={t('teamPhone')}
              optional
              type="tel"
              value={phone}
              onChange={(next) => change(key, { phone: next })}
              maxLength={30}
            />
            <PickField
              label={t('teamUnit')}
              optional
              clearable
              value={unitId || null}
              onChange={(next) => change(key, { unitId: next ?? '' })}
              options={units.items.filter(({ active }) => active).map((unit) => ({ value: unit.id, label: unit.name }))}
            />
            <Button
              icon="trash"
              label={t('teamRemove', { name: name || t(`role.${role}`) })}
              onClick={() => draft.change({ items: items.filter((item) => item.key !== key) })}
            >
              {t('placesRemove', { name: '' })}
            </Button>
          </div>
        ))}
        <div>
          <Button icon="plus" onClick={() => draft.change({ items: [...items, lineOf()] })}>
            {t('teamAdd')}
          </Button>
        </div>
        <p className="muted small">{t('phoneHint')}</p>
        <FormFault fault={fault} />
        <div>
          <Button variant="primary" type="submit" busy={busy}>
            {t('save')}
          </Button>
        </div>
      </form>
    </Card>
  );
}
