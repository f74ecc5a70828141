import type { ReactElement } from 'react';
import { pictureUrl, thumbnailUrl } from '../../../lib/pictures.ts';

interface PicturesProps {
  files: readonly { id: string }[];
  /** The name of each, by its place among them. */
  name: (n: number) => string;
}

/** Small pictures that open large. */
export function Pictures({ files, name }: PicturesProps): ReactElement | null {
  if (files.length === 0) return null;
  return (
    <ul className="project-pictures">
      {files.map((file, at) => (
        <li key={file.id}>
          <a href={pictureUrl(file)} target="_blank" rel="noreferrer">
            <img src={thumbnailUrl(file)} alt={name(at + 1)} loading="lazy" />
          </a>
        </li>
      ))}
    </ul>
  );
}
