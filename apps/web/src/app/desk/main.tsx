import { allowPlainStyleText } from '../../lib/csp.ts';
import { startShell } from '../start.tsx';
import { DeskApp } from './desk-app.tsx';

allowPlainStyleText();
startShell('desk', <DeskApp />);
