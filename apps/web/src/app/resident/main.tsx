import { startShell } from '../start.tsx';
import { ResidentApp } from './resident-app.tsx';

startShell('resident', <ResidentApp />);
