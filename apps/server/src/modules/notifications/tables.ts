import type { ColumnType } from 'kysely';
import type { NoticeData } from './domain/notice.ts';

export interface NotificationTable {
  tenant_id: number;
  id: string;
  person_id: string | null;
  unit_id: string | null;
  event_id: number;
  kind: string;
  matter_id: string | null;
  data: ColumnType<NoticeData, string, string>;
  created_at: Date;
}

export interface NotificationReadTable {
  tenant_id: number;
  post_id: string;
  notification_id: string;
  read_at: Date;
}

export interface NotificationMarkTable {
  tenant_id: number;
  post_id: string;
  read_until: Date;
}

export interface NotificationsTables {
  notifications: NotificationTable;
  notification_reads: NotificationReadTable;
  notification_marks: NotificationMarkTable;
}
