import { fillAnswerSlot } from '../../lib/answer-slot.tsx';
import { startShell } from '../start.tsx';
import { FieldApp } from './field-app.tsx';

fillAnswerSlot(() => import('../../features/nets/here.tsx').then((m) => m.WhoAnswersHere));
startShell('field', <FieldApp />);
