import type { ActionName, RequestDetail } from '@huying/server/contract/requests';
import { Dropdown } from 'antd';
import { type ReactElement, useState } from 'react';
import { useUnits } from '../../../../lib/directory.ts';
import { useWords } from '../../../../lib/i18n.ts';
import { useNarrow } from '../../../../lib/use-media.ts';
import { Button } from '../../../../ui/button.tsx';
import { Sheet } from '../../../../ui/dialog.tsx';
import { FieldError } from '../../../../ui/field.tsx';
import { actForms } from './act-forms.ts';
import { ActConflict } from './conflict.tsx';
import type { Acts } from './use-acts.ts';
import { actWords } from './words.ts';

interface ActAreaProps {
  detail: RequestDetail;
  acts: Acts;
}

/** The buttons of a request, or the form of the one that was pressed. On a phone the form rises from the bottom edge. */
export function ActArea({ detail, acts }: ActAreaProps): ReactElement {
  const t = useWords(actWords);
  const isNarrow = useNarrow();
  const { form, taker, choose, shown } = acts;
  const Form = form === null ? null : actForms[form];
  const close = () => choose(null);
  const filled = Form && <Form key={form} detail={shown} taker={taker} onClose={close} />;
  return (
    <div className="act-area">
      {isNarrow || !filled ? <ActBar detail={detail} acts={acts} /> : filled}
      {isNarrow && (
        <Sheet open={filled !== null} title={form ? t(form) : ''} onClose={close}>
          {filled}
        </Sheet>
      )}
      {taker.fault && form === null && <FieldError>{taker.fault.message}</FieldError>}
      <ActConflict taker={taker} />
    </div>
  );
}

function ActBar({ detail, acts }: ActAreaProps): ReactElement {
  const t = useWords(actWords);
  const units = useUnits();
  const isNarrow = useNarrow();
  const { open, taker, choose } = acts;
  const [all, setAll] = useState(false);
  const beside = isNarrow ? 0 : 2;
  const rest = open.slice(1 + beside);
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
  return (
    <section className="act-bar" aria-label={t('acts')}>
      {open.slice(0, 1 + beside).map((action, at) => button(action, at === 0))}
      {rest.length > 0 && isNarrow && <Button onClick={() => setAll(true)}>{t('more')}</Button>}
      {rest.length > 0 && !isNarrow && (
        <Dropdown
          trigger={['click']}
          menu={{
            items: rest.map((action) => ({ key: action, label: t(action) })),
            onClick: ({ key }) => choose(key as ActionName),
          }}
        >
          <button type="button" className="button button-secondary">
            {t('more')}
          </button>
        </Dropdown>
      )}
      <Sheet open={all} title={t('acts')} onClose={() => setAll(false)}>
        {rest.map((action) => (
          <Button
            key={action}
            block
            onClick={() => {
              setAll(false);
              choose(action);
            }}
          >
            {t(action)}
          </Button>
        ))}
      </Sheet>
    </section>
  );
}
