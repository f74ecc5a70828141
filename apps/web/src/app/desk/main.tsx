import { allowPlainStyleText, giveStylesTheNonce } from '../../lib/csp.ts';
import { fillAnswerSlot } from '../../lib/answer-slot.tsx';
import { fillNeedSlot } from '../../lib/need-slot.tsx';
import { fillSuggestionSlot } from '../../lib/suggestion-slot.tsx';
import { startShell } from '../start.tsx';
import { DeskApp } from './desk-app.tsx';

allowPlainStyleText();
giveStylesTheNonce();
fillSuggestionSlot(() => import('../../features/insight/suggestion-card.tsx').then((m) => m.SuggestionCard));
fillAnswerSlot(() => import('../../features/nets/here.tsx').then((m) => m.WhoAnswersHere));
fillNeedSlot(() => import('../../features/needs/need-from.tsx').then((m) => m.NeedFrom));
startShell('desk', <DeskApp />);
