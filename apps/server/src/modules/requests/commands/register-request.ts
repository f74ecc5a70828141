import { invalid } from '../../../kernel/errors.ts';
import type { Ctx } from '../../../platform/context.ts';
import { attachFiles } from '../../files/index.ts';
import type { RegisterBody } from '../contract.ts';
import { dispatch } from '../domain/dispatching.ts';
import { reply, sign } from '../domain/handling.ts';
import type { Facts, Step } from '../domain/request.ts';
import { requestSettings } from '../queries/settings.ts';
import { applySteps } from './apply-steps.ts';
import { type Received, receiveRequest } from './new-request.ts';

/** Staff register on somebody's behalf (代报); `selfHandled`: the grid worker has already dealt with it (自行处置). */
export async function registerRequest(
  ctx: Ctx,
  body: RegisterBody,
): Promise<{ id: string; number: string; queryCode: string; version: number }> {
  const placeId = body.placeId ?? (body.lon === undefined ? (ctx.actor.placeId ?? undefined) : undefined);
  const received = await receiveRequest(ctx, { ...body, placeId });
  const { matter } = received;
  if (body.files?.length)
    await attachFiles(
      ctx,
      matter.id,
      body.files.map((id) => ({ id })),
    );
  const version = body.selfHandled ? await closeOwnLoop(ctx, received, body.selfHandled.publicText) : matter.version;
  return { id: matter.id, number: matter.number, queryCode: received.queryCode, version };
}

/** 自行处置: taken on, sent to the own community, signed and answered in one go; somebody else still verifies it. */
async function closeOwnLoop(ctx: Ctx, received: Received, publicText: string): Promise<number> {
  const unitId = ctx.actor.unitId ?? received.matter.holderId;
  if (!unitId || received.matter.category === null) {
    throw invalid(
      'category-needed',
      '自行处置的事项请选择类别。',
      'Choose a category for what you have dealt with yourself.',
      { field: 'category' },
    );
  }
  const facts: Facts = { actor: ctx.actor, now: ctx.now, rules: received.rules, settings: await requestSettings(ctx) };
  const request = { matter: received.matter, own: received.own };
  const steps: Step[] = [
    ...dispatch(request, { unitId }, facts).map((step) => ({ ...step, data: { ...step.data, selfHandled: true } })),
    ...sign(request, {}, facts),
    ...reply(request, { resultClass: 'solved', publicText }, facts).map((step) =>
      step.action === 'reply' ? { ...step, matter: { holderId: unitId } } : step,
    ),
  ];
  const applied = await applySteps(ctx, received, steps, received.rules);
  return applied.matter.version;
}
