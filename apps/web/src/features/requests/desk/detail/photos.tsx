import type { RequestDetail } from '@huying/server/contract/requests';
import { type KeyboardEvent, type ReactElement, useState } from 'react';
import { useWords } from '../../../../lib/i18n.ts';
import { pictureUrl, thumbnailUrl } from '../../../../lib/pictures.ts';
import { Button } from '../../../../ui/button.tsx';
import { Dialog } from '../../../../ui/dialog.tsx';
import { detailWords } from './words.ts';

type File = RequestDetail['files'][number];
const kinds = ['report-photo', 'before', 'after', 'evidence'] as const;
type Kind = (typeof kinds)[number];

interface Picture extends File {
  kind: Kind;
  name: string;
}

/** Pictures by what they show; each opens large, before and after side by side. */
export function Photos({ files }: { files: readonly File[] }): ReactElement | null {
  const t = useWords(detailWords);
  const [at, setAt] = useState<number | null>(null);
  const [pair, setPair] = useState(false);
  const pictures: Picture[] = kinds.flatMap((kind) =>
    files
      .filter(({ purpose, mediaType }) => purpose === kind && mediaType.startsWith('image/'))
      .map((file, n) => ({ ...file, kind, name: t('photoName', { kind: t(`photo.${kind}`), n: n + 1 }) })),
  );
  if (pictures.length === 0) return null;
  const before = pictures.find(({ kind }) => kind === 'before') ?? pictures.find(({ kind }) => kind === 'report-photo');
  const after = pictures.find(({ kind }) => kind === 'after');
  return (
    <div className="stack stack-tight">
      {kinds.map((kind) => {
        const here = pictures.filter((picture) => picture.kind === kind);
        if (here.length === 0) return null;
        return (
          <figure key={kind} className="stack stack-tight">
            <figcaption className="muted">{t('photosOf', { kind: t(`photo.${kind}`), n: here.length })}</figcaption>
            <ul className="photo-grid">
              {here.map((picture) => (
                <li key={picture.id}>
                  <button type="button" onClick={() => setAt(pictures.indexOf(picture))}>
                    <img src={thumbnailUrl(picture)} alt={picture.name} loading="lazy" />
                  </button>
                </li>
              ))}
            </ul>
          </figure>
        );
      })}
      {before && after && (
        <div>
          <Button icon="picture" onClick={() => setPair(true)}>
            {t('compare')}
          </Button>
        </div>
      )}
      <Lightbox pictures={pictures} at={at} onGo={setAt} />
      <Dialog open={pair} title={t('compare')} onClose={() => setPair(false)}>
        {before && after && (
          <div className="photo-pair photo-view">
            {[before, after].map((picture) => (
              <figure key={picture.id}>
                <img src={pictureUrl(picture)} alt={picture.name} />
                <figcaption>{t(`photo.${picture.kind}`)}</figcaption>
              </figure>
            ))}
          </div>
        )}
      </Dialog>
    </div>
  );
}

interface LightboxProps {
  pictures: readonly Picture[];
  at: number | null;
  onGo: (at: number | null) => void;
}

function Lightbox({ pictures, at, onGo }: LightboxProps): ReactElement {
  const t = useWords(detailWords);
  const shown = at === null ? undefined : pictures[at];
  const go = (by: 1 | -1) => at !== null && onGo((at + by + pictures.length) % pictures.length);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'ArrowLeft') go(-1);
    else if (event.key === 'ArrowRight') go(1);
  };
  return (
    <Dialog
      open={shown !== undefined}
      title={shown?.name ?? ''}
      onClose={() => onGo(null)}
      actions={
        pictures.length > 1 && (
          <>
            <Button icon="back" onClick={() => go(-1)}>
              {t('photoPrevious')}
            </Button>
            <Button icon="forward" onClick={() => go(1)}>
              {t('photoNext')}
            </Button>
          </>
        )
      }
    >
      {shown && (
        // biome-ignore lint/a11y/noStaticElementInteractions: the arrows repeat what the two buttons do.
        <div className="photo-view" onKeyDown={onKeyDown}>
          <img src={pictureUrl(shown)} alt={shown.name} />
          <p className="muted">{t('photoAt', { n: (at ?? 0) + 1, all: pictures.length })}</p>
        </div>
      )}
    </Dialog>
  );
}
