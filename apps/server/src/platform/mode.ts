/**
 * 'demo' lays a fictional district and shows its sign-ins; 'development' is the same with the sources watched;
 * 'production' holds real people's data and refuses whatever is not safe for that.
 */
export type Mode = 'demo' | 'production' | 'development';
