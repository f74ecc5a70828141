import { Type, type Static } from 'typebox';
import { endpoint } from '../../kernel/endpoint.ts';
import { closed, Code } from './contract-parts.ts';

const Name = (max: number) => Type.String({ minLength: 1, maxLength: max, pattern: '\\S' });
const options = {
  types: Type.Array(Type.Object({ code: Code, name: Name(20), nameEn: Name(60) }, closed), {
    minItems: 1,
    maxItems: 40,
  }),
  /** 回头看: so many days after an effect was settled. */
  recheckAfterDays: Type.Integer({ minimum: 0, maximum: 730 }),
  recheckWithinDays: Type.Integer({ minimum: 1, maximum: 365 }),
  ratingCodeDays: Type.Integer({ minimum: 1, maximum: 730 }),
};
/** `version` is 0 as long as nothing was ever set. */
export const ProjectOptions = Type.Object({ ...options, version: Type.Integer({ minimum: 0 }) });
export type ProjectOptions = Static<typeof ProjectOptions>;
export const getProjectOptions = endpoint({
  method: 'GET',
  path: '/api/project-options',
  access: 'settings.manage',
  summary: 'The types of projects and the days of the recheck and of rating codes',
  response: ProjectOptions,
});
export const putProjectOptions = endpoint({
  method: 'PUT',
  path: '/api/project-options',
  access: 'settings.manage',
  summary: 'Replace them; a type in use cannot go',
  body: Type.Object(ProjectOptions.properties, closed),
  response: ProjectOptions,
});
export const optionEndpoints = { getProjectOptions, putProjectOptions };
