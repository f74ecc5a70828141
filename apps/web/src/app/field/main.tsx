import { startShell } from '../start.tsx';
import { FieldApp } from './field-app.tsx';

startShell('field', <FieldApp />);
