/** Dates and durations in plain Chinese and English, for explanations; screens format their own. */
import type { Text } from './errors.ts';
import { clockText, DAY, HOUR, MINUTE, weekdayOfDay, type Zone } from './time.ts';

const weekdaysZh = ['周日', '周一', '周二', '周三', '周四', '周五', '周六'];
const weekdaysEn = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const monthsEn = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** A day number as '10月1日（周三）' and 'Wed 1 Oct'; with the year when it is not `year`. */
export function dayText(day: number, year?: number): Text {
  const date = new Date(day * DAY);
  const [y, month, dayOfMonth] = [date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate()];
  const weekday = weekdayOfDay(day);
  return {
    zh: `${y === year ? '' : `${y}年`}${month + 1}月${dayOfMonth}日（${weekdaysZh[weekday]}）`,
    en: `${weekdaysEn[weekday]} ${dayOfMonth} ${monthsEn[month]}${y === year ? '' : ` ${y}`}`,
  };
}

/** An instant as '10月1日（周三）17:30'; a due time at midnight is told as 24:00 of the day that it ends. */
export function instantText(zone: Zone, at: number, year?: number, isEnd = false): Text {
  const local = at + zone.offsetAt(at);
  const midnight = isEnd && local % DAY === 0;
  const day = Math.floor(local / DAY) - (midnight ? 1 : 0);
  const clock = clockText(local - day * DAY);
  const { zh, en } = dayText(day, year);
  return { zh: `${zh}${clock}`, en: `${en}, ${clock}` };
}

/** The civil year of an instant. */
export function yearOf(zone: Zone, at: number): number {
  return new Date(at + zone.offsetAt(at)).getUTCFullYear();
}

/** ms as '1天2小时5分' and '1 d 2 h 5 min'; in working time without days, since their length differs. */
export function durationText(ms: number, isWorking: boolean): Text {
  const whole = Math.floor(Math.abs(ms) / MINUTE) * MINUTE;
  const days = isWorking ? 0 : Math.floor(whole / DAY);
  const hours = Math.floor((whole - days * DAY) / HOUR);
  const minutes = (whole % HOUR) / MINUTE;
  const zh = `${days ? `${days}天` : ''}${hours ? `${hours}小时` : ''}${minutes ? `${minutes}分` : ''}`;
  const en = [days && `${days} d`, hours && `${hours} h`, minutes && `${minutes} min`].filter(Boolean).join(' ');
  return isWorking
    ? { zh: `${zh || '不到1分'}（工作时间）`, en: `${en || 'under 1 min'} of working time` }
    : { zh: zh || '不到1分', en: en || 'under 1 min' };
}
