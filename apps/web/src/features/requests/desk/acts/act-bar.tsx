import type { ActionName, RequestDetail } from '@huying/server/contract/requests';
import { Dropdown } from 'antd';
import { type ReactElement, useState } from 'react';
import { useUnits } from '../../../../lib/directory.ts';
import { useWords } from '../../../../lib/i18n.ts';
import { NeedSlot } from '../../../../lib/need-slot.tsx';
import { mayUse, useSession } from '../../../../lib/session.ts';
import { useNarrow } from '../../../../lib/use-media.ts';
import { Button } from '../../../../ui/button.tsx';
import { Sheet } from '../../../../ui/dialog.tsx';
import { FieldError } from '../../../../ui/field.tsx';
import { OwnParts } from '../parts/part-buttons.tsx';
import { ownParts } from '../parts/part-acts.ts';
import { PartForm } from '../parts/part-form.tsx';
import { partWords } from '../parts/words.ts';
import { actForms } from './act-forms.ts';
import { actsByKind } from './act-order.ts';
import { ActConflict } from './conflict.tsx';
import type { Acts } from './use-acts.ts';
import { actWords } from './words.ts';

/** Acts of everyday handling stand beside the first one; the others wait in the menu. */
const isUsual = (action: ActionName): boolean => actsByKind([action])[0]?.kind === 'main';

interface ActAreaProps {
  detail: RequestDetail;
  acts: Acts;
}

/** The buttons of a request, or the form of the one that was pressed. On a phone the form rises from the bottom edge. */
export function ActArea({ detail, acts }: ActAreaProps): ReactElement {
  const t = useWords(actWords);
  const isNarrow = useNarrow();
  const part = useWords(partWords);
  const { form, taker, choose, shown, parts } = acts;
  const Form = form === null ? null : actForms[form];
  const close = () => choose(null);
  const filled = parts.open ? (
    <PartForm key={`${parts.open.act} ${parts.open.id}`} desk={parts} open={parts.open} />
  ) : (
    Form && <Form key={form} detail={shown} taker={taker} onClose={close} />
  );
  const title = parts.open ? part(`act.${parts.open.act}`) : form ? t(form) : '';
  return (
    <div className="act-area">
      {isNarrow || !filled ? (
        <>
          <OwnParts detail={detail} desk={parts} />
          <ActBar detail={detail} acts={acts} />
        </>
      ) : (
        filled
      )}
      {isNarrow && (
        <Sheet open={filled !== null} title={title} onClose={close}>
          {filled}
        </Sheet>
      )}
      {taker.fault && form === null && <FieldError>{taker.fault.message}</FieldError>}
      {parts.fault && !parts.open && <FieldError>{parts.fault}</FieldError>}
      <ActConflict taker={taker} />
    </div>
  );
}

function ActBar({ detail, acts }: ActAreaProps): ReactElement | null {
  const t = useWords(actWords);
  const part = useWords(partWords);
  const units = useUnits();
  const isNarrow = useNarrow();
  const session = useSession();
  const { open, taker, choose } = acts;
  const [all, setAll] = useState(false);
  const beside = isNarrow ? 0 : 2;
  const shown = open.filter((action, at) => at === 0 || (at <= beside && isUsual(action)));
  const groups = actsByKind(open.filter((action) => !shown.includes(action)));
  const hasParts = ownParts(detail).length > 0;
  if (open.length === 0 && hasParts) return null;
  if (open.length === 0) {
    const who = units.name(detail.holderId);
    return (
      <p className="muted">
        {t('noActs')}
        {detail.open && who && t('waiting', { who })}
      </p>
    );
  }
  const button = (action: ActionName, isFirst: boolean) => (
    <Button
      key={action}
      variant={isFirst ? 'primary' : 'secondary'}
      busy={isFirst && taker.busy}
      onClick={() => choose(action)}
    >
      {t(action)}
    </Button>
  );
  const mayHandOver = open.includes('transfer') && (!detail.link || detail.link.endedAt !== null);
  const project = mayHandOver && mayUse(session, 'project.draft') && (
    <Button label={t('toProject', { title: detail.title })} href={`/desk/projects?request=${detail.id}`}>
      {t('project')}
    </Button>
  );
  return (
    <section className="act-bar" aria-label={t('acts')}>
      {detail.suggestion === 'escalate' && open.includes('escalate') && (
        <p className="act-told">{part('suggestEscalate')}</p>
      )}
      {shown.map((action, at) => button(action, at === 0 && !hasParts))}
      {mayHandOver && mayUse(session, 'need.note') && (
        <NeedSlot from="request" id={detail.id} version={detail.version} content={detail.content} />
      )}
      {(!isNarrow || groups.length === 0) && project}
      {groups.length > 0 && isNarrow && <Button onClick={() => setAll(true)}>{t('more')}</Button>}
      {groups.length > 0 && !isNarrow && (
        <Dropdown
          trigger={['click']}
          menu={{
            items: groups.map(({ kind, acts }) => ({
              type: 'group' as const,
              key: kind,
              label: t(`group.${kind}`),
              children: acts.map((action) => ({ key: action, label: t(action) })),
            })),
            onClick: ({ key }) => choose(key as ActionName),
          }}
        >
          <button type="button" className="button button-secondary">
            {t('more')}
          </button>
        </Dropdown>
      )}
      <Sheet open={all} title={t('acts')} onClose={() => setAll(false)}>
        {project && <div className="act-phrases">{project}</div>}
        {groups.map(({ kind, acts: some }) => (
          <section key={kind} className="stack stack-tight" aria-labelledby={`acts-${kind}`}>
            <h3 id={`acts-${kind}`} className="muted small">
              {t(`group.${kind}`)}
            </h3>
            <div className="act-phrases">
              {some.map((action) => (
                <Button
                  key={action}
                  onClick={() => {
                    setAll(false);
                    choose(action);
                  }}
                >
                  {t(action)}
                </Button>
              ))}
            </div>
          </section>
        ))}
      </Sheet>
    </section>
  );
}
