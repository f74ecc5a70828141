import { transportError } from './api-error.ts';

export interface Wire {
  method: string;
  url: string;
  headers: Record<string, string>;
  body?: string | FormData;
  signal?: AbortSignal | undefined;
  /** 0 to 1; only uploads report it. */
  onProgress?: ((share: number) => void) | undefined;
  /** Bytes of a file that have come so far. */
  onReceived?: ((bytes: number) => void) | undefined;
  timeoutMs: number;
  /** Answer with the bytes instead of text (downloads). */
  wantsBlob: boolean;
}

export interface WireAnswer {
  status: number;
  text: string;
  blob: Blob | null;
  retryAfter: number | null;
}

const seconds = (value: string | null): number | null => {
  const parsed = Number(value);
  return value !== null && Number.isFinite(parsed) && parsed >= 0 ? parsed : null;
};
const aborted = (): DOMException => new DOMException('aborted', 'AbortError');

/** One attempt. Rejects with AbortError when the caller gave up, with ApiError (status 0) when no answer came. */
export const send = (wire: Wire): Promise<WireAnswer> => (wire.onProgress ? sendWatched(wire) : sendPlain(wire));

async function sendPlain({
  method,
  url,
  headers,
  body,
  signal,
  timeoutMs,
  wantsBlob,
  onReceived,
}: Wire): Promise<WireAnswer> {
  const controller = new AbortController();
  const giveUp = () => controller.abort();
  if (signal?.aborted) throw aborted();
  signal?.addEventListener('abort', giveUp);
  const timer = setTimeout(giveUp, timeoutMs);
  try {
    const init: RequestInit = { method, headers, signal: controller.signal, credentials: 'same-origin' };
    const response = await fetch(url, body === undefined ? init : { ...init, body });
    const blob = wantsBlob && response.ok ? await watched(response, onReceived).blob() : null;
    const text = blob ? '' : await response.text();
    return { status: response.status, text, blob, retryAfter: seconds(response.headers.get('retry-after')) };
  } catch {
    if (signal?.aborted) throw aborted();
    throw transportError(controller.signal.aborted ? 'slow' : 'offline');
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', giveUp);
  }
}

/** The same answer; each piece that comes is counted. */
function watched(response: Response, onReceived: Wire['onReceived']): Response {
  if (!onReceived || !response.body) return response;
  let bytes = 0;
  const count = new TransformStream<Uint8Array, Uint8Array>({
    transform(piece, out) {
      bytes += piece.length;
      onReceived(bytes);
      out.enqueue(piece);
    },
  });
  return new Response(response.body.pipeThrough(count), { headers: response.headers });
}

/** fetch cannot tell how much of an upload has left; the older interface can. */
function sendWatched({ method, url, headers, body, signal, onProgress, timeoutMs }: Wire): Promise<WireAnswer> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    const giveUp = () => request.abort();
    if (signal?.aborted) return reject(aborted());
    signal?.addEventListener('abort', giveUp);
    request.open(method, url);
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value);
    request.timeout = timeoutMs;
    request.upload.onprogress = ({ loaded, total, lengthComputable }) =>
      lengthComputable && onProgress?.(loaded / total);
    request.onload = () =>
      resolve({
        status: request.status,
        text: request.responseText,
        blob: null,
        retryAfter: seconds(request.getResponseHeader('retry-after')),
      });
    request.onerror = () => reject(transportError('offline'));
    request.ontimeout = () => reject(transportError('slow'));
    request.onabort = () => reject(aborted());
    request.onloadend = () => signal?.removeEventListener('abort', giveUp);
    request.send(body ?? null);
  });
}
