/** The server's words of a fault (services/config/fault-words.ts, and those of the forms themselves), for who reads Chinese. */
const WORDS: readonly (readonly [RegExp, (...parts: string[]) => string])[] = [
  [/^must not be empty$/, () => '不能为空'],
  [/^is blank$/, () => '不能只有空格'],
  [/^is missing$/, () => '必填'],
  [/^is not what is expected here$/, () => '内容不符合要求'],
  [/^expected text$/, () => '应为文字'],
  [/^expected a (whole )?number$/, whole => (whole ? '应为整数' : '应为数字')],
  [/^expected a time$/, () => '应为时间'],
  [/^expected true or false$/, () => '应为是或否'],
  [/^expected an e-mail address such as (.+)$/, like => `应为邮箱地址，如 ${like}`],
  [/^expected an address such as (.+)$/, like => `应为网址，如 ${like}`],
  [/^expected a day such as (.+)$/, like => `应为日期，如 ${like}`],
  [/^expected a time with its zone, such as (.+)$/, like => `应为带时区的时间，如 ${like}`],
  [/^expected (\S+) or more$/, least => `不能小于 ${least}`],
  [/^expected more than (\S+)$/, least => `应大于 ${least}`],
  [/^expected (\S+) or less$/, most => `不能大于 ${most}`],
  [/^expected less than (\S+)$/, most => `应小于 ${most}`],
  [/^expected at least (\d+) characters?$/, least => `至少 ${least} 个字符`],
  [/^expected at most (\d+) characters?$/, most => `最多 ${most} 个字符`],
  [/^expected at least (\d+) entr(?:y|ies)$/, least => `至少 ${least} 项`],
  [/^expected at most (\d+) entr(?:y|ies)$/, most => `最多 ${most} 项`],
  [/^expected a multiple of (\S+)$/, of => `应为 ${of} 的倍数`],
  [/^expected another form: /, () => '格式不正确，含有不允许的内容'],
  [/^expected one of (.+)$/, values => `应为其中之一：${values}`],
  [/^expected (hex|base64)$/, encoding => `不是 ${encoding} 编码`],
  [/^expected the topic of a message, without wildcards$/, () => '应为消息的主题，不能含通配符'],
  [/^expected one line, /, () => '只能有一行，不能有换行等控制字符'],
  [/^expected text, without control characters$/, () => '不能有控制字符'],
  [
    /^(small )?letters, digits,? and (.+) inside(?:; at most (\d+) characters)?$/,
    (small, marks, most) =>
      `只能用${small ? '小写' : ''}字母和数字，中间可用 ${marks}${most ? `，最多 ${most} 个字符` : ''}`,
  ],
  [/^letters and digits, a small letter first$/, () => '只能用字母和数字，以小写字母开头'],
  [/^a telephone number: /, () => '应为电话号码：数字、空格、括号和连字符'],
]

/** As it came where there is no word for it: better in a foreign language than not at all. */
export function faultInChinese(says: string): string {
  for (const [pattern, words] of WORDS) {
    const found = pattern.exec(says)
    if (found) return words(...found.slice(1))
  }
  return says
}
