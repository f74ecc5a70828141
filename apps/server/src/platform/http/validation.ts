import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import type { FastifySchemaCompiler } from 'fastify';
import type { FastifySchema } from 'fastify/types/schema.js';

/**
 * Addresses are text, so their parts are converted; a JSON body has types of its own and is taken at its word. Unknown
 * fields of a body are an error, never dropped in silence.
 */
export function validatorCompiler(): FastifySchemaCompiler<FastifySchema> {
  const common = { useDefaults: true, allErrors: true, strict: false, removeAdditional: false } as const;
  const exact = addFormats.default(new Ajv(common));
  const converting = addFormats.default(new Ajv({ ...common, coerceTypes: 'array' }));
  return ({ schema, httpPart }) => (httpPart === 'body' ? exact : converting).compile(schema as object);
}
