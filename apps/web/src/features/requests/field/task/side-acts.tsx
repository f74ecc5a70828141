import type { RequestDetail } from '@huying/server/contract/requests';
import { type ReactElement, useState } from 'react';
import { useWords } from '../../../../lib/i18n.ts';
import { Button } from '../../../../ui/button.tsx';
import { AskSheet } from './ask-sheet.tsx';
import { ContactSheet } from './contact-sheet.tsx';
import { ReturnSheet } from './return-sheet.tsx';
import type { Act } from './use-act.ts';
import { taskWords } from './words.ts';

export interface SheetProps {
  detail: RequestDetail;
  act: Act;
  open: boolean;
  onClose: () => void;
}

const sheets = { contact: ContactSheet, ask: AskSheet, return: ReturnSheet } as const;
const names = ['contact', 'ask', 'return'] as const;
const icons = { contact: 'phone', ask: 'write', return: 'back' } as const;

/** What else the person may do with it now, each in a sheet of its own. */
export function SideActs({ detail, act }: { detail: RequestDetail; act: Act }): ReactElement | null {
  const t = useWords(taskWords);
  const [open, setOpen] = useState<(typeof names)[number] | null>(null);
  const offered = names.filter((name) => detail.abilities.includes(name));
  if (offered.length === 0) return null;
  return (
    <section className="row" aria-label={t('acts')}>
      {offered.map((name) => (
        <Button key={name} icon={icons[name]} onClick={() => setOpen(name)}>
          {t(name)}
        </Button>
      ))}
      {offered.map((name) => {
        const Sheet = sheets[name];
        return <Sheet key={name} detail={detail} act={act} open={open === name} onClose={() => setOpen(null)} />;
      })}
    </section>
  );
}
