import '../projects.css';
import { draftProject, type Source } from '@huying/server/contract/projects';
import { type FormEvent, type ReactElement, useEffect, useState } from 'react';
import { useLocation, useSearch } from 'wouter';
import { call } from '../../../lib/api.ts';
import { usePlaces } from '../../../lib/directory.ts';
import { useDraft } from '../../../lib/drafts.ts';
import { useWords } from '../../../lib/i18n.ts';
import { listText } from '../../../lib/punctuation.ts';
import { refresh } from '../../../lib/query.ts';
import { useSession } from '../../../lib/session.ts';
import { useAct } from '../../../lib/use-act.ts';
import { Button } from '../../../ui/button.tsx';
import { Card } from '../../../ui/card.tsx';
import { Choice } from '../../../ui/choice.tsx';
import { PageHeader } from '../../../ui/desk/page-header.tsx';
import { TreeField } from '../../../ui/desk/tree-field.tsx';
import { FieldError } from '../../../ui/field.tsx';
import { FormFault } from '../../../ui/form-fault.tsx';
import { TextArea } from '../../../ui/text-area.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { toast } from '../../../ui/toast-store.ts';
import { type BudgetDraft, BudgetFields, budgetOf } from '../parts/budget-fields.tsx';
import { type HelperDraft, HelpersField, helpersOf } from '../parts/helpers-field.tsx';
import { type MilestoneDraft, MilestonesField, milestonesOf } from '../parts/milestones-field.tsx';
import { SourcesField } from '../parts/sources-field.tsx';
import { UnitPick } from '../parts/unit-pick.tsx';
import { useSource } from '../parts/use-source.ts';
import { useProjectTypes } from '../use-project-types.ts';
import { projectWords } from '../words.ts';
import { sourcesIn } from './sources-in.ts';
import { listWords } from './words.ts';

interface NewProject extends BudgetDraft {
  title: string;
  type: string;
  content: string;
  placeId: string;
  ownerId: string;
  parts: HelperDraft[];
  milestones: MilestoneDraft[];
  sources: Source[];
}
const empty: NewProject = {
  title: '',
  type: '',
  content: '',
  placeId: '',
  ownerId: '',
  amount: '',
  budgetSource: '',
  budgetText: '',
  parts: [],
  milestones: [],
  sources: [],
};

const isShort = (text: string): boolean => text.trim().length < 2;

/** What goes to the server, without what was left empty. */
const bodyOf = (value: NewProject) => {
  const budget = budgetOf(value);
  const parts = helpersOf(value.parts);
  const milestones = milestonesOf(value.milestones);
  return {
    title: value.title.trim(),
    type: value.type,
    content: value.content.trim(),
    ...(value.placeId && { placeId: value.placeId }),
    ...(value.ownerId && { ownerId: value.ownerId }),
    ...(Object.keys(budget).length > 0 && { budget }),
    ...(parts.length > 0 && { parts }),
    ...(milestones.length > 0 && { milestones }),
    ...(value.sources.length > 0 && { sources: value.sources }),
  };
};

/** /desk/projects/new: one project, from what others have asked for and can give. */
export function NewProjectPage(): ReactElement {
  const t = useWords(listWords);
  const common = useWords(projectWords);
  const places = usePlaces();
  const types = useProjectTypes();
  const session = useSession();
  const [, go] = useLocation();
  const given = sourcesIn(useSearch());
  const { value, change, clear } = useDraft<NewProject>(
    given.length > 0 ? `project.new.${given.map(({ id }) => id).join('.')}` : 'project.new',
    { ...empty, sources: given, placeId: session.activePost?.placeId ?? '' },
  );
  const [asked, setAsked] = useState(false);
  const { busy, fault, run } = useAct();
  const open = [
    isShort(value.title) && common('projectTitle'),
    value.type === '' && common('type'),
    isShort(value.content) && common('content'),
    value.parts.some(({ unitId, text }) => unitId !== '' && isShort(text)) && common('helpers'),
    milestonesOf(value.milestones).some(({ title, dueOn }) => isShort(title) || dueOn === '') && common('milestones'),
  ].filter((each) => each !== false);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setAsked(true);
    if (open.length > 0) return;
    void run(async () => {
      const { id } = await call(draftProject, { body: bodyOf(value) });
      clear();
      void refresh('/api/project');
      toast(t('created'));
      go(`/desk/projects/${id}`, { replace: true });
    });
  };
  return (
    <div className="desk-page">
      <PageHeader title={t('draft')} description={t('newHint')} />
      {given[0] && <FromSource source={given[0]} value={value} onFill={change} />}
      <Card>
        <form className="stack stack-loose project-form" onSubmit={submit} noValidate>
          <TextField
            label={common('projectTitle')}
            maxLength={60}
            value={value.title}
            onChange={(title) => change({ title })}
          />
          <Choice
            label={common('type')}
            look="chips"
            options={types.options}
            value={value.type || null}
            onChange={(type) => change({ type })}
          />
          <TextArea
            label={common('content')}
            rows={5}
            maxLength={4000}
            value={value.content}
            onChange={(content) => change({ content })}
          />
          <TreeField
            label={common('place')}
            optional
            clearable
            nodes={places.items.filter(({ active }) => active)}
            value={value.placeId || null}
            onChange={(placeId) => change({ placeId: placeId ?? '' })}
          />
          <UnitPick
            label={common('owner')}
            optional
            clearable
            value={value.ownerId || null}
            onChange={(ownerId) => change({ ownerId: ownerId ?? '' })}
          />
          <SourcesField value={value.sources} onChange={(sources) => change({ sources })} />
          <HelpersField value={value.parts} onChange={(parts) => change({ parts })} />
          <MilestonesField
            value={value.milestones}
            error={fault?.fieldFault('milestones')}
            onChange={(milestones) => change({ milestones })}
          />
          <BudgetFields value={value} onChange={change} />
          {asked && open.length > 0 && <FieldError>{t('missing', { what: listText(open) })}</FieldError>}
          <FormFault fault={fault} />
          <div className="row">
            <Button type="submit" variant="primary" busy={busy}>
              {t('create')}
            </Button>
            <Button
              onClick={() => {
                clear();
                go('/desk/projects');
              }}
            >
              {t('cancel')}
            </Button>
          </div>
        </form>
      </Card>
    </div>
  );
}

interface FromSourceProps {
  source: Source;
  value: NewProject;
  onFill: (part: Partial<NewProject>) => void;
}

/** What the first source says fills the fields that are still empty. */
function FromSource({ source, value, onFill }: FromSourceProps): ReactElement | null {
  const t = useWords(listWords);
  const facts = useSource(source);
  // biome-ignore lint/correctness/useExhaustiveDependencies: filled once, when the source has come; then it is the person's.
  useEffect(() => {
    if (!facts || value.title !== '' || value.content !== '') return;
    onFill({
      title: facts.title.slice(0, 60),
      content: facts.content,
      ...(facts.placeId && { placeId: facts.placeId }),
    });
  }, [facts]);
  return facts ? <p role="status">{t('fromSource')}</p> : null;
}
