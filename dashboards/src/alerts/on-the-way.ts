/**
 * The note of somebody who sets out. The server knows no such action: it is a comment like any other, with words that whoever
 * reads it elsewhere (InfluxDB, an export) understands in either language.
 */
export const ON_THE_WAY = '正在前往 On the way'
