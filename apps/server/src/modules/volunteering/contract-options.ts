import { type Static, Type } from 'typebox';
import { endpoint } from '../../kernel/endpoint.ts';
import { closed, Code } from './contract-parts.ts';

/** `version` is 0 as long as nothing was ever set. */
export const ActivityOptions = Type.Object(
  {
    kinds: Type.Array(
      Type.Object(
        {
          code: Code,
          name: Type.String({ minLength: 1, maxLength: 20, pattern: '\\S' }),
          nameEn: Type.String({ maxLength: 60 }),
        },
        closed,
      ),
      { minItems: 1, maxItems: 40 },
    ),
    /** So many days after an activity the names of its participants go. */
    namesKeepDays: Type.Integer({ minimum: 30, maximum: 1100 }),
    version: Type.Integer({ minimum: 0 }),
  },
  closed,
);
export type ActivityOptions = Static<typeof ActivityOptions>;
export const getActivityOptions = endpoint({
  method: 'GET',
  path: '/api/activity-options',
  access: 'settings.manage',
  summary: 'The kinds of activities, and how long names of participants are kept',
  response: ActivityOptions,
});
export const putActivityOptions = endpoint({
  method: 'PUT',
  path: '/api/activity-options',
  access: 'settings.manage',
  summary: 'Replace them; a kind in use cannot go',
  body: ActivityOptions,
  response: ActivityOptions,
});
export const optionEndpoints = { getActivityOptions, putActivityOptions };
