import type { Static } from 'typebox';
import { checkShape } from '../../../platform/http/validation.ts';
import type { ParcelKind } from '../../offline/index.ts';
import { actionInputs, actionPermissions } from '../contract-actions.ts';
import { RequestAct } from '../contract-offline.ts';
import { RegisterBody } from '../contract.ts';
import { registerRequest } from './register-request.ts';
import { type ActionInput, takeAction } from './take-action.ts';

/** A report written without a connection: registered as if it had been entered now; when it was written stays beside it. */
export const requestReport: ParcelKind = {
  content: RegisterBody,
  permission: () => 'request.register',
  deliver: async (ctx, content: RegisterBody) => {
    const result = await registerRequest(ctx, content);
    return { subjectId: result.id, result };
  },
};

/** An action taken without a connection, on the version that the person saw: a newer one is a conflict, never overwritten. */
export const requestAct: ParcelKind = {
  content: RequestAct,
  permission: ({ action }: Static<typeof RequestAct>) => actionPermissions[action],
  deliver: async (ctx, { requestId, action, input }: Static<typeof RequestAct>, version) => {
    const given = { ...input, version };
    checkShape(actionInputs[action], given);
    const result = await takeAction(ctx, action, requestId, given as unknown as ActionInput);
    return { subjectId: requestId, result: { ...result } };
  },
};
