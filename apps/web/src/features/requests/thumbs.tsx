import './thumbs.css';
import type { ReactElement } from 'react';
import { pictureUrl, thumbnailUrl } from '../../lib/pictures.ts';

interface ThumbsProps {
  pictures: readonly { id: string; claim?: string }[];
  /** Name of the n-th picture, from 1. */
  nameOf: (n: number) => string;
}

/** Small pictures that open large. */
export function Thumbs({ pictures, nameOf }: ThumbsProps): ReactElement | null {
  if (pictures.length === 0) return null;
  return (
    <ul className="thumbs">
      {pictures.map((picture, at) => (
        <li key={picture.id}>
          <a href={pictureUrl(picture)} target="_blank" rel="noreferrer">
            <img src={thumbnailUrl(picture)} alt={nameOf(at + 1)} loading="lazy" />
          </a>
        </li>
      ))}
    </ul>
  );
}
