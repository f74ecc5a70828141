import './toast.css';
import { type ReactElement, useEffect, useRef } from 'react';
import { useWords } from '../lib/i18n.ts';
import { useSignal } from '../lib/use-signal.ts';
import { Button } from './button.tsx';
import { Icon } from './icon.tsx';
import { dropToast, toasts } from './toast-store.ts';
import { uiWords } from './words.ts';

/** Once per shell. Rises above open dialogs where the browser can. */
export function Toasts(): ReactElement {
  const t = useWords(uiWords);
  const items = useSignal(toasts);
  const layer = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = layer.current;
    if (!element?.hidePopover) return;
    if (element.matches(':popover-open')) element.hidePopover();
    if (items.length > 0) element.showPopover();
  }, [items]);
  return (
    <div className="toasts" ref={layer} popover="manual" role="status">
      {items.map((item) => (
        <div className="toast" key={item.id}>
          <Icon name={item.tone === 'done' ? 'check' : 'alert'} />
          <span>{item.text}</span>
          {item.act && (
            <Button
              variant="quiet"
              onClick={() => {
                item.act?.run();
                dropToast(item.id);
              }}
            >
              {item.act.label}
            </Button>
          )}
          <Button variant="quiet" icon="close" label={t('close')} onClick={() => dropToast(item.id)} />
        </div>
      ))}
    </div>
  );
}
