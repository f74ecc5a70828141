import type { CategoryItem } from '@huying/server/contract/lists';
import { type ReactElement, useEffect, useMemo, useState } from 'react';
import { useLanguage, useWords } from '../../lib/i18n.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { SplitPane } from '../../ui/desk/split-pane.tsx';
import { TreeList } from '../../ui/desk/tree-list.tsx';
import { subtreeOf, treeIndex } from '../../ui/desk/tree-rows.ts';
import { StatusTag } from '../../ui/status-tag.tsx';
import { CategoryForm } from './category-form.tsx';
import { useDescribe } from './describe.ts';
import type { ItemsViewProps } from './items-props.ts';
import { NewCategoryForm } from './new-category-form.tsx';
import { listWords } from './words.ts';

/** The category tree beside the category that is chosen. */
export function CategoryView({ items, onChange, focus }: ItemsViewProps<CategoryItem>): ReactElement {
  const t = useWords(listWords);
  const lang = useLanguage();
  const [code, setCode] = useState<string | null>(null);
  const [asking, setAsking] = useState<'add' | 'top' | 'remove' | null>(null);
  const nodes = useMemo(
    () =>
      items.map((item) => ({
        id: item.code,
        parentId: item.parent,
        name: lang === 'en' && item.nameEn ? item.nameEn : item.name,
        code: [item.code, ...(item.keywords ?? [])].join(' '),
        active: item.active,
      })),
    [items, lang],
  );
  // biome-ignore lint/correctness/useExhaustiveDependencies: a wish counts once; later changes must not jump back to it.
  useEffect(() => {
    const wanted = focus ? items[focus.row] : undefined;
    if (wanted) setCode(wanted.code);
  }, [focus]);
  const chosen = items.find((item) => item.code === code) ?? items[0];
  const below = chosen ? subtreeOf(treeIndex(nodes), chosen.code).map(({ id }) => id) : [];
  const add = (item: CategoryItem) => {
    onChange?.([...items, item]);
    setCode(item.code);
    setAsking(null);
  };
  const remove = async () => {
    onChange?.(items.filter((item) => !below.includes(item.code)));
    setCode(chosen?.parent ?? null);
  };
  return (
    <SplitPane
      id="categories"
      list={
        <div className="tree-card">
          {onChange && (
            <div className="row">
              <Button icon="plus" onClick={() => setAsking('top')}>
                {t('addTop')}
              </Button>
            </div>
          )}
          <TreeList
            label={t('category')}
            nodes={nodes}
            selected={chosen?.code ?? null}
            onSelect={({ id }) => {
              setCode(id);
              setAsking(null);
            }}
            openFirst={false}
          />
        </div>
      }
      detail={
        asking === 'add' || asking === 'top' ? (
          <Card title={t(asking === 'top' ? 'addTop' : 'addChild')}>
            <NewCategoryForm
              items={items}
              parent={asking === 'top' ? null : (chosen?.code ?? null)}
              onAdd={add}
              onCancel={() => setAsking(null)}
            />
          </Card>
        ) : chosen ? (
          <Card
            title={chosen.name}
            aside={
              <StatusTag tone={chosen.active ? 'success' : 'neutral'}>
                {t(chosen.active ? 'active' : 'inactive')}
              </StatusTag>
            }
          >
            {onChange ? (
              <div className="stack">
                <CategoryForm
                  key={chosen.code}
                  item={chosen}
                  items={items}
                  below={below}
                  change={(next) => onChange(items.map((each) => (each.code === next.code ? next : each)))}
                />
                <div className="row">
                  <Button icon="plus" onClick={() => setAsking('add')}>
                    {t('addChild')}
                  </Button>
                  <Button icon="trash" onClick={() => setAsking('remove')}>
                    {t('remove')}
                  </Button>
                </div>
              </div>
            ) : (
              <Facts item={chosen} />
            )}
            <ConfirmDialog
              open={asking === 'remove'}
              title={t('removeTitle', { name: chosen.name })}
              confirm={t('remove')}
              danger
              onConfirm={remove}
              onClose={() => setAsking(null)}
            >
              {below.length > 1 ? t('removeTree', { n: below.length - 1 }) : t('removeBody')}
            </ConfirmDialog>
          </Card>
        ) : (
          <p className="muted">{t('chooseCategory')}</p>
        )
      }
    />
  );
}

const shown = [
  'code',
  'nameEn',
  'parent',
  'keywords',
  'fileWhen',
  'closeWhen',
  'nextSteps',
  'photo',
  'photoReason',
  'skip',
  'defaultUrgency',
  'confidential',
] as const;

const isEmpty = (value: unknown): boolean =>
  value === undefined || value === null || value === false || (Array.isArray(value) && value.length === 0);

function Facts({ item }: { item: CategoryItem }): ReactElement {
  const { fieldName, valueText } = useDescribe();
  return (
    <dl className="list-facts">
      {shown
        .filter((field) => !isEmpty(item[field]))
        .map((field) => (
          <div className="list-fact" key={field}>
            <dt>{fieldName(field)}</dt>
            <dd>{valueText(field, item[field])}</dd>
          </div>
        ))}
    </dl>
  );
}
