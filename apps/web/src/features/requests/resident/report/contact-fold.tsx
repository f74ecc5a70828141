import type { ReactElement } from 'react';
import { useWords } from '../../../../lib/i18n.ts';
import { Checkbox } from '../../../../ui/checkbox.tsx';
import { Fold } from '../../../../ui/fold.tsx';
import { TextField } from '../../../../ui/text-field.tsx';
import type { ReportDraft } from './report-form.ts';
import { reportWords } from './words.ts';

interface ContactFoldProps {
  draft: ReportDraft;
  change: (part: Partial<ReportDraft>) => void;
  faults: Readonly<Record<string, string>>;
}

/** Nothing in here is needed. Each consent is a box of its own, unticked (PIPL art. 25, 29). */
export function ContactFold({ draft, change, faults }: ContactFoldProps): ReactElement {
  const t = useWords(reportWords);
  const used = draft.phone !== '' || draft.name !== '' || draft.publish || draft.confidential;
  return (
    <Fold title={`${t('contact')}（${t('contactOptional')}）`} open={used || faults.phone !== undefined}>
      <p className="muted small">{t('privacy')}</p>
      <TextField
        label={t('phone')}
        hint={t('phoneHint')}
        error={faults.phone}
        optional
        type="tel"
        inputMode="tel"
        autoComplete="tel"
        maxLength={24}
        value={draft.phone}
        onChange={(phone) => change({ phone })}
      />
      <TextField
        label={t('name')}
        optional
        autoComplete="name"
        maxLength={40}
        value={draft.name}
        onChange={(name) => change({ name })}
      />
      <div>
        <Checkbox name="share" checked={draft.share} onChange={(share) => change({ share })}>
          {t('share')}
        </Checkbox>
        <Checkbox name="publish" checked={draft.publish} onChange={(publish) => change({ publish })}>
          {t('publish')}
        </Checkbox>
        <Checkbox
          name="confidential"
          checked={draft.confidential}
          onChange={(confidential) => change({ confidential })}
        >
          {t('confidential')}
        </Checkbox>
      </div>
    </Fold>
  );
}
