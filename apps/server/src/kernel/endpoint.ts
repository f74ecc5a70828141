/**
 * How an endpoint is declared, once, in a module's contract.ts: the server validates and serialises with it,
 * the web types its client with it, OpenAPI and the access table are printed from it.
 * The schemas are TypeBox objects; the kernel knows them only as `object`, so that it imports nothing.
 */
export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** Who may call: 'public' (anyone), 'signed-in' (any session), or the name of a permission such as 'request.dispatch'. */
export type Access = 'public' | 'signed-in' | (string & {});

export interface Endpoint {
  method: Method;
  /** With `{name}` for path parameters: `/api/requests/{id}`. */
  path: string;
  access: Access;
  /** One plain sentence in English for OpenAPI. */
  summary: string;
  params?: object;
  query?: object;
  body?: object;
  /** Schema of the successful answer; left out when the answer is a file, a stream or empty. */
  response?: object;
  /** HTTP status of success; 200 unless told. */
  status?: 200 | 201 | 202 | 204;
  /** Multipart upload instead of a JSON body. */
  multipart?: true;
  /** Form-encoded body (application/x-www-form-urlencoded): the handler is given its raw text. */
  form?: true;
  /** Bytes a body may have; 1 MiB unless told. */
  bodyLimit?: number;
  /** The body carries a signature: the handler is given its bytes as well (`request.rawText`). */
  signed?: true;
  /** The answer is not JSON: its media type, e.g. 'text/csv'. */
  produces?: string;
}

export const endpoint = <const E extends Endpoint>(declaration: E): E => declaration;
