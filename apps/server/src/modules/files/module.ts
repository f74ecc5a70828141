import type { Module } from '../../platform/module.ts';
import { mayReadMeeting, minutesKeeper } from '../organizations/index.ts';
import { attachFiles } from './commands/attach-files.ts';
import { fileAccess } from './file-access.ts';
import { sweepJob } from './jobs/sweep-files.ts';
import { sweepUploadsJob } from './jobs/sweep-uploads.ts';
import { routes } from './routes.ts';

// Meetings of joint bodies lie above: their minutes are files like any other, read by whom sees the meeting.
minutesKeeper.register((ctx, meetingId, fileId) => attachFiles(ctx, meetingId, [{ id: fileId }]));
fileAccess.register(mayReadMeeting);

export const filesModule: Module = { name: 'files', routes, jobs: [sweepJob, sweepUploadsJob] };
