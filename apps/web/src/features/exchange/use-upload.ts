import { uploadImport } from '@huying/server/contract/exchange';
import { useEffect, useRef, useState } from 'react';
import { useLocation } from 'wouter';
import { call } from '../../lib/api.ts';
import { useWords } from '../../lib/i18n.ts';
import { refresh } from '../../lib/query.ts';
import { useAct } from '../../lib/use-act.ts';
import { fileProblem } from './check-file.ts';
import { exchangeWords } from './words.ts';

/** A hundred megabytes over a poor line. */
const UPLOAD_TIMEOUT_MS = 1_800_000;

/** Sends one table and opens its page. What failed on the way may be sent again without choosing it anew. */
export function useUpload() {
  const t = useWords(exchangeWords);
  const [, go] = useLocation();
  const { busy, fault, run, forget } = useAct();
  const [file, setFile] = useState<File | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [share, setShare] = useState(0);
  const sending = useRef<AbortController | null>(null);
  useEffect(() => () => sending.current?.abort(), []);

  const send = (chosen: File) =>
    run(async () => {
      setFile(chosen);
      setShare(0);
      const controller = new AbortController();
      sending.current = controller;
      const form = new FormData();
      form.append('file', chosen);
      try {
        const { id } = await call(uploadImport, {
          form,
          signal: controller.signal,
          onProgress: setShare,
          timeoutMs: UPLOAD_TIMEOUT_MS,
        });
        void refresh('/api/imports');
        go(`/desk/exchange/imports/${id}`);
      } catch (error) {
        if (!controller.signal.aborted) throw error;
      }
    });
  const choose = (files: readonly File[]) => {
    const [first, ...others] = files;
    if (!first || busy) return;
    forget();
    const found = others.length > 0 ? t('onlyOne') : fileProblem(first, t);
    setProblem(found);
    if (found === null) void send(first);
  };
  return {
    choose,
    busy,
    /** What to put right: of the file itself, or what the server said of it. */
    problem: problem ?? fault?.message ?? null,
    /** Set where sending the same file again may help. */
    retry: problem === null && fault !== null && file !== null && mayHelp(fault.status) ? () => void send(file) : null,
    name: file?.name ?? '',
    share,
    cancel: () => sending.current?.abort(),
  };
}

/** No answer, or a server that was busy; a file that is refused will be refused again. */
const mayHelp = (status: number): boolean => status === 0 || status === 429 || status >= 500;
