import { type ReactElement, useEffect, useId, useRef } from 'react';
import { useWords } from '../../../lib/i18n.ts';
import { Button } from '../../../ui/button.tsx';
import { Choice } from '../../../ui/choice.tsx';
import { Fold } from '../../../ui/fold.tsx';
import { TextArea } from '../../../ui/text-area.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { useKeptPhotos } from '../../../ui/use-kept-photos.ts';
import { patrolWords } from '../words.ts';
import { CategorySelect } from './category-select.tsx';
import type { FoundDraft } from './found-draft.ts';
import { ReasonedPhotos } from './reasoned-photos.tsx';
import { foundWords } from './words.ts';

interface FoundItemProps {
  found: FoundDraft;
  isWrong: boolean;
  onChange: (part: Partial<FoundDraft>) => void;
  onRemove: () => void;
}

/** One request, hazard, dispute or need, written where it was found: nothing is entered twice. */
export function FoundItem({ found, isWrong, onChange, onRemove }: FoundItemProps): ReactElement {
  const t = useWords(patrolWords);
  const own = useWords(foundWords);
  const id = useId();
  const box = useRef<HTMLElement>(null);
  const [photos, setPhotos] = useKeptPhotos(found.photos, (kept) => onChange({ photos: kept }));
  const { kind } = found;
  const filed = kind === 'request' || kind === 'hazard';
  // Asked for by a press: the words are what comes next.
  // biome-ignore lint/correctness/useExhaustiveDependencies: only when it has just been added.
  useEffect(() => {
    if (found.content === '') box.current?.querySelector('textarea')?.focus();
  }, []);
  return (
    <section className="found-item stack" aria-labelledby={id} ref={box}>
      <div className="row found-head">
        <h3 id={id}>{t(`kind.${kind}`)}</h3>
        <Button variant="quiet" icon="trash" label={own('removeOf', { kind: t(`kind.${kind}`) })} onClick={onRemove}>
          {own('remove')}
        </Button>
      </div>
      <TextArea
        label={own(`content.${kind}`)}
        hint={t(`then.${kind}`)}
        error={isWrong ? t('missing') : undefined}
        rows={2}
        maxLength={2000}
        value={found.content}
        onChange={(content) => onChange({ content })}
      />
      {kind === 'hazard' && (
        <Choice
          label={t('level')}
          look="chips"
          options={(['general', 'major'] as const).map((level) => ({ value: level, label: t(`level.${level}`) }))}
          value={found.level}
          onChange={(level) => onChange({ level })}
        />
      )}
      <Fold title={own('more')} open={found.category !== '' || found.address !== ''}>
        <TextField
          label={t('where')}
          optional
          maxLength={120}
          value={found.address}
          onChange={(address) => onChange({ address })}
        />
        {filed && <CategorySelect value={found.category} onChange={(category) => onChange({ category })} />}
        {filed && (
          <ReasonedPhotos
            category={found.category}
            purpose={kind === 'hazard' ? 'before' : 'report-photo'}
            label={kind === 'hazard' ? t('before') : t('photoOf')}
            photos={photos}
            onPhotos={setPhotos}
          />
        )}
      </Fold>
    </section>
  );
}
