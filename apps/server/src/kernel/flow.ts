import type { ClockEffect } from './clock.ts';
import { conflict, type Text } from './errors.ts';

/**
 * The life of one kind of matter as a table. From it come the action routes, the buttons a person is offered, the
 * state diagram, and the test of every state × action × role.
 */
export interface Flow<State extends string, Action extends string> {
  kind: string;
  initial: State;
  states: Record<State, StateRow>;
  actions: Record<Action, ActionRow<State>>;
}

export interface StateRow extends Text {
  /** Whether somebody still owes something. */
  open: boolean;
}

export interface ActionRow<State extends string> extends Text {
  from: readonly State[];
  /** Where it leads; several when the decision says which; null when the state stays. */
  to: readonly State[] | null;
  /** The kind of the event it leaves, past tense. */
  event: string;
  /** Who acts: staff with a post, the resident by query code, or the clock. */
  by: 'staff' | 'resident' | 'system';
  clocks?: readonly ClockMove[];
}

/** What an action does to the clock of one stage. */
export interface ClockMove {
  stage: string;
  effect: ClockEffect;
  cause?: string;
  /** Of `extend`: how much, in the unit of the limit. */
  amount?: number;
}

export const actionsFrom = <S extends string, A extends string>(flow: Flow<S, A>, state: S): A[] =>
  (Object.keys(flow.actions) as A[]).filter((name) => flow.actions[name].from.includes(state));

/**
 * The state after the action. `to` must be given exactly when the table leaves a choice.
 * Throws conflict `not-in-this-state` with what the state allows.
 */
export function nextState<S extends string, A extends string>(flow: Flow<S, A>, state: S, action: A, to?: S): S {
  const row = flow.actions[action];
  if (!row.from.includes(state)) throw notNow(flow, state, action);
  if (row.to === null) return state;
  const [only] = row.to;
  if (row.to.length === 1 && only !== undefined) return only;
  if (to === undefined || !row.to.includes(to))
    throw new Error(`${flow.kind}: ${action} needs one of ${row.to.join(', ')}, got ${String(to)}`);
  return to;
}

function notNow<S extends string, A extends string>(flow: Flow<S, A>, state: S, action: A): Error {
  const here = flow.states[state];
  const wanted = flow.actions[action];
  return conflict(
    'not-in-this-state',
    `当前状态是「${here.zh}」，不能「${wanted.zh}」。请刷新后按最新情况处理。`,
    `It is now "${here.en}"; "${wanted.en}" is not possible. Reload and go on from where it stands.`,
    { state, action },
  );
}

/** The flow as a Mermaid state diagram, for docs/generated. */
export function diagram<S extends string, A extends string>(flow: Flow<S, A>): string {
  const lines = ['stateDiagram-v2', `  [*] --> ${id(flow.initial)}`];
  for (const [state, row] of Object.entries<StateRow>(flow.states)) lines.push(`  ${id(state)}: ${row.zh} ${state}`);
  for (const row of Object.values<ActionRow<S>>(flow.actions)) {
    for (const from of row.from)
      for (const to of row.to ?? [from]) lines.push(`  ${id(from)} --> ${id(to)}: ${row.zh}`);
  }
  for (const [state, row] of Object.entries<StateRow>(flow.states)) if (!row.open) lines.push(`  ${id(state)} --> [*]`);
  return `${lines.join('\n')}\n`;
}

const id = (state: string): string => state.replaceAll('-', '_');
