import { getPerson, type Person } from '@huying/server/contract/accounts';
import { Button } from 'antd';
import { UserAddOutlined } from '@ant-design/icons';
import { type ReactElement, useMemo, useState } from 'react';
import { useSearchParams } from 'wouter';
import { useUnits } from '../../lib/directory.ts';
import { useLanguage, useWords } from '../../lib/i18n.ts';
import { useAnswer } from '../../lib/query.ts';
import { mayUse, useSession } from '../../lib/session.ts';
import { dateTimeText } from '../../lib/time.ts';
import { type DataColumn, DataTable } from '../../ui/desk/data-table.tsx';
import { DetailDrawer } from '../../ui/desk/detail-drawer.tsx';
import { type Filter, FilterBar, type FilterValues } from '../../ui/desk/filter-bar.tsx';
import { Empty } from '../../ui/empty.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { StatusTag } from '../../ui/status-tag.tsx';
import { AccountsFrame } from './accounts-frame.tsx';
import { NewPersonDialog } from './new-person-dialog.tsx';
import { PersonPanel } from './person-panel.tsx';
import { titleOf } from './post-list.tsx';
import { usePeople, useRoles } from './use-people.ts';
import { accountWords } from './words.ts';

const filterKeys = ['search', 'role', 'unit', 'active'] as const;

/** A2: everybody with an account, found by name, user name or phone; the person opens beside the list. */
export function PeoplePage(): ReactElement {
  const t = useWords(accountWords);
  const current = useSession();
  const [search, setSearch] = useSearchParams();
  const [adding, setAdding] = useState(false);
  const { roles, nameOf } = useRoles();
  const units = useUnits();
  const value: FilterValues = Object.fromEntries(
    filterKeys.flatMap((key) => {
      const found = search.get(key);
      return found === null ? [] : [[key, found]];
    }),
  );
  const people = usePeople(queryOf(search));
  const openId = search.get('person');
  const open = (id: string | null) =>
    setSearch((now) => {
      const next = new URLSearchParams(now);
      if (id === null) next.delete('person');
      else next.set('person', id);
      return next;
    });
  const filters: Filter[] = [
    { kind: 'search', key: 'search', label: t('search') },
    { kind: 'select', key: 'role', label: t('role'), options: roles.map((r) => ({ value: r.code, label: nameOf(r) })) },
    {
      kind: 'select',
      key: 'unit',
      label: t('unit'),
      options: units.items.map(({ id, name }) => ({ value: id, label: name })),
    },
    {
      kind: 'select',
      key: 'active',
      label: t('activeFilter'),
      options: [
        { value: 'true', label: t('activeYes') },
        { value: 'false', label: t('activeNo') },
      ],
    },
  ];
  return (
    <AccountsFrame
      title={t('people')}
      actions={
        mayUse(current, 'person.manage') && (
          <Button type="primary" icon={<UserAddOutlined aria-hidden />} onClick={() => setAdding(true)}>
            {t('addPerson')}
          </Button>
        )
      }
    >
      <FilterBar
        filters={filters}
        value={value}
        onChange={(next) => setSearch(new URLSearchParams(next as Record<string, string>))}
      />
      <DataTable<Person>
        id="people"
        label={t('people')}
        columns={useColumns()}
        pages={people}
        rowKey={(row) => row.id}
        rowName={(row) => row.name}
        hrefOf={(row) => `/desk/accounts?person=${row.id}`}
        onOpen={(row) => open(row.id)}
        openKey={openId}
        empty={
          <Empty title={t('noneTitle')} icon="person">
            {t('noneBody')}
          </Empty>
        }
      />
      <PersonDrawer id={openId} people={people.rows} onOpen={open} />
      <NewPersonDialog open={adding} onClose={() => setAdding(false)} onOpenPerson={open} />
    </AccountsFrame>
  );
}

function queryOf(search: URLSearchParams) {
  const [words, role, unit, active] = filterKeys.map((key) => search.get(key));
  return {
    ...(words && { search: words }),
    ...(role && { role }),
    ...(unit && { unit }),
    ...(active && { active: active === 'true' }),
  };
}

function useColumns(): DataColumn<Person>[] {
  const t = useWords(accountWords);
  const lang = useLanguage();
  return useMemo(() => {
    const held = ({ posts }: Person) => {
      const [first] = posts;
      if (!first) return <span className="muted">{t('noPosts')}</span>;
      return posts.length > 1 ? t('morePosts', { title: titleOf(first, lang), n: posts.length }) : titleOf(first, lang);
    };
    return [
      { key: 'name', title: t('name'), main: true, width: 120, render: (row) => row.name },
      { key: 'username', title: t('username'), width: 130, render: (row) => row.username ?? '—' },
      { key: 'posts', title: t('posts'), width: 280, render: held },
      { key: 'phone', title: t('phone'), width: 140, optional: true, render: (row) => row.phone ?? '—' },
      {
        key: 'lastSignIn',
        title: t('lastSignIn'),
        width: 190,
        render: (row) => (row.lastSignInAt === null ? t('never') : dateTimeText(row.lastSignInAt, lang)),
      },
      {
        key: 'state',
        title: t('state'),
        width: 190,
        render: (row) => (
          <StatusTag tone={!row.active ? 'neutral' : row.mustChangePassword ? 'warning' : 'success'}>
            {t(!row.active ? 'activeNo' : row.mustChangePassword ? 'mustChange' : 'activeYes')}
          </StatusTag>
        ),
      },
    ];
  }, [t, lang]);
}

interface PersonDrawerProps {
  id: string | null;
  people: readonly Person[];
  onOpen: (id: string | null) => void;
}

function PersonDrawer({ id, people, onOpen }: PersonDrawerProps): ReactElement {
  const at = people.findIndex((person) => person.id === id);
  const [before, after] = [people[at - 1], people[at + 1]];
  return (
    <DetailDrawer
      open={id !== null}
      title={people[at]?.name ?? ''}
      onClose={() => onOpen(null)}
      onPrevious={at > 0 && before ? () => onOpen(before.id) : undefined}
      onNext={at >= 0 && after ? () => onOpen(after.id) : undefined}
    >
      {id !== null && <PersonLoader key={id} id={id} />}
    </DetailDrawer>
  );
}

function PersonLoader({ id }: { id: string }): ReactElement {
  const { data, error, refetch } = useAnswer(getPerson, { params: { id } });
  if (error && !data) return <ErrorState error={error} onRetry={() => void refetch()} />;
  return data ? <PersonPanel person={data} /> : <Skeleton lines={10} />;
}
