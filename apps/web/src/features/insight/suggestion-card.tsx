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
  const { category, onUnit } = props;
  const hasUnits = onUnit !== undefined && found.unit.offers.length > 0;
  const hasCategories = found.category.offers.some(({ code }) => code !== category);
  return hasUnits || hasCategories ? <Offers {...props} found={found} hasUnits={hasUnits} /> : null;
}

function Offers(props: SuggestionSlotProps & { found: Suggested; hasUnits: boolean }): ReactElement {
  const { found, hasUnits, category, unitId, onCategory, onUnit } = props;
  const t = useWords(insightWords);
  const lang = useLanguage();
  const categories = useCategories();
  const units = useUnits();
  return (
    <section className="suggestions stack stack-tight" aria-label={t('title')}>
      {found.category.offers.length > 0 && (
        <OfferList title={t('category')} hint={t(found.category.basis === 'list' ? 'fromList' : 'fromHistory')}>
          {found.category.offers.map(({ code, confidence, words }) => (
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
      {hasUnits && onUnit && (
        <OfferList title={t('unit')} hint="">
          {found.unit.offers.map((offer) => (
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
