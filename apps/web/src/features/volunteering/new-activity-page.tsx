import './volunteering.css';
import type { ReactElement } from 'react';
import { useLocation } from 'wouter';
import { useWords } from '../../lib/i18n.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { PageHeader } from '../../ui/desk/page-header.tsx';
import { PlanForm } from './plan-form.tsx';
import { activityWords } from './words.ts';

/** /desk/activities/new (L3): three presses from the unit's home. */
export function NewActivityPage(): ReactElement {
  const t = useWords(activityWords);
  const [, go] = useLocation();
  return (
    <div className="desk-page">
      <PageHeader
        title={t('newTitle')}
        actions={
          <Button icon="back" href="/desk/activities">
            {t('back')}
          </Button>
        }
      />
      <Card>
        <PlanForm onDone={({ id }) => go(`/desk/activities/${id}`)} />
      </Card>
    </div>
  );
}
