import { invalid } from '../../../kernel/errors.ts';
import type { Ctx } from '../../../platform/context.ts';
import { attachFiles } from '../../files/index.ts';
import type { RegisterBody } from '../contract.ts';
import { selfHandle } from '../domain/self-handling.ts';
import { factsFor } from '../queries/facts.ts';
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
  const request = { matter: { ...received.matter, holderId: unitId }, own: received.own };
  const steps = selfHandle(request, { publicText }, await factsFor(ctx, received, received.rules));
  const applied = await applySteps(ctx, received, steps, received.rules);
  return applied.matter.version;
}
