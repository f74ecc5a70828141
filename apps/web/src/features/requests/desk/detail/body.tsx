import type { RequestDetail } from '@huying/server/contract/requests';
import type { ReactElement } from 'react';
import { useWords } from '../../../../lib/i18n.ts';
import type { Acts } from '../acts/use-acts.ts';
import { ContactLine } from '../acts/contact-line.tsx';
import { Alike } from '../parts/alike.tsx';
import { Appeal } from '../parts/appeal.tsx';
import { Asks } from '../parts/asks.tsx';
import { CoTasks } from '../parts/co-tasks.tsx';
import { Hotline } from '../parts/hotline.tsx';
import { Beside, Merged } from '../parts/merged.tsx';
import { Whistles } from '../parts/whistles.tsx';
import { Clocks } from './clocks.tsx';
import { Facts } from './facts.tsx';
import { FollowUp, Outcome, Returns } from './outcome.tsx';
import { isUnsent } from './is-unsent.ts';
import { Section } from './section.tsx';
import { StorySection } from './story-section.tsx';
import { What } from './what.tsx';
import { detailWords } from './words.ts';

interface BodyProps {
  detail: RequestDetail;
}

export function Reporter({ detail }: BodyProps): ReactElement {
  const t = useWords(detailWords);
  return (
    <Section title={t('reporter')}>
      <ContactLine detail={detail} />
    </Section>
  );
}

/** Everything about a request in one column, what matters first. */
export function Body({ detail, acts }: BodyProps & { acts: Acts }): ReactElement {
  return (
    <>
      <What detail={detail} />
      {isUnsent(detail) && <Alike detail={detail} acts={acts} />}
      <Hotline detail={detail} />
      <Asks detail={detail} acts={acts} />
      <Whistles detail={detail} desk={acts.parts} />
      <CoTasks detail={detail} desk={acts.parts} />
      <Merged detail={detail} />
      <Beside detail={detail} />
      <Outcome detail={detail} />
      <FollowUp detail={detail} />
      <Appeal detail={detail} />
      <Returns detail={detail} />
      <Reporter detail={detail} />
      <Clocks detail={detail} />
      <StorySection detail={detail} />
      <Facts detail={detail} />
    </>
  );
}
