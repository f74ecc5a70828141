import { Ajv, type ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';
import fastJsonStringify from 'fast-json-stringify';
import type { FastifySchemaCompiler, FastifySerializerCompiler } from 'fastify';
import type { FastifySchema } from 'fastify/types/schema.js';

/**
 * Addresses are text, so their parts are converted; a JSON body has types of its own and is taken at its word. Unknown
 * fields of a body are an error, never dropped in silence. A schema is compiled when it is first needed: compiling all
 * of them would be more than half of the time and a tenth of the memory of a start.
 */
export function validatorCompiler(): FastifySchemaCompiler<FastifySchema> {
  const common = { useDefaults: true, allErrors: true, strict: false, removeAdditional: false } as const;
  const exact = addFormats.default(new Ajv(common));
  const converting = addFormats.default(new Ajv({ ...common, coerceTypes: 'array' }));
  return ({ schema, httpPart }) => {
    let compiled: ValidateFunction | undefined;
    const validate = (data: unknown): boolean => {
      const check: ValidateFunction = compiled ?? (httpPart === 'body' ? exact : converting).compile(schema as object);
      compiled = check;
      const valid = check(data) as boolean;
      validate.errors = check.errors ?? null;
      return valid;
    };
    validate.errors = null as ValidateFunction['errors'];
    return validate;
  };
}

/** Answers are written by their schema, so that a field nobody declared is never sent. */
export function serializerCompiler(): FastifySerializerCompiler<FastifySchema> {
  return ({ schema }) => {
    let write: ((data: unknown) => string) | undefined;
    return (data) => {
      write ??= fastJsonStringify(schema as never) as (data: unknown) => string;
      return write(data);
    };
  };
}

const shapes = addFormats.default(new Ajv({ allErrors: true, strict: false }));
const compiledShapes = new WeakMap<object, ValidateFunction>();

/** Checks a part of a body whose schema is known only once the body has been read; throws as the adapter's own check does. */
export function checkShape(schema: object, value: unknown): void {
  const check = compiledShapes.get(schema) ?? shapes.compile(schema);
  compiledShapes.set(schema, check);
  if (!check(value)) throw Object.assign(new Error('a part of the body is malformed'), { validation: check.errors });
}
