import type { Project, ProjectActionName } from '@huying/server/contract/projects';
import { type ComponentType, type ReactElement, useState } from 'react';
import { momentOf } from '../../../lib/civil-day.ts';
import { useUnits } from '../../../lib/directory.ts';
import { useLanguage, useWords } from '../../../lib/i18n.ts';
import { putAway } from '../../../lib/put-away.ts';
import { useSession } from '../../../lib/session.ts';
import { dayText } from '../../../lib/time.ts';
import { Button } from '../../../ui/button.tsx';
import { Sheet } from '../../../ui/dialog.tsx';
import { projectWords } from '../words.ts';
import type { ActFormProps } from './act-frame.tsx';
import { isObvious, openActs } from './act-order.ts';
import { AssignForm, CallForm, ChooseForm, ClaimForm, WithdrawCallForm, WithdrawClaimForm } from './call-forms.tsx';
import { ActConflict } from './conflict.tsx';
import { EffectForm, PublishForm, ReboundForm, RecheckForm } from './effect-forms.tsx';
import { DecideForm, PlanForm, ReviseForm, StopForm } from './planning-forms.tsx';
import { useProjectDesk } from './use-project-desk.ts';
import { actWords } from './words.ts';
import { FinishForm, PartForm, ReachForm, ReportForm } from './work-forms.tsx';

const forms: Readonly<Record<ProjectActionName, ComponentType<ActFormProps>>> = {
  revise: ReviseForm,
  plan: PlanForm,
  decide: DecideForm,
  call: CallForm,
  claim: ClaimForm,
  'withdraw-claim': WithdrawClaimForm,
  choose: ChooseForm,
  'withdraw-call': WithdrawCallForm,
  assign: AssignForm,
  report: ReportForm,
  reach: ReachForm,
  'report-part': PartForm,
  finish: FinishForm,
  effect: EffectForm,
  publish: PublishForm,
  recheck: RecheckForm,
  rebound: ReboundForm,
  stop: StopForm,
};

/** What the caller may do now, and the form of what was pressed; without anything, with whom it lies. */
export function ProjectActs({ project }: { project: Project }): ReactElement {
  const t = useWords(actWords);
  const common = useWords(projectWords);
  const lang = useLanguage();
  const units = useUnits();
  const { activePost } = useSession();
  const [opened, setOpened] = useState<{ action: ProjectActionName; seen: Project } | null>(null);
  const desk = useProjectDesk(opened?.seen ?? project, () => setOpened(putAway(opened)));
  const acts = openActs(project);
  const isTold = project.state === 'done' && project.effects.some(({ round }) => round === project.round);
  // Whoever has put a call out waits for others to claim it.
  const waitsForClaims = project.state === 'calling' && project.plannerId === activePost?.unitId;
  const aside = [isTold && 'effect', waitsForClaims && 'claim'];
  const primary = acts.find((action) => isObvious(action) && !aside.includes(action));
  const nameOf = (action: ProjectActionName): string =>
    action === 'effect' && isTold ? t('effectAgain') : common(`act.${action}`);
  const Form = opened && forms[opened.action];
  const close = () => {
    desk.forget();
    setOpened(null);
  };
  const later =
    project.state === 'effective' && project.recheckOn !== null && !acts.includes('recheck')
      ? t('recheckLater', { day: dayText(momentOf(project.recheckOn), lang) })
      : '';
  return (
    <section className="stack" aria-label={t('acts')}>
      {primary === undefined && !later && !isTold && !waitsForClaims && (
        <p className="muted">{project.open ? t('waiting', { who: units.name(project.holderId) }) : t('over')}</p>
      )}
      {isTold && !acts.includes('publish') && <p className="muted">{t('effectWaits')}</p>}
      {waitsForClaims && project.call && (
        <p className="muted">{t('callWaits', { day: dayText(momentOf(project.call.closesOn), lang) })}</p>
      )}
      {later && <p className="muted">{later}</p>}
      {acts.length > 0 && (
        <div className="row">
          {acts.map((action) => (
            <Button
              key={action}
              variant={action === primary ? 'primary' : 'secondary'}
              onClick={() => {
                desk.forget();
                setOpened({ action, seen: project });
              }}
            >
              {nameOf(action)}
            </Button>
          ))}
        </div>
      )}
      {/* A dialog of the browser covers everything: it makes way for the two versions. */}
      <Sheet
        open={opened !== null && desk.conflict === null}
        title={opened ? nameOf(opened.action) : ''}
        onClose={() => desk.conflict === null && close()}
      >
        {Form && opened && <Form key={opened.action} project={opened.seen} desk={desk} onClose={close} />}
      </Sheet>
      <ActConflict
        desk={desk}
        onGiveWay={({ action, now }) => {
          desk.giveWay();
          setOpened(now.abilities.includes(action) ? { action, seen: now } : null);
        }}
      />
    </section>
  );
}
