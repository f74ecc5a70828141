import { type ReactNode, useEffect, useState } from 'react';
import { openDeviceOf, keepSession } from '../../lib/device.ts';
import { fieldOutbox } from '../../lib/field-outbox.ts';
import { session, useSession } from '../../lib/session.ts';
import { askToPersist } from '../../lib/storage-room.ts';
import { useSignal } from '../../lib/use-signal.ts';
import { Skeleton } from '../../ui/skeleton.tsx';

/** Opens what the person who is signed in keeps on this phone before any page asks for it. */
export function DeviceStore({ children }: { children: ReactNode }): ReactNode {
  const { person } = useSession();
  const current = useSignal(session);
  const [opened, setOpened] = useState<string | null>(null);
  useEffect(() => {
    let gone = false;
    openDeviceOf(person.id)
      .then(() => fieldOutbox.reload())
      .catch(console.error)
      .finally(() => {
        if (gone) return;
        setOpened(person.id);
        fieldOutbox.start();
        void askToPersist();
      });
    return () => {
      gone = true;
    };
  }, [person.id]);
  useEffect(() => {
    if (current && opened === person.id) void keepSession(current);
  }, [current, opened, person.id]);
  return opened === person.id ? children : <Skeleton lines={6} />;
}
