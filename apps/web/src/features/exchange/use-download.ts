import { call, type Endpoint, type Input } from '../../lib/api.ts';
import { type Act, useAct } from '../../lib/use-act.ts';
import { saveBlob } from '../../ui/code-picture.ts';

/** Fetches a file and saves it under a name: unlike a bare link it can say why there is none. */
export function useDownload(): Act & {
  download: <E extends Endpoint & { produces: string }>(endpoint: E, input: Input<E> & object, name: string) => void;
} {
  const act = useAct();
  return {
    ...act,
    download: (endpoint, input, name) =>
      void act.run(async () => {
        const blob = await (call as Loose)(endpoint, { ...input, timeoutMs: 600_000 });
        saveBlob(blob, name);
      }),
  };
}
type Loose = (endpoint: Endpoint, input: object) => Promise<Blob>;
