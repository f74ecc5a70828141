import { AppError, type ErrorKind } from '../../apps/server/src/kernel/errors.ts';

export const isAppError = (error: unknown, kind: ErrorKind): boolean =>
  error instanceof AppError && error.kind === kind;
