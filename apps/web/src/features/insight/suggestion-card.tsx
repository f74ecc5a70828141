import './suggestion-card.css';
import type { ReactElement, ReactNode } from 'react';
import { useCategories, useUnits } from '../../lib/directory.ts';
import { useLanguage, useWords } from '../../lib/i18n.ts';
import type { SuggestionSlotProps } from '../../lib/suggestion-slot.tsx';
import { Button } from '../../ui/button.tsx';
import { surenessOf } from './confidence.ts';
import { type Suggested, useSuggestions } from './use-suggestions.ts';
import { insightWords } from './words.ts';

/** The likeliest categories, and the unit where one is chosen: how sure, on which words, one press takes it. */
export function SuggestionCard(props: SuggestionSlotProps): ReactElement | null {
  const found = useSuggestions(props);
  if (found === 'failed') return <>{props.fallback}</>;
  if (found === null) return null;
  return <Offers {...props} found={found} />;
}

function Offers(props: SuggestionSlotProps & { found: Suggested }): ReactElement | null {
  const { found, category, unitId, onCategory, onUnit } = props;
  const t = useWords(insightWords);
  const lang = useLanguage();
  const categories = useCategories();
  const units = useUnits();
  // The names come by themselves, maybe later; nobody can choose what has none.
  const categoryOffers = found.category.offers.filter(({ code }) => categories.find(code));
  const unitOffers = onUnit ? found.unit.offers.filter((offer) => units.find(offer.unitId)) : [];
  if (unitOffers.length === 0 && categoryOffers.every(({ code }) => code === category)) return null;
  return (
    <section className="suggestions stack stack-tight" aria-label={t('title')}>
      {categoryOffers.length > 0 && (
        <OfferList title={t('category')} hint={t(found.category.basis === 'list' ? 'fromList' : 'fromHistory')}>
          {categoryOffers.map(({ code, confidence, words }) => (
            <OfferRow
              key={code}
              name={categories.name(code)}
              confidence={confidence}
              why={words.length > 0 ? t('because', { words: words.join('、') }) : ''}
              isTaken={code === category}
              onTake={() => onCategory(code)}
            />
          ))}
        </OfferList>
      )}
      {onUnit && unitOffers.length > 0 && (
        <OfferList title={t('unit')} hint="">
          {unitOffers.map((offer) => (
            <OfferRow
              key={offer.unitId}
              name={units.name(offer.unitId)}
              confidence={offer.confidence}
              why={offer.reasons.map((reason) => reason[lang === 'en' ? 'en' : 'zh']).join('；')}
              isTaken={offer.unitId === unitId}
              onTake={() => onUnit(offer.unitId)}
            />
          ))}
        </OfferList>
      )}
      <p className="muted small">{t('advice')}</p>
    </section>
  );
}

function OfferList({ title, hint, children }: { title: string; hint: string; children: ReactNode }): ReactElement {
  const t = useWords(insightWords);
  return (
    <div className="stack stack-tight">
      <p className="small">
        <strong>
          {t('title')} · {title}
        </strong>{' '}
        <span className="muted">{hint}</span>
      </p>
      <ul className="stack stack-tight">{children}</ul>
    </div>
  );
}

interface OfferRowProps {
  name: string;
  confidence: number;
  why: string;
  isTaken: boolean;
  onTake: () => void;
}

function OfferRow({ name, confidence, why, isTaken, onTake }: OfferRowProps): ReactElement {
  const t = useWords(insightWords);
  return (
    <li className="suggestion">
      <Button onClick={onTake} disabled={isTaken}>
        {isTaken ? `${name} · ${t('taken')}` : t('take', { name })}
      </Button>
      <span className="small">
        <strong>{t(surenessOf(confidence))}</strong> <span className="muted">{why}</span>
      </span>
    </li>
  );
}
