import { allowPlainStyleText, giveStylesTheNonce } from '../../lib/csp.ts';
import { startShell } from '../start.tsx';
import { DeskApp } from './desk-app.tsx';

allowPlainStyleText();
giveStylesTheNonce();
startShell('desk', <DeskApp />);
